import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { cache, root } from './places.mjs';

/** This project's server as it is shipped, or undefined before a build. */
export function ourServer(script = join(root, 'dist/server.js')) {
  return existsSync(script) ? { name: 'talos-bond', script, settings: {} } : undefined;
}

/** yaml-language-server with the given schema for every YAML file and nothing fetched from a network. */
export function peerServer(schemaPath) {
  const require = createRequire(import.meta.url);
  const { version } = require('yaml-language-server/package.json');
  return {
    name: 'yaml-language-server',
    version,
    script: join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    settings: {
      yaml: {
        schemas: { [pathToFileURL(schemaPath).href]: '*.yaml' },
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
        validate: true,
        hover: true,
        completion: true,
      },
    },
  };
}

/** The peer collects keystrokes for this long before it looks at them, in milliseconds. */
export const peerDelay = 200;

/** A bare server, bundled as ours is. */
export function floorServer() {
  const script = join(cache, 'floor.js');
  buildSync({
    entryPoints: [join(root, 'test/bench/floor-server.mjs')],
    outfile: script,
    bundle: true,
    minify: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'es2022',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'error',
  });
  return { name: 'bare server', script, settings: {} };
}
