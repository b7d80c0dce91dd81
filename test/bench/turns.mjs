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
 * Lets each client do the same step, one after the other, again and again. The first rounds are not counted.
 * CPU is read at the end of a round, so that work which a server does after its answer is counted too.
 */
export async function byTurns(clients, { warmUps, rounds }, step) {
  const series = new Map([...clients.keys()].map((name) => [name, new Series()]));
  for (let round = -warmUps; round < rounds; round++) {
    const before = new Map();
    for (const [name, client] of clients) {
      before.set(name, client.cpu);
      await sleep(rest);
      const counts = round >= 0;
      const turn = () => step(client, round + warmUps);
      if (!(await takeTurn(client, series.get(name), counts, turn))) clients.delete(name);
    }
    if (round < 0) continue;
    for (const [name, client] of clients) series.get(name).cpu.push(client.cpu - before.get(name));
  }
  return series;
}

async function takeTurn(client, series, counts, turn) {
  try {
    const { wall, answer } = await turn();
    if (counts) series.wall.push(wall);
    series.answer = answer;
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
