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
/** The modules of the parser, of which unused ones fall away, instead of what Node would take. */
const lean = { alias: { yaml: `${root}/node_modules/yaml/browser/index.js` } };
/** Runs as a process and as a worker: each half is only evaluated where it belongs, and what both share knows neither. */
const both = { ...node, ...lean, format: 'iife', conditions: ['browser', 'node'] };
const inEditor = { external: ['vscode'] };

const bundles = [
  { ...node, ...inEditor, entryPoints: ['client/src/node.ts'], outfile: 'dist/extension.js' },
  { ...browser, ...inEditor, entryPoints: ['client/src/browser.ts'], outfile: 'dist/extension.web.js' },
  { ...both, entryPoints: ['server/src/main.ts'], outfile: 'dist/server.js' },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    external: ['./commands.js'],
    // `require` is there anyway; what runs `import` would be loaded first.
    supported: { 'dynamic-import': false },
  },
  { ...node, ...lean, entryPoints: ['server/src/cli/commands.ts'], outfile: 'dist/commands.js' },
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
