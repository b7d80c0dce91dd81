/** Which texts differ in words alone, and how far words of another length have moved what follows them. */

/** Letters and digits of ASCII: to YAML one of them is as good as another, and ten are as good as one. */
const word = /[A-Za-z\d]+/g;

/** The text with one word for all words: the same for texts that are alike. */
export const layoutOf = (text: string): string => text.replace(word, 'a');

/** Where the words of a text end, in order. */
export function wordEnds(text: string): readonly number[] {
  const ends: number[] = [];
  word.lastIndex = 0;
  while (word.test(text)) ends.push(word.lastIndex);
  return ends;
}

/** Behind which words of one text the things of another have moved, and by how much each time since its beginning. */
export interface Moves {
  readonly behind: readonly number[];
  readonly by: readonly number[];
}

/** How the things in a text that is alike have moved, by where the words of both end. */
export function movesBetween(ends: readonly number[], now: readonly number[]): Moves {
  const behind: number[] = [];
  const by: number[] = [];
  for (const [index, end] of ends.entries()) {
    const moved = (now[index] ?? end) - end;
    if (moved === (by.at(-1) ?? 0)) continue;
    behind.push(end);
    by.push(moved);
  }
  return { behind, by };
}
