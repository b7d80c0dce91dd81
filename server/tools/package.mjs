// Packs the extension as talos-bond.vsix. With --as-built: dist/ as it stands, else built afresh.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies, fail, root, say } from './ensure.mjs';

/** What users download; a package that outgrows it is a fault. */
const limitKB = 500;

ensureDependencies();
if (!process.argv.includes('--as-built')) {
  const built = spawnSync(process.execPath, [path.join(root, 'server/tools/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}

const { createVSIX } = await import('@vscode/vsce');
const packagePath = path.join(root, 'talos-bond.vsix');
await createVSIX({ cwd: root, packagePath, dependencies: false }).catch((error) => fail(error.message));

const sizeKB = Math.ceil(statSync(packagePath).size / 1024);
if (sizeKB > limitKB) fail(`talos-bond.vsix has ${sizeKB} KB, more than the ${limitKB} KB it may have.`);
say(`talos-bond.vsix has ${sizeKB} KB`);
