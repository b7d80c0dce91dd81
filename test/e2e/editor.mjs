// An editor set up as server/docs/editors.md says, without a screen: node test/e2e/editor.mjs neovim
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath, root } from '../../server/tools/ensure.mjs';
import { scratchFolder } from '../../server/tools/served.mjs';
import { notRun } from './browser.mjs';

const script = (name) => path.join(root, 'test/e2e/editors', name);

/** How each is started on a file with the script that plays its user. */
const editors = {
  neovim: {
    command: 'nvim',
    // Before the set-up is read comes what an older one lacks.
    args: (file) => [
      ...['--headless', '-i', 'NONE', '-n', '--cmd', `luafile ${script('neovim-0.7.lua')}`],
      ...[file, '-c', `luafile ${script('neovim.lua')}`],
    ],
  },
  vim: {
    command: 'vim',
    needs: 'the package ale',
    check: [
      '-N',
      '-es',
      '-u',
      'NONE',
      '-c',
      'execute globpath(&packpath, "pack/*/opt/ale/plugin") == "" ? "cq" : "qa!"',
    ],
    args: (file) => [
      ...['--not-a-term', '-i', 'NONE', '-n', '--cmd', 'packadd! ale | filetype plugin on'],
      ...[file, '-S', script('vim.vim')],
    ],
  },
  emacs: {
    command: 'emacs',
    needs: 'eglot and yaml-mode',
    check: ['--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"],
    args: () => ['--batch', '-l', script('emacs.el')],
  },
};

const [name] = process.argv.slice(2);
const { command, needs, check, args } = editors[name];
const program = onPath(command) ?? notRun(`there is no ${command} on the PATH`);
if (check && spawnSync(program, check, { timeout: 60_000 }).status !== 0) notRun(`${command} lacks ${needs}`);

const scratch = scratchFolder();
const [home, workspace, bin] = ['home', 'workspace', 'bin'].map((folder) => path.join(scratch, folder));
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
setUp(name, home);
putCommandIn(bin);
const file = path.join(workspace, 'legacy.yaml');
const report = path.join(scratch, 'report');

const { status, error, stdout, stderr } = spawnSync(program, args(file), {
  cwd: workspace,
  encoding: 'utf8',
  timeout: 120_000,
  env: { PATH: `${bin}${path.delimiter}${process.env.PATH}`, HOME: home, LANG: 'C.UTF-8', FILE: file, REPORT: report },
});
const lines = existsSync(report) ? readFileSync(report, 'utf8') : '';
process.stdout.write(lines);
if (status === 0 && lines.includes('ok - ')) process.exit(0);
console.error(error?.message ?? `${command} ended with ${status}`);
console.error(`${stdout}${stderr}`.trim());
process.exit(status || 1);

/** Writes each file that the page shows for the editor to where the page says it belongs. */
function setUp(name, home) {
  const page = readFileSync(path.join(root, 'server/docs/editors.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.toLowerCase().startsWith(`${name}\n`)) ?? '';
  const files = [...section.matchAll(/`~\/([^`]+)`:\n\n```\w+\n(.*?)^```$/gms)];
  if (files.length === 0) throw new Error(`the page shows no set-up of ${name}`);
  for (const [, place, text] of files) {
    const file = path.join(home, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What installing the command line would do. */
function putCommandIn(folder) {
  mkdirSync(folder, { recursive: true });
  const command = path.join(folder, 'talos-bond');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${path.join(root, 'dist/cli.js')}' "$@"\n`);
  chmodSync(command, 0o755);
}
