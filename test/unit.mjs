// Bundles the test files of a folder and runs them: node test/unit.mjs test | test/grammar
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cache, fail, root } from '../server/tools/ensure.mjs';

const folder = process.argv[2] ?? 'test';
/** Lanes of their own. */
const elsewhere = ['test/e2e', 'test/grammar'].filter((lane) => lane !== folder);

const entryPoints = readdirSync(path.join(root, folder), { recursive: true })
  .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
  .filter((file) => file.endsWith('.test.ts') && !elsewhere.some((lane) => file.startsWith(`${lane}/`)))
  .sort();
if (entryPoints.length === 0) fail(`There is no test in ${folder}.`);

const outdir = path.join(cache, folder);
rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints,
  outdir,
  outbase: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
}).catch(() => process.exit(1));

const bundles = entryPoints.map((file) => path.join(outdir, path.relative(folder, file).replace(/\.ts$/, '.mjs')));
const options = ['--enable-source-maps', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'];
const { status } = spawnSync(process.execPath, [...options, ...bundles], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
