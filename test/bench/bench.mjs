// Measures this server and yaml-language-server by turns on the same texts; no test, so no figure makes it fail.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { configIds, makeConfig } from './configs.mjs';
import { measureConfig } from './editing.mjs';
import { measureLint } from './lint.mjs';
import { cache, root } from './places.mjs';
import { planOf } from './plan.mjs';
import { quoteIn } from './quote.mjs';
import { render } from './report.mjs';
import { findSchema } from './schema.mjs';
import { floorServer, ourServer, peerServer } from './servers.mjs';
import { measurePackage } from './sizes.mjs';
import { measureFirstSight, measureStartUp } from './startup.mjs';
import { environment, faultsIn, summarise } from './summary.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    lint: { type: 'boolean', default: false },
    only: { type: 'string' },
    server: { type: 'string' },
    patience: { type: 'string', default: '60' },
  },
});

const docs = join(root, 'server/docs');

// Not left to the runtime: what the bundler started may outlive its work.
process.exit(await run());

/** With `--lint` the command line alone is measured; the other figures stay as they are, and the other way round. */
async function run() {
  if (options.lint) return runLint();
  const ids = options.only?.split(',') ?? configIds;
  const unknown = ids.filter((id) => !configIds.includes(id));
  if (unknown.length > 0) return complain(`No such config: ${unknown}; there are ${configIds}`);
  mkdirSync(cache, { recursive: true });
  const ours = ourServer(options.server);
  if (!ours) console.error('dist/server.js is missing (npm run build): measuring the peer alone');
  const schema = findSchema();
  const peer = peerServer(schema.path);
  const measured = await measureAll([ours, peer].filter(Boolean), ids);
  const { lint } = published();
  const results = { environment: environment(schema, peer), ...summarise(measured), package: measurePackage(), lint };
  publish(results, ids.length === configIds.length && !options.quick && !options.server && ours !== undefined);
  const faults = faultsIn(results);
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
}

async function runLint() {
  const rounds = options.quick ? 2 : 21;
  const lint = await measureLint(peerServer(findSchema().path), rounds, Number(options.patience) * 1000);
  if (!lint) return complain('The command line is measured where dist/cli.js is built, and with bash');
  publish({ ...published(), lint }, !options.quick);
  return 0;
}

function published() {
  return JSON.parse(readFileSync(join(docs, 'benchmark.json'), 'utf8'));
}

async function measureAll(servers, ids) {
  const patience = Number(options.patience) * 1000;
  const plan = planOf(options.quick);
  console.error('start-up');
  const startUp = await measureStartUp([floorServer(), ...servers], plan.startUps, patience);
  const firstSight = await measureFirstSight(servers, plan.firstSights, patience, makeConfig('60'));
  const configs = [];
  for (const id of ids) {
    console.error(/^\d/.test(id) ? `${id} lines` : id);
    const config = makeConfig(id);
    configs.push({ config, ...(await measureConfig(servers, config, plan.configs[id], patience)) });
  }
  return { startUp, firstSight, configs };
}

/** A partial run must not replace the figures that are quoted. */
function publish(results, whole) {
  const text = render(results);
  console.log(text);
  const folder = whole ? docs : cache;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'benchmark.md'), text);
  writeFileSync(join(folder, 'benchmark.json'), `${JSON.stringify(results, null, 2)}\n`);
  if (whole) quoteIn(join(root, 'README.md'), results);
}

function complain(sentence) {
  console.error(sentence);
  return 2;
}
