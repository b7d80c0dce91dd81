/** Words that a slip of the finger could have meant. */

/** The candidates at most a third of the word away, the nearest first. Letter case, `-` and `_` do not count. */
export function nearest(word: string, candidates: readonly string[], most = 3): readonly string[] {
  const sought = folded(word);
  const limit = Math.max(1, Math.floor(sought.length / 3));
  return candidates
    .map((candidate) => ({ candidate, away: distance(sought, folded(candidate)) }))
    .filter(({ away }) => away <= limit)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The word as words are compared. */
export const folded = (word: string): string => word.toLowerCase().replaceAll(/[-_]/g, '');

/** Longer words are no slips, and would only cost time. */
const longest = 64;

/** How many letters must be put in, taken out, replaced or swapped with the next. */
export function distance(a: string, b: string): number {
  if (a.length > longest || b.length > longest) return a === b ? 0 : Number.POSITIVE_INFINITY;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(step({ a, b, i, j, row, before, left: next[j - 1] ?? 0 }));
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

interface Step {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly before: readonly number[];
  readonly left: number;
}

function step({ a, b, i, j, row, before, left }: Step): number {
  const same = a[i - 1] === b[j - 1];
  const plain = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, left + 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain;
}
