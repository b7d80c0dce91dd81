/** Patterns for paths, by git's rules for `.gitignore`, as pure text: no file system is asked. */

/** One line of such a list. */
export interface Pattern {
  /** Matches the path from the folder of the list, with `/`. */
  readonly matches: RegExp;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** The pattern that a line says; nothing for comments, blank lines and what git does not understand either. */
export function patternFrom(line: string): Pattern | undefined {
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
  /^\*\*\/|(?<=\/)\*\*\/|(?<below>(?<=^|\/)\*\*$)|\[(?<not>[!^]?)(?<set>\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\]|\\(?<escaped>.)|\*+|\?|./gs;

const sourceOf = (glob: string): string =>
  glob.replace(part, (...found) => {
    const [whole] = found as [string];
    const { below, not, set, escaped } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (set !== undefined) return `(?!/)[${not ? '^' : ''}${setOf(set)}]`;
    if (escaped !== undefined) return literal(escaped);
    if (whole === '**/') return '(?:.*/)?';
    if (below !== undefined) return '.+';
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

/** Whether a list names a path or a folder above it. */
export function namedBy(patterns: readonly Pattern[], path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => {
    const isFolder = index < parts.length - 1;
    const part = parts.slice(0, index + 1).join('/');
    return verdictOn(patterns, part, isFolder) === true;
  });
}

/** What the last pattern that matches says of this very path; nothing where none does. */
export function verdictOn(patterns: readonly Pattern[], path: string, isFolder: boolean): boolean | undefined {
  const last = patterns.findLast(({ matches, foldersOnly }) => (isFolder || !foldersOnly) && matches.test(path));
  return last && !last.negated;
}
