// Bundles the suite for both kinds of extension host.
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
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'error',
    ...(host === 'browser' ? { define: { global: 'globalThis' } } : {}),
  });
  return outfile;
}
