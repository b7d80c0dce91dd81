// The suite in a desktop VS Code where one can be had and shown, else in the stand-in.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache, ensureEditors, root } from '../../server/tools/ensure.mjs';
import { scratchFolder } from '../../server/tools/served.mjs';
import { notRun } from './browser.mjs';
import { bundleSuite } from './bundle.mjs';

const workspace = path.join(scratchFolder(), 'workspace');
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
try {
  await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? (await desktop()) ?? standIn(),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite('node'),
    launchArgs: [workspace, '--disable-extensions'],
  });
} catch (error) {
  console.error(String(error));
  process.exit(typeof error.code === 'number' ? error.code : 1);
}

/** Electron needs a screen. */
async function desktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const options = { version: 'stable', cachePath: path.join(cache, 'vscode-test') };
  return downloadAndUnzipVSCode(options).catch((error) => console.error(`no desktop VS Code: ${error.message}`));
}

function standIn() {
  const why = ensureEditors();
  return why ? notRun(`no desktop VS Code could be had, and ${why}`) : path.join(root, 'test/e2e/code.mjs');
}
