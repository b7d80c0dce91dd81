// Packs the extension as talos-bond.vsix and the command line as talos-bond.tgz. With --as-built: dist/ as it stands, else built afresh.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache, ensureDependencies, fail, npm, root, say } from './ensure.mjs';

/** What users download, in KB; a package that outgrows it is a fault. */
const limits = { 'talos-bond.vsix': 500, 'talos-bond.tgz': 400 };
const { version } = readManifest(root);

ensureDependencies();
if (!process.argv.includes('--as-built')) mustRun(process.execPath, [path.join(root, 'server/tools/build.mjs')]);
await packExtension(path.join(root, 'talos-bond.vsix'));
packCommandLine(path.join(root, 'talos-bond.tgz'));
for (const [name, limit] of Object.entries(limits)) weigh(name, limit);

async function packExtension(packagePath) {
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({ cwd: root, packagePath, dependencies: false }).catch((error) => fail(error.message));
}

/** .npmignore says which files, as for an installation from git; the editor's part of the manifest stays at home. */
function packCommandLine(packagePath) {
  const stage = path.join(cache, 'npm');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  mustRun('tar', ['-xzf', path.basename(pack(root, stage))], stage);
  const unpacked = path.join(stage, 'package');
  writeFileSync(path.join(unpacked, 'package.json'), `${JSON.stringify(publicManifest(), null, 2)}\n`);
  renameSync(pack(unpacked, stage), packagePath);
}

/** Everything is bundled, so nothing else is asked for; only a pipeline that can prove where it comes from may publish. */
function publicManifest() {
  const { name, description, keywords, license, homepage, bugs, repository, engines, bin } = readManifest(root);
  return {
    ...{ name, version, description, keywords, license, homepage, bugs, bin },
    repository: { ...repository, url: `git+${repository.url}` },
    engines: { node: engines.node },
    publishConfig: { access: 'public', provenance: true },
  };
}

function pack(folder, destination) {
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination];
  if (npm(args, folder) !== 0) fail('npm could not pack the command line; the lines above say why.');
  return path.join(destination, `talos-bond-${version}.tgz`);
}

function weigh(name, limit) {
  const sizeKB = Math.ceil(statSync(path.join(root, name)).size / 1024);
  if (sizeKB > limit) fail(`${name} has ${sizeKB} KB, more than the ${limit} KB it may have.`);
  say(`${name} has ${sizeKB} KB`);
}

function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function mustRun(command, args, cwd = root) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) fail(`${path.basename(command)} ${args.join(' ')} failed; the lines above say why.`);
}
