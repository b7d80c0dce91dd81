import assert from 'node:assert/strict';

/** Does the work and looks at the clock afterwards: the runner's own limit cannot interrupt what never waits. */
export function inTime<T>(seconds: number, work: () => T): T {
  const start = performance.now();
  const made = work();
  const took = (performance.now() - start) / 1000;
  assert.ok(took < seconds, `took ${took.toFixed(1)} s, the limit is ${seconds} s`);
  return made;
}
