import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { byTurns, failureOf, Series, timed } from './turns.mjs';

const word = 'updelay';
const pause = 400;

/** All that one config is measured for: opening, keystrokes, completion and hover, memory. */
export async function measureConfig(servers, config, plan, patience) {
  const { clients, opening } = await openByTurns(servers, config, plan.opens, patience);
  const keystroke = await byTurns(clients, plan.keystrokes, (client, turn) => pressKey(client, config, turn));
  const hover = await byTurns(clients, plan.hovers, (client) => timed(() => client.hover(config.hover)));
  const fresh = await byTurns(clients, { warmUps: 0, rounds: 1 }, (client) => startLine(client, config));
  const completion = await byTurns(clients, plan.completions, (client, turn) => typeAndComplete(client, config, turn));
  for (const client of clients.values()) client.stop();
  return { opening, keystroke, hover, fresh, completion };
}

/** Opens the text in fresh processes; the last ones stay for the measurements of a warm server. */
async function openByTurns(servers, config, rounds, patience) {
  const opening = new Map(servers.map(({ name }) => [name, new Series()]));
  const clients = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const server of servers.filter(({ name }) => !opening.get(name).failure)) {
      clients.get(server.name)?.stop();
      const client = new Client(server, patience);
      clients.set(server.name, client);
      if (!(await openOnce(client, config, opening.get(server.name)))) clients.delete(server.name);
    }
  }
  return { clients, opening };
}

async function openOnce(client, config, series) {
  try {
    await client.start();
    await client.initialized();
    await sleep(pause);
    const before = client.cpu;
    const { wall, answer } = await timed(() => client.open(config.text));
    await sleep(pause);
    series.wall.push(wall);
    series.cpu.push(client.cpu - before);
    series.memory.push(client.memory);
    series.answer = answer;
    return true;
  } catch (error) {
    series.failure = failureOf(error);
    client.stop();
    return false;
  }
}

/** Makes `miimon: 100` into `miimon: 1000` and back. */
function pressKey(client, config, turn) {
  const adds = turn % 2 === 0;
  return timed(() => client.edit(config.endOfValue, adds ? 0 : 1, adds ? '0' : ''));
}

/** A fresh line below `miimon`, at its column. */
function startLine(client, config) {
  return timed(() => client.edit(config.endOfValue, 0, `\n${config.indent}`));
}

/** Types the next letter of a key there and asks what it may become. */
async function typeAndComplete(client, config, turn) {
  const column = turn % word.length;
  const line = { line: config.endOfValue.line + 1, character: config.indent.length };
  if (turn > 0 && column === 0) await client.edit(line, word.length, '');
  const place = { ...line, character: line.character + column };
  let arrival;
  const result = await timed(async () => {
    arrival = await client.type(place, 0, word[column]);
    return client.completion({ ...place, character: place.character + 1 });
  });
  await client.diagnosticsAfter(arrival);
  return result;
}
