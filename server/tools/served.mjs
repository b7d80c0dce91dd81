// A real VS Code served on this machine: its workbench for a browser, its extension host in Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeServerDir, editorNode } from './ensure.mjs';

const program = path.join(codeServerDir, 'out/server-main.js');

/** The built-in extensions that are served. The others (Git, Copilot, …) would wait for a network. */
const builtins = [
  'configuration-editing',
  'json',
  'json-language-features',
  'markdown-basics',
  'markdown-language-features',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'yaml',
];

/** No welcome page, no assistant, no question: what opens is the file. */
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** A folder that is gone when this process is. */
export function scratchFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'talos-bond-'));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/**
 * What is to be done when this process ends, the last begun first: a folder goes after the editor that writes to it.
 * A killed editor may write for a moment longer, so a failure is told and the rest is done all the same.
 */
const endings = [];
function atExit(ending) {
  if (endings.length === 0) process.on('exit', end);
  endings.unshift(ending);
}

function end() {
  for (const ending of endings) {
    try {
      ending();
    } catch (error) {
      console.error(`left behind: ${error.message}`);
    }
  }
}

/** Puts a packaged extension where `serveEditor` with the same folder finds it. */
export function installExtension(vsix, dataDir) {
  const args = ['--install-extension', vsix, '--extensions-dir', extensionsIn(dataDir), '--server-data-dir', dataDir];
  const { status, stdout, stderr } = spawnSync(editorNode, [program, '--accept-server-license-terms', ...args], {
    encoding: 'utf8',
    env: environment(),
  });
  if (status !== 0) throw new Error(`the editor did not take ${path.basename(vsix)}: ${stdout}${stderr}`);
}

/**
 * Starts the editor and resolves once it listens. `automation` lets a page run an extension's tests;
 * `token` must then stand in the address that a browser opens, as `tkn`.
 */
export async function serveEditor({ dataDir, token, port = 0, automation = false, userSettings = {} }) {
  layOut(dataDir, { ...settings, ...userSettings });
  const args = [
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...(automation ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', dataDir, '--extensions-dir', extensionsIn(dataDir)],
    ...['--builtin-extensions-dir', path.join(dataDir, 'builtin')],
  ];
  // A process group of its own: an extension host that hangs outlives its server otherwise.
  const child = spawn(editorNode, [program, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  const kill = () => killGroup(child.pid);
  atExit(kill);
  return { child, authority: `127.0.0.1:${await listeningPort(child)}`, stop: () => stop(child, kill) };
}

function layOut(dataDir, userSettings) {
  const builtin = path.join(dataDir, 'builtin');
  const user = path.join(dataDir, 'data/User');
  for (const folder of [builtin, user, extensionsIn(dataDir)]) mkdirSync(folder, { recursive: true });
  for (const name of builtins) {
    const link = path.join(builtin, name);
    if (!existsSync(link)) symlinkSync(path.join(codeServerDir, 'extensions', name), link);
  }
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(userSettings, null, 2));
}

const extensionsIn = (dataDir) => path.join(dataDir, 'extensions');

/** Without a gallery to ask, the server asks none. */
const environment = () => ({ ...process.env, NODE_OPTIONS: '', EXTENSIONS_GALLERY: '{"serviceUrl":""}' });

function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    const onData = (data) => {
      log += data;
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port) resolve(port);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the editor's server ended with ${code}: ${log}`)));
    setTimeout(() => reject(new Error(`the editor's server did not start within a minute: ${log}`)), 60_000).unref();
  });
}

function stop(child, kill) {
  return new Promise((resolve) => {
    child.once('exit', () => {
      kill();
      resolve();
    });
    child.kill('SIGTERM');
    setTimeout(kill, 3_000).unref();
  });
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
