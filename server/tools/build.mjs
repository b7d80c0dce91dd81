// Bundles the extension, the server and the command line into dist/. With --dev: readable, with source maps, never shipped.
import { rmSync, writeFileSync } from 'node:fs';
import { ensureDependencies, root, say } from './ensure.mjs';
import { noticesFor } from './notices.mjs';

ensureDependencies();
const { build } = await import('esbuild');
const dev = process.argv.includes('--dev');

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !dev,
  sourcemap: dev,
  // Licences of what is bundled go into one file beside the bundles.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
const inEditor = { external: ['vscode'] };

const bundles = [
  { ...node, ...inEditor, entryPoints: ['client/src/node.ts'], outfile: 'dist/extension.js' },
  { ...browser, ...inEditor, entryPoints: ['client/src/browser.ts'], outfile: 'dist/extension.web.js' },
  { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js' },
  { ...browser, format: 'iife', entryPoints: ['server/src/browser.ts'], outfile: 'dist/server.web.js' },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
];

say(`Building ${bundles.map(({ outfile }) => outfile).join(', ')}`);
rmSync(`${root}/dist`, { recursive: true, force: true });
try {
  const built = await Promise.all(bundles.map((bundle) => build(bundle)));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(`${root}/dist/third-party-notices.txt`, noticesFor(inputs, root));
} catch {
  // esbuild has printed what is wrong, and where.
  process.exit(1);
}
