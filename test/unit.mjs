// Bundles the tests of the core, the server and the command line, and runs them: node test/unit.mjs [name…]
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cache, fail, root } from '../server/tools/ensure.mjs';
import { buildCommand } from './support/build-command.mjs';

const names = process.argv.slice(2);
// Its own, so that two runs at once do not take each other's bundles away.
const outdir = path.join(cache, 'test', String(process.pid));
/** Slow enough to be a lane of its own, or about what another lane makes. */
const onlyByName = ['oracle.test.ts', 'publish/'];

const files = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('e2e/'))
  .filter((file) =>
    names.length === 0 ? !onlyByName.some((name) => file.startsWith(name)) : names.some((name) => file.includes(name)),
  )
  .sort();
if (files.length === 0) fail(`There is no test named ${names.join(' or ')}.`);

process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
const built = await build({
  absWorkingDir: root,
  entryPoints: files.map((file) => `test/${file}`),
  outdir,
  outbase: 'test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
}).catch(() => process.exit(1));
// Once for all tests that run it.
const command = path.join(outdir, 'command');
if ('test/support/command.ts' in built.metafile.inputs) await buildCommand(root, command).catch(() => process.exit(1));

const bundles = files.map((file) => path.join(outdir, file.replace(/\.ts$/, '.mjs')));
const options = ['--enable-source-maps', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'];
const { status } = spawnSync(process.execPath, [...options, ...bundles], {
  cwd: root,
  env: { ...process.env, TALOS_BOND_BUNDLES: command },
  stdio: 'inherit',
});
process.exit(status ?? 1);
