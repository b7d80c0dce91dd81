// The same main job in Neovim, over standard input and output.
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { onPath, root } from '../../server/tools/ensure.mjs';
import { scratchFolder } from '../../server/tools/served.mjs';
import { notRun } from './browser.mjs';

const nvim = onPath('nvim') ?? notRun('there is no nvim on the PATH');
const workspace = path.join(scratchFolder(), 'workspace');
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });

const script = path.join(root, 'test/e2e/neovim.lua');
const { status, error } = spawnSync(
  nvim,
  ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', path.join(workspace, 'legacy.yaml'), '-c', `luafile ${script}`],
  { stdio: 'inherit', timeout: 120_000, env: { ...process.env, SERVER: path.join(root, 'dist/server.js') } },
);
if (error) console.error(error.message);
process.exit(status ?? 1);
