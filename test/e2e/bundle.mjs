// Bundles the suite for both kinds of extension host, and what stands in for github.dev's repositories.
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cache, root } from '../../server/tools/ensure.mjs';

const folder = path.join(cache, 'e2e');

/** Returns the path of the suite for `host`: 'node' or 'browser'. */
export async function bundleSuite(host) {
  const outfile = path.join(folder, `${host}.js`);
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/suite/index.ts'],
    outfile,
    bundle: true,
    platform: host,
    // Mocha takes any `module` it sees for its own; the suite's exports are put back behind it.
    format: 'iife',
    globalName: 'suiteOfTalosBond',
    footer: { js: 'module.exports = suiteOfTalosBond;' },
    target: 'es2022',
    external: ['vscode', 'node:*'],
    sourcemap: 'inline',
    logLevel: 'error',
    ...(host === 'browser' ? { define: { global: 'globalThis' } } : {}),
  });
  return outfile;
}

/** Returns the folder of an extension that serves the sample workspace read-only, under `readOnlyFolder`. */
export async function bundleReadOnly() {
  const outdir = path.join(folder, 'read-only');
  mkdirSync(outdir, { recursive: true });
  copyFileSync(path.join(root, 'test/e2e/read-only/package.json'), path.join(outdir, 'package.json'));
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/read-only/extension.ts'],
    outfile: path.join(outdir, 'extension.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { workspaceFiles: JSON.stringify(textsIn(path.join(root, 'test/workspace'))) },
    logLevel: 'error',
  });
  return outdir;
}

export const readOnlyFolder = 'vscode-vfs://github/someone/cluster';

function textsIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => path.join(parentPath, name));
  const nameOf = (file) => path.relative(folder, file).split(path.sep).join('/');
  return Object.fromEntries(files.map((file) => [nameOf(file), readFileSync(file, 'utf8')]));
}
