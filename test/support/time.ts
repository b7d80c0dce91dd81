import assert from 'node:assert/strict';

/**
 * Does the work and looks afterwards at what it took: the runner's own limit cannot interrupt what never waits.
 * The seconds are those of the processor, as others may use the machine too.
 */
export function inTime<T>(seconds: number, work: () => T): T {
  const start = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1e6;
  assert.ok(took < seconds, `took ${took.toFixed(1)} s, the limit is ${seconds} s`);
  return made;
}
