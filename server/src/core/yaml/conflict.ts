/** The marks that a merge leaves where two sides changed the same lines. */
import type { Span } from '../text.ts';

const mark = String.raw`^(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)`;

/** The first of them. */
export function conflictIn(text: string): Span | undefined {
  const found = new RegExp(mark, 'm').exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** The text with comments in the place of their lines; nothing moves. */
export const withoutConflicts = (text: string): string =>
  text.replace(new RegExp(`${mark}.*$`, 'gm'), (line) => line.replaceAll(/[^\r]/g, '#'));
