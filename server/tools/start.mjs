// npm start: installs, builds and opens a real VS Code with the extension on a copy of the sample workspace.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache, ensureDependencies, ensureEditors, fail, onPath, root, say } from './ensure.mjs';

const workspace = path.join(cache, 'workspace');

ensureDependencies();
const code = desktopCode();
if (code) openDesktop(code);
else await serve();

/** The `code` of a desktop. The one in a remote terminal talks to a window elsewhere and cannot open ours. */
function desktopCode() {
  const remote = process.env.VSCODE_IPC_HOOK_CLI !== undefined;
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return remote || !screen ? undefined : onPath('code');
}

function openDesktop(executable) {
  run('server/tools/build.mjs');
  layOutWorkspace();
  say(`Opening ${workspace} in VS Code`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, workspace];
  const { status } = openWith(executable, args);
  if (status !== 0) fail(`VS Code (${executable}) did not open; try it by hand: code ${args.join(' ')}`);
  explain();
}

/** Windows starts a .cmd file only through its shell, which wants what holds spaces in quotes. */
function openWith(executable, args) {
  if (process.platform !== 'win32') return spawnSync(executable, args, { stdio: 'inherit' });
  const quoted = [executable, ...args].map((word) => `"${word}"`).join(' ');
  return spawnSync(quoted, { stdio: 'inherit', shell: true });
}

async function serve() {
  const why = ensureEditors();
  if (why) fail(`VS Code cannot be opened: there is no \`code\` on the PATH, and ${why}.`);
  say('No desktop VS Code (`code`) on the PATH that could open a window: one is served instead');
  run('server/tools/package.mjs');
  layOutWorkspace();

  const { installExtension, scratchFolder, serveEditor } = await import('./served.mjs');
  const dataDir = scratchFolder();
  const token = randomUUID();
  try {
    installExtension(path.join(root, 'talos-bond.vsix'), dataDir);
    const { authority, child } = await serveEditor({ dataDir, token, port: Number(process.env.PORT ?? 0) });
    const file = `vscode-remote://${authority}${workspace}/legacy.yaml`;
    const query = new URLSearchParams({ tkn: token, folder: workspace, payload: JSON.stringify([['openFile', file]]) });
    console.log(`\n  VS Code:  http://${authority}/?${query}\n`);
    explain();
    say('It listens on this machine only. Ctrl+C ends it.');
    child.on('exit', (status) => fail(`The editor's server ended by itself with ${status}.`));
  } catch (error) {
    fail(error.message);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
}

function run(script) {
  const { status } = spawnSync(process.execPath, [path.join(root, script)], { stdio: 'inherit' });
  if (status !== 0) fail(`${script} failed; the lines above say why.`);
}

/** A copy, so that trying things out leaves the repository as it was. */
function layOutWorkspace() {
  rmSync(workspace, { recursive: true, force: true });
  cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
}

function explain() {
  say(
    'Open legacy.yaml: `mode` is underlined. Put the cursor on it and press Ctrl+. (Cmd+. on a Mac) to repair the bond.',
  );
}
