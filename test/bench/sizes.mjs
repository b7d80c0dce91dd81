import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/** Bytes of the newest .vsix and of the bundles in dist, as far as they were built. */
export function measurePackage() {
  const packages = filesIn(root, '.vsix').sort((a, b) => b.modified - a.modified);
  return { vsix: packages[0]?.bytes ?? null, bundles: filesIn(join(root, 'dist'), '.js') };
}

function filesIn(folder, extension) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return { name, bytes: size, modified: mtimeMs };
    });
}
