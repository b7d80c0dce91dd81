/** The change of a text as a unified diff. Of the lines around a change only those are shown that give nothing away. */
import { diffArrays } from 'diff';

/** A line of a text with its break. */
type Line = string;

/** A stretch of lines that changed: where it was, where it is, what went and what came. */
interface Change {
  readonly before: number;
  readonly after: number;
  readonly gone: readonly Line[];
  readonly come: readonly Line[];
}

/** Changes that stand so near to each other that the lines between them join them, with the lines around. */
interface Hunk {
  readonly changes: readonly Change[];
  readonly lead: number;
  readonly trail: number;
}

export interface Patch {
  readonly text: string;
  /** Behind each change is a line, or the end of the file. `git apply` asks for it. */
  readonly anchored: boolean;
}

/** As many unchanged lines as tools usually show. */
const usual = 3;

/** The lines of a text with their breaks, as `patch` and `git` count them. */
export const linesOf = (text: string): readonly Line[] => text.split(/(?<=\n)/).filter((line) => line !== '');

/**
 * The diff from one text to another under a name. `shows`: whether a line of the first text may be seen; nothing
 * where one that may not has changed.
 */
export function unifiedDiff(
  name: string,
  from: string,
  to: string,
  shows: (line: number) => boolean,
): Patch | undefined {
  const before = linesOf(from);
  const changes = changesBetween(before, linesOf(to));
  if (changes.some(({ before: start, gone }) => run(start, 1, gone.length, shows) < gone.length)) return undefined;
  const hunks = hunksOf(changes, before.length, shows);
  const header = (sign: string, side: string): string => `${sign} ${pathIn(side, name)}\n`;
  return {
    text: header('---', 'a') + header('+++', 'b') + hunks.map((hunk) => written(hunk, before)).join(''),
    anchored: hunks.every(({ changes, trail }) => trail > 0 || endOf(changes.at(-1)) === before.length),
  };
}

function changesBetween(before: readonly Line[], after: readonly Line[]): readonly Change[] {
  const changes: Change[] = [];
  let at = 0;
  let gone: readonly Line[] = [];
  let shift = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (removed) gone = value;
    else {
      if (added || gone.length > 0) {
        const come = added ? value : [];
        changes.push({ before: at, after: at + shift, gone, come });
        at += gone.length;
        shift += come.length - gone.length;
        gone = [];
      }
      if (!added) at += value.length;
    }
  }
  if (gone.length > 0) changes.push({ before: at, after: at + shift, gone, come: [] });
  return changes;
}

const endOf = (change: Change | undefined): number => (change ? change.before + change.gone.length : 0);

function hunksOf(changes: readonly Change[], length: number, shows: (line: number) => boolean): readonly Hunk[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const gap = change.before - endOf(last?.at(-1));
    const joined = last && gap <= 2 * usual && run(endOf(last.at(-1)), 1, gap, shows) === gap;
    if (joined) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => {
    const start = group[0]?.before ?? 0;
    const end = endOf(group.at(-1));
    const lead = run(start - 1, -1, Math.min(usual, start), shows);
    const trail = run(end, 1, Math.min(usual, length - end), shows);
    // The shorter side is taken by `patch` for an end of the file.
    const even = Math.min(lead, trail);
    return { changes: group, lead: end + trail === length ? lead : even, trail: start === lead ? trail : even };
  });
}

/** How many lines in a row may be seen, from `first` on in one direction. */
function run(first: number, step: 1 | -1, most: number, shows: (line: number) => boolean): number {
  let count = 0;
  while (count < most && shows(first + count * step)) count += 1;
  return count;
}

function written({ changes, lead, trail }: Hunk, before: readonly Line[]): string {
  const first = changes[0];
  const start = (first?.before ?? 0) - lead;
  const end = endOf(changes.at(-1)) + trail;
  const come = changes.reduce((sum, { come: lines, gone }) => sum + lines.length - gone.length, 0);
  const head = `@@ -${range(start, end - start)} +${range((first?.after ?? 0) - lead, end - start + come)} @@\n`;
  let at = start;
  let body = '';
  for (const { before: place, gone, come: lines } of changes) {
    body += marked(' ', before.slice(at, place)) + marked('-', gone) + marked('+', lines);
    at = place + gone.length;
  }
  return head + body + marked(' ', before.slice(at, end));
}

/** Of no lines the one before them is named. */
const range = (start: number, count: number): string => `${count === 0 ? start : start + 1},${count}`;

const marked = (mark: string, lines: readonly Line[]): string =>
  lines.map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('');

/** A name with other characters than these is quoted, byte by byte where need be, as git does it. */
function pathIn(side: string, name: string): string {
  const path = `${side}/${name}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (!/[\x00-\x1f\x7f"\\]/.test(path)) return /\s/.test(path) ? `${path}\t` : path;
  const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;
  const letter = (byte: number): string =>
    byte < 0x20 || byte >= 0x7f
      ? octal(byte)
      : byte === 0x22 || byte === 0x5c
        ? `\\${String.fromCharCode(byte)}`
        : String.fromCharCode(byte);
  return `"${[...Buffer.from(path)].map(letter).join('')}"`;
}
