/** What `.gitignore` files name, by git's own rules, without asking git: it may not be there. */
import path from 'node:path';

interface Pattern {
  readonly matches: RegExp;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** The patterns that hold in a folder: its own and those of the folders around it. Immutable. */
export class Ignored {
  readonly #folder: string;
  readonly #patterns: readonly Pattern[];
  readonly #around: Ignored | undefined;

  constructor(folder: string, text: string, around?: Ignored) {
    this.#folder = folder;
    this.#patterns = patternsIn(text);
    this.#around = around;
  }

  /** Whether the file or folder is named; that the folders above it are not is for the caller to have seen. */
  names(file: string, isFolder: boolean): boolean {
    const relative = path.relative(this.#folder, file).replaceAll(path.sep, '/');
    const last = this.#patterns.findLast(
      ({ matches, foldersOnly }) => (isFolder || !foldersOnly) && matches.test(relative),
    );
    return last ? !last.negated : (this.#around?.names(file, isFolder) ?? false);
  }
}

function patternsIn(text: string): readonly Pattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line) => patternFrom(line.replace(/\r$/, '')) ?? []);
}

function patternFrom(line: string): Pattern | undefined {
  if (line.startsWith('#')) return undefined;
  const negated = line.startsWith('!');
  // A blank at the end counts only behind a backslash.
  const glob = line.slice(negated ? 1 : 0).replace(/(?<!\\)((?:\\\\)*(?:\\ )?) +$/, '$1');
  const foldersOnly = glob.endsWith('/');
  const body = foldersOnly ? glob.slice(0, -1) : glob;
  if (body === '') return undefined;
  // With a slash in front or in the middle it speaks of this folder, else of a name at any depth.
  const source = body.includes('/') ? sourceOf(body.replace(/^\//, '')) : `(?:.*/)?${sourceOf(body)}`;
  try {
    return { matches: new RegExp(`^${source}$`, 's'), negated, foldersOnly };
  } catch {
    return undefined; // a set without its end, or the range [z-a]: for git too it names nothing
  }
}

/** The parts of a glob, longest first: two stars between slashes, a set, an escape, a star, a question mark, a character. */
const part =
  /^\*\*\/|(?<=\/)\*\*\/|(?<=\/)\*\*$|\[(?<not>[!^]?)(?<set>\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\]|\\(?<escaped>.)|\*+|\?|./gs;

const sourceOf = (glob: string): string =>
  glob.replace(part, (...found) => {
    const [whole] = found as [string];
    const { not, set, escaped } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (set !== undefined) return `(?!/)[${not ? '^' : ''}${setOf(set)}]`;
    if (escaped !== undefined) return literal(escaped);
    if (whole === '**/') return '(?:.*/)?';
    if (whole === '**') return '.+';
    if (whole.startsWith('*')) return '[^/]*';
    if (whole === '?') return '[^/]';
    return whole === '[' ? whole : literal(whole);
  });

const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  xdigit: '0-9A-Fa-f',
};

const setOf = (set: string): string =>
  set.replace(/\[:(?<name>\w+):\]|\\(?<escaped>.)|(?<special>[\][^\\])/gs, (...found) => {
    const { name, escaped, special } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    return name === undefined ? `\\${escaped ?? special}`.replace(/^\\(?=[a-z0-9])/i, '') : (classes[name] ?? '');
  });

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
