/** git, asked about one repository. */
import { spawn, spawnSync } from 'node:child_process';
import type { Translate } from '../core/translate.ts';
import { Refusal } from './refusal.ts';

/** Hooks run with these set for the repository that they belong to. */
const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...environment } = process.env;

/** What holds whatever the user has configured: no program but git itself is run. */
const settings = ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false'];

export class Git {
  readonly #root: string;
  readonly #t: Translate;

  constructor(root: string, t: Translate) {
    this.#root = root;
    this.#t = t;
  }

  /** The first line that git prints; nothing where it refuses. */
  line(...args: readonly string[]): string | undefined {
    const { status, stdout, error } = spawnSync('git', [...settings, '-C', this.#root, ...args], {
      env: environment,
      encoding: 'utf8',
    });
    if (error) throw this.#missing();
    return status === 0 ? stdout.split('\n')[0] : undefined;
  }

  /** What git prints, in parts that `end` ends. Throws a `Refusal` with what git says where it fails. */
  async *parts(end: '\n' | '\0', ...args: readonly string[]): AsyncGenerator<string> {
    const child = spawn('git', [...settings, '-C', this.#root, ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = new Promise<number | null>((resolve) => child.on('close', resolve).on('error', () => resolve(null)));
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    let rest = '';
    for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      const parts = (rest + text).split(end);
      rest = parts.pop() ?? '';
      yield* parts;
    }
    const code = await exited;
    if (code === null) throw this.#missing();
    if (code !== 0) throw new Refusal(this.#t('git failed: {0}', said.trim().replaceAll(/\s+/g, ' ')));
  }

  #missing(): Refusal {
    return new Refusal(this.#t('git is needed for this, and cannot be run'));
  }
}
