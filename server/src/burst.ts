import { setFlagsFromString } from 'node:v8';

/** A text beyond this is long work, in UTF-16 units. */
const large = 65_536;

/** What V8 counts before it optimises a function, and by how much room for new objects grows; for short and for long work. */
const [sparing, brisk] = [
  '--interrupt-budget=400000 --semi-space-growth-factor=1',
  '--interrupt-budget=135168 --semi-space-growth-factor=2',
];

// Most files are small, and a server opens them with one short burst of work. The V8 of Node 20 would spend several MiB
// on optimising what has run already and on room for objects that are gone; it waits until there is a large text. Later
// ones have a compiler between the two, and no such settings.
const adjustable = Number.parseInt(process.versions.v8, 10) < 12;
if (adjustable) setFlagsFromString(sparing);

/** Tells that a text of this length was opened. */
export function expectWork(length: number): void {
  if (adjustable && length > large) setFlagsFromString(brisk);
}
