import { build } from 'esbuild';

/** Bundles the command line with the server beside it, as a release does, from the sources as they stand. */
export async function buildCommand(absWorkingDir, outdir) {
  const options = {
    absWorkingDir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    minify: true,
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    outdir,
  };
  const apart = { external: ['./commands.js'], supported: { 'dynamic-import': false } };
  await Promise.all([
    build({ ...options, ...apart, entryPoints: { cli: 'server/src/cli/main.ts' } }),
    build({ ...options, entryPoints: { commands: 'server/src/cli/commands.ts', server: 'server/src/node.ts' } }),
  ]);
}
