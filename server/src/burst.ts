import { setFlagsFromString } from 'node:v8';

/** What V8 counts before it optimises a function for long runs, in Node 20. */
const [usual, patient] = [135_168, 400_000];

/** A text beyond this is long work, in UTF-16 units. */
const large = 65_536;

// Most files are small, and a server opens them with one short burst of work. The V8 of Node 20 would spend several MiB
// on optimising what has run already; it waits longer until there is a large text. Later ones have a compiler between the
// two, and no such setting.
const adjustable = Number.parseInt(process.versions.v8, 10) < 12;
if (adjustable) setFlagsFromString(`--interrupt-budget=${patient}`);

/** Tells that a text of this length was opened. */
export function expectWork(length: number): void {
  if (adjustable && length > large) setFlagsFromString(`--interrupt-budget=${usual}`);
}
