/** Words that a slip of the finger could have meant. */

/** The candidates at most a third of the word away, the nearest first. Letter case, `-` and `_` do not count. */
export function nearest(word: string, candidates: readonly string[], most = 3): readonly string[] {
  const sought = folded(word);
  const limit = Math.max(1, Math.floor(sought.length / 3));
  return foldedAll(candidates)
    .map((plain, index) => ({ index, away: distance(sought, plain, limit) }))
    .filter(({ away }) => away <= limit)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .flatMap(({ index }) => candidates[index] ?? []);
}

/** The word as words are compared. */
export const folded = (word: string): string => word.toLowerCase().replaceAll(/[-_]/g, '');

/** Lists of candidates are tables, and asked for each of many words. */
const known = new WeakMap<readonly string[], readonly string[]>();

function foldedAll(words: readonly string[]): readonly string[] {
  const all = known.get(words) ?? words.map(folded);
  known.set(words, all);
  return all;
}

/** Longer words are no slips, and would only cost time. */
const longest = 64;

const firstRow: readonly number[] = Array.from({ length: longest + 1 }, (_, index) => index);

/**
 * How many letters must be put in, taken out, replaced or swapped with the next (the optimal string alignment distance);
 * without end when it is above `most`.
 */
function distance(a: string, b: string, most: number): number {
  if (a.length > longest || b.length > longest) return a === b ? 0 : Number.POSITIVE_INFINITY;
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before: readonly number[] = [];
  let row: readonly number[] = firstRow.slice(0, b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    [before, row] = [row, nextRow(a, b, i, { before, row })];
    // A row is reached from one of the two above it, so that two of them show what must follow.
    if (least(before) > most && least(row) > most) return Number.POSITIVE_INFINITY;
  }
  return row[b.length] ?? 0;
}

const least = (row: readonly number[]): number => row.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

interface Rows {
  readonly before: readonly number[];
  readonly row: readonly number[];
}

function nextRow(a: string, b: string, i: number, { before, row }: Rows): readonly number[] {
  const next = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const plain = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    next.push(swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain);
  }
  return next;
}
