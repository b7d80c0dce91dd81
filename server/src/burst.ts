import { setFlagsFromString } from 'node:v8';

/** A text beyond this is long work, in UTF-16 units. */
const large = 65_536;

/** What V8 counts before it optimises a function, and by how much room for new objects grows. */
const settings = {
  /** Most files are small, and a server opens them with one short burst of work. */
  sparing: '--interrupt-budget=400000 --semi-space-growth-factor=1',
  brisk: '--interrupt-budget=270000 --semi-space-growth-factor=2',
  /**
   * What is done once for each of many files pays less to be optimised than the runtime thinks. Room that grows faster
   * costs more to be touched than it saves.
   */
  roomy: '--interrupt-budget=400000 --semi-space-growth-factor=2',
} as const;

// The V8 of Node 20 spends several MiB on optimising what has run already and on room for objects that are gone. Later
// ones have a compiler between the two, and no such settings.
const adjustable = Number.parseInt(process.versions.v8, 10) < 12;

function choose(flags: string): void {
  if (adjustable) setFlagsFromString(flags);
}

/** Tells that a server starts, which waits for a large text. */
export const expectLittle = (): void => choose(settings.sparing);

/** Tells that a text of this length was opened. */
export function expectWork(length: number): void {
  if (length > large) choose(settings.brisk);
}

/** Tells that many files are read one after the other. */
export const expectFiles = (): void => choose(settings.roomy);
