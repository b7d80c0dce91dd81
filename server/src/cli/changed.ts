/** What was touched since a git revision, as git itself tells. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../core/translate.ts';
import { foldersFrom, isRoot } from '../disk.ts';
import { nameOf } from './files.ts';
import { Git } from './git.ts';
import { isRefusal, Refusal } from './refusal.ts';
import type { ChangedLines, Touch } from './touched.ts';

/** What git says of files. */
export interface Touched {
  /** What was touched, by path; the other files were not. */
  readonly files: ReadonlyMap<string, Touch>;
  /** Why git cannot say it of some, a sentence for each repository. */
  readonly refusals: readonly string[];
}

/**
 * What was touched of these files. `asked` is what the user named, which must be in a repository that knows the
 * revision: else throws a `Refusal`.
 */
export async function touchedSince(
  revision: string,
  asked: readonly string[],
  files: readonly string[],
  t: Translate,
): Promise<Touched> {
  const history = new History(revision, t);
  const touched = new Map<string, Touch>();
  const refusals = new Set<string>();
  for (const each of asked) {
    const stats = statSync(each, { throwIfNoEntry: false });
    if (stats) await history.around(realpathSync.native(stats.isDirectory() ? each : path.dirname(each)));
  }
  for (const file of files) {
    const touch = await history.touchOf(file).catch(refusalOf);
    if (isRefusal(touch)) refusals.add(touch.message);
    else if (touch) touched.set(file, touch);
  }
  return { files: touched, refusals: [...refusals] };
}

/** A repository within, or behind a link, need not know the revision: that is no reason not to ask the others. */
function refusalOf(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  throw error;
}

/** Looks for the repository of each folder once, and asks each repository once. */
class History {
  readonly #revision: string;
  readonly #t: Translate;
  readonly #byFolder = new Map<string, Repository>();
  readonly #byRoot = new Map<string, Promise<Repository>>();

  constructor(revision: string, t: Translate) {
    this.#revision = revision;
    this.#t = t;
  }

  async touchOf(file: string): Promise<Touch | undefined> {
    const real = realpathSync.native(file);
    // A link may lead out of every repository, where git knows nothing.
    if (rootAround(path.dirname(real)) === undefined) return 'all';
    const { root, tracked, changed } = await this.around(path.dirname(real));
    const name = path.relative(root, real).replaceAll(path.sep, '/');
    return tracked.has(name) ? changed.get(name) : 'all';
  }

  /** The repository that a folder is in. */
  async around(folder: string): Promise<Repository> {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const root = rootAround(folder);
    if (root === undefined)
      throw new Refusal(this.#t('--changed-since needs a git repository, and {0} is in none', nameOf(folder)));
    const reading = this.#byRoot.get(root) ?? this.#read(root);
    this.#byRoot.set(root, reading);
    const found = await reading;
    this.#byFolder.set(folder, found);
    return found;
  }

  /** A submodule within what the user named is as old as the commit of it that the repository around it names. */
  async #read(root: string): Promise<Repository> {
    const above = rootAround(path.dirname(root));
    const around = above === undefined ? undefined : await this.#byRoot.get(above);
    const name = around && path.relative(around.root, root).replaceAll(path.sep, '/');
    if (name === undefined || !around?.tracked.has(name)) return readRepository(root, this.#revision, this.#t);
    const commit = new Git(around.root, this.#t).line('rev-parse', '--verify', '--quiet', `${around.start}:${name}`);
    return commit === undefined ? newRepository(root) : readRepository(root, commit, this.#t);
  }
}

const rootAround = (folder: string): string | undefined => [...foldersFrom(folder)].find(isRoot);

/** A repository as it differs from a revision; files go by their names in it. */
interface Repository {
  readonly root: string;
  /** What it is compared with; empty: nothing was there. */
  readonly start: string;
  readonly tracked: ReadonlySet<string>;
  readonly changed: ReadonlyMap<string, readonly ChangedLines[]>;
}

const newRepository = (root: string): Repository => ({ root, start: '', tracked: new Set(), changed: new Map() });

async function readRepository(root: string, revision: string, t: Translate): Promise<Repository> {
  const git = new Git(root, t);
  const tracked = new Set<string>();
  for await (const name of git.parts('\0', 'ls-files', '-z')) tracked.add(name);
  const start = startOf(git, revision);
  if (start === undefined) throw new Refusal(unknownText(git, revision, nameOf(root), t));
  const changed = await changedLines(git.parts('\n', 'diff', ...plainDiff, start, '--'));
  return { root, start, tracked, changed };
}

/** Pipelines often fetch no more than the last commit. */
const unknownText = (git: Git, revision: string, root: string, t: Translate): string =>
  git.line('rev-parse', '--is-shallow-repository') === 'true'
    ? t('git knows no revision "{0}" in {1}, which is a shallow clone: fetch more of its history', revision, root)
    : t('git knows no revision "{0}" in {1}', revision, root);

/** Where the work since `revision` began: what others did to a branch since it was left is not ours. */
function startOf(git: Git, revision: string): string | undefined {
  if (revision.startsWith('-')) return undefined;
  const base = git.line('merge-base', revision, 'HEAD');
  return base ?? git.line('rev-parse', '--verify', '--quiet', `${revision}^{tree}`);
}

/** Only the places of changes, whatever the user has configured. */
const plainDiff = [
  '--unified=0',
  '--inter-hunk-context=0',
  '--find-renames',
  '--text',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** Reads a diff without unchanged lines. */
async function changedLines(diff: AsyncIterable<string>): Promise<ReadonlyMap<string, readonly ChangedLines[]>> {
  const changed = new Map<string, ChangedLines[]>();
  let current: ChangedLines[] = [];
  // What stands in a file can look like anything.
  let skipped = 0;
  for await (const line of diff) {
    if (skipped > 0) {
      if (!line.startsWith('\\')) skipped -= 1;
      continue;
    }
    if (line.startsWith('+++ ')) {
      current = [];
      changed.set(nameIn(line), current);
      continue;
    }
    const [, gone = '1', start, come = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start === undefined) continue;
    skipped = Number(gone) + Number(come);
    const first = Number(come) === 0 ? Number(start) : Number(start) - 1;
    current.push({ start: first, end: first + Number(come) });
  }
  return changed;
}

/** The name behind `+++ b/`; one with special characters is quoted. */
function nameIn(line: string): string {
  const [, quoted, plain = ''] = /^\+\+\+ (?:"(.*)"|(.*?))\t?$/.exec(line) ?? [];
  return (quoted === undefined ? plain : unquoted(quoted)).replace(/^b\//, '');
}

const letters: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const unquoted = (text: string): string =>
  text.replaceAll(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
    octal === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
