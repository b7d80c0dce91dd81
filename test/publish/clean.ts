/** A clean place: an empty folder, an empty home, and what `npm run package` made. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/** The command line as npm publishes it. */
export const tarball = path.resolve('talos-bond.tgz');
if (!existsSync(tarball)) throw new Error('there is no talos-bond.tgz: npm run package makes it');

export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The sample whose only fault is a bond that nothing watches, in its 14th line. */
const sample = path.resolve('test/workspace/legacy.yaml');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, with a home beside it; both are gone after the test file. */
export class CleanPlace {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor() {
    const scratch = mkdtempSync(path.join(tmpdir(), 'talos-bond-'));
    after(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
    this.folder = path.join(scratch, 'folder');
    mkdirSync(this.folder);
    // Not the settings of npm that runs the tests, nor a repository that they may be a hook of.
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|git_|node_options$|node_test)/i.test(name));
    this.#env = { ...Object.fromEntries(kept), HOME: path.join(scratch, 'home'), npm_config_offline: 'true' };
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  /** Puts a copy of the sample here. */
  addSample(name = 'controlplane.yaml'): void {
    cpSync(sample, this.at(name));
  }

  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
    const { status, stdout, stderr, error } = spawnSync(command, args, { ...this.#options(env), encoding: 'utf8' });
    if (error) throw error;
    return { code: status, stdout, stderr };
  }

  /** Like `run`, for what only prepares a test. */
  mustRun(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
    const { code, stdout, stderr } = this.run(command, args, env);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return stdout;
  }

  /** Starts a program for a conversation. */
  start(command: string, args: readonly string[]) {
    return spawn(command, args, { ...this.#options({}), stdio: ['pipe', 'pipe', 'inherit'] });
  }

  #options(env: NodeJS.ProcessEnv) {
    return { cwd: this.folder, env: { ...this.#env, ...env } };
  }
}
