import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { failureOf, Series, timed } from './turns.mjs';

// A server that answers at once and works on would look cheaper than it is.
const trailing = 100;

/** Start of the process to the answer of `initialize`, each server in turn. */
export function measureStartUp(servers, rounds, patience) {
  return fresh(servers, rounds, patience, async (client, series) => {
    const { wall } = await timed(() => client.start());
    await sleep(trailing);
    series.wall.push(wall);
    series.cpu.push(client.cpu);
  });
}

/** Start of the process to the first diagnostics without any pause: what a person waits for. */
export function measureFirstSight(servers, rounds, patience, config) {
  return fresh(servers, rounds, patience, async (client, series) => {
    const { wall, answer } = await timed(async () => {
      await client.start();
      await client.initialized();
      return client.open(config.text);
    });
    series.wall.push(wall);
    series.cpu.push(client.cpu);
    series.answer = answer.length;
  });
}

async function fresh(servers, rounds, patience, step) {
  const all = new Map(servers.map((server) => [server.name, new Series()]));
  // The first round fills the disk cache.
  for (let round = -1; round < rounds; round++) {
    for (const server of servers) {
      const series = round < 0 ? new Series() : all.get(server.name);
      await once(new Client(server, patience), series, step);
      all.get(server.name).failure ??= series.failure;
    }
  }
  return all;
}

async function once(client, series, step) {
  if (series.failure) return;
  try {
    await step(client, series);
  } catch (error) {
    series.failure = failureOf(error);
  } finally {
    client.stop();
  }
}
