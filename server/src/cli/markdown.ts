/** Our own Markdown on a terminal. */
import type { Style } from './terminal.ts';
import { widthOf } from './terminal.ts';

/** Text with the marks turned into styles, and tables into columns. */
export function renderMarkdown(markdown: string, style: Style): string {
  return markdown
    .split('\n\n')
    .map((block) => (block.startsWith('|') ? renderTable(block, style) : renderInline(block, style)))
    .join('\n\n');
}

const renderInline = (text: string, style: Style): string =>
  text
    .replaceAll(/^#+ (.*)$/gm, (_, title: string) => style.bold(title))
    .replaceAll(/\*\*(.+?)\*\*/g, (_, words: string) => style.bold(words))
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replaceAll(/(`+) ?(.+?) ?\1/g, (_, __, word: string) => style.cyan(word))
    .replaceAll(/\\([\\`*_[\]<>|~])/g, '$1');

function renderTable(block: string, style: Style): string {
  const rows = block
    .split('\n')
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) => line.replaceAll(/^\| ?| ?\|$/g, '').split(/ (?<!\\)\| /));
  const bare = rows.map((row) => row.map((cell) => plain(cell.trim())));
  const widths = rows[0]?.map((_, column) => Math.max(...bare.map((row) => widthOf(row[column] ?? '')))) ?? [];
  const pad = (row: number, column: number): string =>
    ' '.repeat(Math.max((widths[column] ?? 0) - widthOf(bare[row]?.[column] ?? ''), 0));
  return rows
    .map((row, at) => row.map((cell, column) => renderInline(cell.trim(), style) + pad(at, column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

const same = (text: string): string => text;
const unstyled: Style = { bold: same, red: same, yellow: same, blue: same, green: same, grey: same, cyan: same };
const plain = (text: string): string => renderInline(text, unstyled);
