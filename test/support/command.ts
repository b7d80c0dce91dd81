import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the bundles are that the run of these tests has made. */
const folder = process.env.TALOS_BOND_BUNDLES ?? '';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor that standard output goes to. */
  readonly stdout?: number;
  /** The words that start it, before its own. */
  readonly through?: readonly string[];
}

/** Runs `talos-bond` as a user would. */
export function talosBond(args: readonly string[], { cwd, input = '', env = {}, ...to }: Surroundings = {}): Ran {
  const words = [...(to.through ?? []), process.execPath, path.join(folder, 'cli.js'), ...args];
  const { status, stdout, stderr } = spawnSync(words[0] ?? '', words.slice(1), {
    ...(cwd === undefined ? {} : { cwd }),
    input,
    stdio: ['pipe', to.stdout ?? 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // What takes longer hangs, and has no exit code.
    timeout: 120_000,
  });
  return { code: status, stdout: stdout ?? '', stderr };
}

/** A folder of its own with these files, for as long as `use` runs. */
export function withFiles<T>(files: Readonly<Record<string, string | Buffer>>, use: (cwd: string) => T): T {
  const cwd = mkdtempSync(path.join(tmpdir(), 'talos-bond-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), content);
    }
    return use(cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Starts `talos-bond` for a conversation. */
export const startTalosBond = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, [path.join(folder, 'cli.js'), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
