// npm test: everything that is proven, lane by lane. `npm test -- unit web` runs only the lanes it names.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies, fail, root, say } from '../server/tools/ensure.mjs';

const inRoot = (file) => path.join(root, file);

/** Each lane is one script for Node. What it prints is shown and counted. */
const lanes = {
  types: [inRoot('node_modules/typescript/bin/tsc'), '-b'],
  lint: [inRoot('node_modules/@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'],
  unused: [inRoot('node_modules/knip/bin/knip.js'), '-c', 'test/knip.json'],
  unit: [inRoot('test/unit.mjs')],
  agreement: [inRoot('test/unit.mjs'), 'oracle.test'],
  package: [inRoot('server/tools/package.mjs'), '--as-built'],
  publish: [inRoot('test/unit.mjs'), 'publish/'],
  desktop: [inRoot('test/e2e/desktop.mjs')],
  web: [inRoot('test/e2e/web.mjs')],
  'web-oldest': [inRoot('test/e2e/web.mjs'), 'oldest'],
  journey: [inRoot('test/e2e/journey.mjs')],
  start: [inRoot('test/e2e/start.mjs')],
  neovim: [inRoot('test/e2e/editor.mjs'), 'neovim'],
  vim: [inRoot('test/e2e/editor.mjs'), 'vim'],
  emacs: [inRoot('test/e2e/editor.mjs'), 'emacs'],
  oracle: [inRoot('server/tools/run.mjs'), inRoot('test/oracle/run.ts'), '--check'],
};

/** Run where asked for by name, and in CI wherever they can be: building six releases of Talos takes its time. */
const extra = ['oracle'];
/** A lane that takes longer hangs; all of them together end in time for whoever waits. */
const end = Date.now() + 80 * 60_000;
const limit = (name) => Math.min((extra.includes(name) ? 30 : 12) * 60_000, Math.max(end - Date.now(), 1));
const isCI = process.env.CI === 'true';
/** The exit code of a lane that this machine cannot run. */
const cannotRun = 77;
/** How the test runners of the lanes count, each in its own words. */
const counts = {
  passed: [/^\s*(\d+) passing\b/, /^(?:#|ℹ) pass (\d+)$/, /^ok - /],
  failed: [/^\s*(\d+) failing\b/, /^(?:#|ℹ) fail (\d+)$/, /^not ok - /],
};

const chosen = choose(process.argv.slice(2));
ensureDependencies();
await mustSucceed('build', [inRoot('server/tools/build.mjs')]);
const results = [];
for (const name of chosen) results.push(await runLane(name));
summarise(results);

function choose(names) {
  const unknown = names.find((name) => !(name in lanes));
  if (unknown) fail(`There is no lane ${unknown}; there are ${Object.keys(lanes).join(', ')}.`);
  if (names.length === 0) return Object.keys(lanes).filter((name) => isCI || !extra.includes(name));
  // Both use what is packaged.
  const wanted = names.includes('journey') || names.includes('publish') ? [...names, 'package'] : names;
  return Object.keys(lanes).filter((name) => wanted.includes(name));
}

async function mustSucceed(name, command) {
  const { code } = await runScript(command);
  if (code !== 0) fail(`The ${name} failed; the lines above say why.`);
}

async function runLane(name) {
  say(`Lane ${name}`);
  const start = Date.now();
  const { code, lines } = await runScript(lanes[name], limit(name));
  const seconds = Math.round((Date.now() - start) / 1000);
  if (code === cannotRun) {
    const why = lines.findLast((line) => line.startsWith('not run: ')) ?? 'not run';
    return { name, state: why, passed: 0, failed: isCI && !extra.includes(name) ? 1 : 0, seconds };
  }
  const { passed, failed } = judge(code, count(lines, counts.passed), count(lines, counts.failed));
  return { name, state: failed === 0 ? 'pass' : 'FAIL', passed, failed, seconds };
}

/** The exit code has the last word; a lane that counts nothing is one check. */
function judge(code, passed, failed) {
  if (code === 0) return { passed: Math.max(passed, failed === 0 ? 1 : 0), failed };
  return { passed, failed: Math.max(failed, 1) };
}

function count(lines, patterns) {
  const found = lines.flatMap((line) => patterns.map((pattern) => pattern.exec(line)).filter(Boolean));
  return found.reduce((sum, [, number = '1']) => sum + Number(number), 0);
}

function runScript(command, timeout = limit()) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let text = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (data) => {
        text += data;
        to.write(data);
      });
    }
    child.on('close', (code) => resolve({ code: code ?? 1, lines: text.split(/\r?\n/) }));
  });
}

function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, state, passed, failed, seconds } of results) {
    const numbers = state.startsWith('not run') ? '' : `  ${passed} passed, ${failed} failed, ${seconds} s`;
    console.log(`${name.padEnd(width)}  ${state}${numbers}`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exit(total('failed') === 0 ? 0 : 1);
}
