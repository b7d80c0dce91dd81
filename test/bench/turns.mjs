import { setTimeout as sleep } from 'node:timers/promises';
import { TimedOut } from './client.mjs';

/** Between two turns, in milliseconds: what a server does after its answer must not slow the other one's. */
const rest = 100;

/** What was measured of one server: milliseconds, MiB, the last answer, and why it ended early, if it did. */
export class Series {
  wall = [];
  cpu = [];
  memory = [];
  answer = undefined;
  failure = undefined;
}

/**
 * Lets each client do the same steps, one after the other, again and again: so many steps in a row make a turn. The
 * first ones are not counted. CPU is that of a turn, by its steps, and read when all have had theirs, so that work which
 * a server does after its answer is counted too.
 */
export async function byTurns(clients, { warmUps, rounds, burst = 1 }, step) {
  const series = new Map([...clients.keys()].map((name) => [name, new Series()]));
  for (let first = 0; first < warmUps + rounds; first += burst) {
    const before = new Map();
    const counts = first >= warmUps;
    for (const [name, client] of clients) {
      before.set(name, client.cpu);
      await sleep(rest);
      const steps = Array.from({ length: burst }, (_, index) => () => step(client, first + index));
      if (!(await takeTurn(client, series.get(name), counts, steps))) clients.delete(name);
    }
    if (!counts) continue;
    for (const [name, client] of clients) series.get(name).cpu.push((client.cpu - before.get(name)) / burst);
  }
  return series;
}

async function takeTurn(client, series, counts, steps) {
  try {
    for (const step of steps) {
      const { wall, answer } = await step();
      if (counts) series.wall.push(wall);
      series.answer = answer;
    }
    return true;
  } catch (error) {
    series.failure = failureOf(error);
    client.stop();
    return false;
  }
}

/** A time-out is a result; anything else is a fault that the exit code tells. */
export function failureOf(error) {
  return { timedOut: error instanceof TimedOut, message: error.message };
}

export async function timed(action) {
  const start = performance.now();
  const answer = await action();
  return { wall: performance.now() - start, answer };
}
