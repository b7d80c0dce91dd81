/** Columns on a terminal. */
import { stripVTControlCharacters } from 'node:util';
import { widthOf } from './terminal.ts';

const gap = '  ';

/** How many columns a text takes that may hold colours. */
export const shownWidth = (text: string): number => widthOf(stripVTControlCharacters(text));

/** Rows as lines; where they would be wider than `width`, the widest columns wrap. */
export function renderTable(rows: ReadonlyArray<readonly string[]>, width: number): string {
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? ''));
  const widths = fitted(columns, width - gap.length * (columns.length - 1));
  return rows.flatMap((row) => linesOf(row, widths)).join('\n');
}

function linesOf(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, column) => padded(cell[line] ?? '', widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(width - shownWidth(text), 0));

/** Each column as wide as it wants to be; if that is too much, none wider than need be, and no word cut. */
function fitted(columns: ReadonlyArray<readonly string[]>, room: number): readonly number[] {
  const wishes = columns.map((cells) => Math.max(...cells.map(shownWidth)));
  const words = columns.map((cells) => Math.max(...cells.flatMap((cell) => cell.split(' ')).map(shownWidth)));
  const within = (limit: number): readonly number[] =>
    wishes.map((wish, column) => Math.max(Math.min(wish, limit), words[column] ?? 0));
  let limit = Math.max(...wishes);
  while (limit > 1 && within(limit).reduce((sum, each) => sum + each, 0) > room) limit -= 1;
  return within(limit);
}

/** The lines of a text that are at most `width` wide, those after the first indented; a longer word stays whole. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  if (width === Number.POSITIVE_INFINITY) return [text];
  const lines: string[] = [];
  const [first = '', ...words] = text.split(' ');
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (line.trim() !== '' && shownWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}
