// Lays out a VS Code for the web as @vscode/test-web keeps those it has downloaded.
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache, codeServerDir, oldestWebDir } from '../../server/tools/ensure.mjs';

/** Where test-web looks for its builds. */
export const buildsDir = path.join(cache, 'web');

/** Lays the build out anew and returns the commit under which test-web finds it. */
export function layOutWebBuild(kind) {
  const commit = kind === 'oldest' ? '1'.padEnd(40, '0') : productCommit();
  const folder = path.join(buildsDir, `vscode-web-stable-${commit}`);
  rmSync(folder, { recursive: true, force: true });
  if (kind === 'oldest') mirror(oldestWebDir, folder);
  else layOutServerBuild(folder);
  writeFileSync(path.join(folder, 'version'), path.basename(folder));
  return commit;
}

const productCommit = () => JSON.parse(readFileSync(path.join(codeServerDir, 'product.json'), 'utf8')).commit;

/** Links everything of a folder but what is to be laid out by hand. */
function mirror(from, to, except = []) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!except.includes(name)) symlinkSync(path.join(from, name), path.join(to, name));
  }
}

/** code-server's workbench starts itself and always asks for a server; here it has to be a page that stands alone. */
function layOutServerBuild(folder) {
  mirror(codeServerDir, folder, ['out', 'package.json', 'bin']);
  mirror(path.join(codeServerDir, 'out'), path.join(folder, 'out'), ['vs']);
  mirror(path.join(codeServerDir, 'out/vs'), path.join(folder, 'out/vs'), ['workbench', 'code']);
  mirror(path.join(codeServerDir, 'out/vs/workbench'), path.join(folder, 'out/vs/workbench'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');

  const from = path.join(codeServerDir, 'out/vs/code/browser/workbench');
  const to = path.join(folder, 'out/vs/code/browser/workbench');
  mkdirSync(to, { recursive: true });
  writeFileSync(path.join(to, 'workbench.js'), standAlone(readFileSync(path.join(from, 'workbench.js'), 'utf8')));
  const workbench = path.join(folder, 'out/vs/workbench');
  symlinkSync(path.join(from, 'workbench.css'), path.join(workbench, 'workbench.web.main.internal.css'));
  writeFileSync(path.join(workbench, 'workbench.web.main.internal.js'), shim);
}

/** Without a remote, and with the user's data where the web keeps it. */
function standAlone(script) {
  const withoutRemote = replaceOnce(script, /,remoteAuthority:location\.host\}/, '}');
  return replaceOnce(
    withoutRemote,
    /(get userRoamingDataHome\(\)\{return )\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/,
    '$1$2.file("/User").with({scheme:$3.vscodeUserData})}',
  );
}

function replaceOnce(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`this code-server's workbench is built otherwise: it lacks ${pattern}`);
  return text.replace(pattern, replacement);
}

/** What test-web's page imports: it completes the page's settings, then lets the workbench start itself. */
const shim = `
const page = document.getElementById('vscode-workbench-web-configuration');
const given = JSON.parse(page.getAttribute('data-settings'));
page.setAttribute('data-settings', JSON.stringify({
  userDataPath: '/user', callbackRoute: '/callback', isEnabledFileDownloads: true, isEnabledFileUploads: true,
  isEnabledCoderGettingStarted: false, ...given,
}));
await import('../code/browser/workbench/workbench.js');
export const create = () => ({ dispose() {} });
export class Emitter { event = () => ({ dispose() {} }); fire() {} dispose() {} }
export const URI = { parse: (text) => ({ with: () => text }), revive: (uri) => uri };
`;
