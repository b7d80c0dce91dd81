import { setFlagsFromString } from 'node:v8';

/** A text beyond this is long work, in UTF-16 units. */
const large = 65_536;

/** For short work: the interpreter, and a small room for new objects. */
const sparing = '--interrupt-budget=400000 --semi-space-growth-factor=1';

/** For long work: each function is compiled at its first call, simply; optimised are those that most of it is done in. */
const eager = '--interrupt-budget=500000 --semi-space-growth-factor=2 --always-sparkplug';

// The V8 of Node 20 begins to optimise after a short while, on a thread of its own. What it spends there, and what it takes
// back later, is more than most files are worth: they are opened with one burst of work, small or large. Later ones have a
// compiler between the two, and no such settings.
const adjustable = Number.parseInt(process.versions.v8, 10) < 12;
if (adjustable) setFlagsFromString(sparing);

/** Tells that a text of this length was opened. */
export function expectWork(length: number): void {
  if (adjustable && length > large) setFlagsFromString(eager);
}
