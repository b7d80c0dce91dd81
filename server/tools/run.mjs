// Runs a tool written in TypeScript: node server/tools/run.mjs <file.ts> [arguments for it]
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, ensureDependencies, fail, root } from './ensure.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file) fail('Say which TypeScript file to run.');
ensureDependencies();
const { build } = await import('esbuild');

const outfile = path.join(cache, 'tools', `${path.basename(file, '.ts')}.mjs`);
try {
  await build({
    entryPoints: [path.resolve(file)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
} catch {
  process.exit(1);
}
process.chdir(root);
process.setSourceMapsEnabled?.(true);
process.argv = [process.execPath, outfile, ...rest];
await import(pathToFileURL(outfile).href);
