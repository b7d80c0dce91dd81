// Measures the command line beside what it cannot do without, by turns: processes from start to end.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Client } from './client.mjs';
import { median } from './measure.mjs';
import { cache, root } from './places.mjs';
import { bondFiles, makeTree } from './tree.mjs';

const files = 10_000;
const few = 100;
const many = 1_000;

/** What is compared: the first of each list is ours. `null` where this machine cannot measure it. */
export async function measureLint(peer, rounds, patience) {
  const cli = join(root, 'dist/cli.js');
  if (!existsSync(cli) || !canTime()) return null;
  mkdirSync(cache, { recursive: true });
  const node = (script, ...rest) => [process.execPath, script, ...rest];
  const lint = (...paths) => node(cli, 'lint', '--quiet', ...paths);
  const reader = floorReader();
  const [sparse, dense] = [makeTree(files, few), makeTree(files, many)];
  const withBonds = bondFiles(sparse, files, few);
  const grep = (folder) => ['grep', '-rE', '[Bb]ond', folder];
  const sample = smallFile();
  return {
    sparse: byTurns(rounds, { ours: lint(sparse), floor: node(reader, sparse), grep: grep(sparse) }),
    dense: byTurns(rounds, { ours: lint(dense), floor: node(reader, dense, '--parse'), grep: grep(dense) }),
    version: byTurns(2 * rounds, { ours: node(cli, '--version'), floor: [process.execPath, '-e', '0'] }),
    small: byTurns(2 * rounds, { ours: lint(sample), floor: [process.execPath, '-e', '0'] }),
    peer: await besidePeer(peer, lint(...withBonds), rounds, patience, withBonds),
  };
}

/** Medians of wall and CPU time in milliseconds. The first round fills the caches of the disk. */
function byTurns(rounds, commands) {
  const series = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, command] of Object.entries(commands)) {
      const times = timed(command);
      if (round >= 0) series[name].push(times);
    }
  return Object.fromEntries(Object.entries(series).map(([name, times]) => [name, medians(times)]));
}

const medians = (times) => ({
  wall: Math.round(median(times.map(({ wall }) => wall))),
  cpu: Math.round(median(times.map(({ cpu }) => cpu))),
});

/** Node does not tell what a child has cost; bash does, to the millisecond. */
function timed(command) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' });
  const [wall, user, system] = stderr.trim().split(' ').map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

const canTime = () => spawnSync('bash', ['-c', 'exit 0']).status === 0;

/** The same files, all at once, by a server that knows them from their schema. */
async function besidePeer(peer, ours, rounds, patience, paths) {
  const turns = Math.min(rounds, 3);
  const { ours: mine } = byTurns(turns, { ours });
  const times = [];
  for (let round = 0; round < turns; round++) times.push(await openAll(peer, paths, patience));
  return { ours: mine, floor: medians(times) };
}

async function openAll(server, paths, patience) {
  const start = performance.now();
  const client = new Client(server, patience);
  try {
    await client.start();
    await client.initialized();
    const opened = paths.map((path, index) => {
      // The peer's patterns do not match below a folder with a leading dot.
      client.uri = `file:///talos/${index}.yaml`;
      return client.open(readFileSync(path, 'utf8'));
    });
    await Promise.all(opened);
    return { wall: performance.now() - start, cpu: client.cpu };
  } finally {
    client.stop();
  }
}

function floorReader() {
  const outfile = join(cache, 'floor-reader.mjs');
  buildSync({
    entryPoints: [join(root, 'test/bench/floor-reader.mjs')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    target: 'es2022',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outfile;
}

function smallFile() {
  const file = join(cache, 'small.yaml');
  writeFileSync(file, 'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: 802.3ad\nlinks: [eth0, eth1]\n');
  return file;
}
