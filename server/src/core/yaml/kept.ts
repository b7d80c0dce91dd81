import { countWhere } from '../text.ts';

/**
 * What is known of each document of a stream goes on to the next version of it. An edit in one of thousands of documents
 * must not cost a look at each of the others.
 */

/** How many documents at the front and at the back of a stream are those of the version before. */
export interface Kept {
  readonly head: number;
  readonly tail: number;
}

export const nothingKept: Kept = { head: 0, tail: 0 };

/** The values of those that are not kept. */
export const between = <T>(values: readonly T[], { head, tail }: Kept): readonly T[] =>
  values.slice(head, values.length - tail);

/** One value for each of `count` documents, in order: that of the version before where the document is kept. */
export function takenOver<T>(
  before: readonly T[],
  count: number,
  { head, tail }: Kept,
  make: (number: number) => T,
): T[] {
  const values = before.slice(0, head);
  for (let number = head; number < count - tail; number += 1) values.push(make(number));
  return tail === 0 ? values : values.concat(before.slice(before.length - tail));
}

/** The numbers of some documents of a stream, and how many documents it has. */
export interface Numbers {
  readonly numbers: readonly number[];
  readonly count: number;
}

/** The numbers of the documents for which something holds, in order; whether it does is only asked of those that are not kept. */
export function numbersTakenOver(
  before: Numbers,
  count: number,
  { head, tail }: Kept,
  holds: (number: number) => boolean,
): Numbers {
  const front = countWhere(before.numbers, (number) => number < head);
  const back = countWhere(before.numbers, (number) => number < before.count - tail);
  const numbers = before.numbers.slice(0, front);
  for (let number = head; number < count - tail; number += 1) if (holds(number)) numbers.push(number);
  const moved = count - before.count;
  const behind = before.numbers.slice(back);
  return { numbers: numbers.concat(moved === 0 ? behind : behind.map((number) => number + moved)), count };
}
