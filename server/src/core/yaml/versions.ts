/** What an edit leaves of a text, so that a look at the whole of it need not be repeated. */
import type { Span } from '../text.ts';

/** Two versions of a text, and how much they share. */
export interface Versions {
  readonly before: string;
  readonly text: string;
  /** How many units are the same at the front. */
  readonly head: number;
  /** And at the back, behind those. */
  readonly tail: number;
}

export function compare(before: string, text: string): Versions {
  const head = commonHead(before, text);
  return { before, text, head, tail: commonTail(before, text, Math.min(before.length, text.length) - head) };
}

/** Halving compares whole stretches, which the runtime does quickly. */
function commonHead(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function commonTail(a: string, b: string, most: number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The same of a stretch of both texts, by where it stands in the new one: from inside the head to inside the tail. */
export function within({ before, text, head, tail }: Versions, { start, end }: Span): Versions {
  const behind = text.length - end;
  return {
    before: before.slice(start, before.length - behind),
    text: text.slice(start, end),
    head: head - start,
    tail: tail - behind,
  };
}

/** The lines that are not as they were. What is said of each line by itself still holds of all others. */
export function touchedLines({ text, head, tail }: Versions): Span {
  const start = head === 0 ? 0 : text.lastIndexOf('\n', head - 1) + 1;
  return { start, end: text.indexOf('\n', text.length - tail) + 1 || text.length };
}
