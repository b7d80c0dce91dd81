/** Our own Markdown on a terminal. */
import { renderTable, wrap } from './table.ts';
import type { Style } from './terminal.ts';

/** Lines of prose beyond this are hard to follow. */
const widestProse = 100;

/** Text with the marks turned into styles, and everything within `width`. */
export function renderMarkdown(markdown: string, style: Style, width: number): string {
  const prose = Math.min(width, widestProse);
  return markdown
    .split('\n\n')
    .map((block) => (block.startsWith('|') ? tableFrom(block, style, width) : renderProse(block, style, prose)))
    .join('\n\n');
}

/** Items of a list keep lines of their own, and so do links in a row; prose runs on. */
function renderProse(block: string, style: Style, width: number): string {
  const parts = block.startsWith('[') ? block.split(' · ') : block.split('\n');
  return parts
    .flatMap((part) => wrap(renderInline(part, style), width, /^(?:- |\[)/.test(part) ? '  ' : ''))
    .join('\n');
}

const renderInline = (text: string, style: Style): string =>
  text
    .replaceAll(/\*\*(.+?)\*\*/g, (_, words: string) => each(words, style.bold))
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, (_, words: string, address: string) => `${words} ${style.blue(address)}`)
    .replaceAll(/(`+) ?(.+?) ?\1/g, (_, __, words: string) => each(words, style.cyan))
    .replaceAll(/\\([\\`*_[\]<>|~])/g, '$1');

/** Word by word, so that a line may end between any two. */
const each = (words: string, paint: (word: string) => string): string => words.replaceAll(/\S+/g, paint);

function tableFrom(block: string, style: Style, width: number): string {
  const [head = [], ...rows] = block
    .split('\n')
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) => line.replaceAll(/^\| ?| ?\|$/g, '').split(/ (?<!\\)\| /))
    .map((cells) => cells.map((cell) => renderInline(cell.trim(), style)));
  return renderTable([head.map((cell) => each(cell, style.bold)), ...rows], width);
}
