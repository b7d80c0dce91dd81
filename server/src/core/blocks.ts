import type { Span } from './text.ts';

/** The end of a line that could open a block scalar: `|` or `>`, its indicators, perhaps a comment. */
const header = /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n/g;

/** What may stand before such a mark: indentation, dashes, a key, an anchor or a tag. */
const opener = /^ *(?:- +)*(?:(?:[\w.$/~-]+|"[^"\n]*"|'[^'\n]*') *: +)?(?:[&!]\S* +)*$/;

/**
 * The bodies of the block scalars in `text`: whole lines, line breaks included.
 * A scan for line shapes, far cheaper than a parse; it tells the bulk of a manifest from the config around it.
 */
export function blockBodies(text: string): readonly Span[] {
  const bodies: Span[] = [];
  header.lastIndex = 0;
  for (let found = header.exec(text); found; found = header.exec(text)) {
    const lineFrom = text.lastIndexOf('\n', found.index) + 1;
    const before = text.slice(lineFrom, Math.min(found.index, lineFrom + 300));
    if (!opener.test(before)) continue;
    const start = found.index + found[0].length;
    const end = endOfBody(text, start, indentOf(before));
    if (end > start) bodies.push({ start, end });
    header.lastIndex = Math.max(end, start);
  }
  return bodies;
}

/** The column that the lines of the body must exceed: that of the key, or of the last dash before the mark. */
function indentOf(before: string): number {
  const dashes = /^ *(?:- +)*/.exec(before)?.[0] ?? '';
  return dashes.length < before.length ? dashes.length : dashes.lastIndexOf('-');
}

function endOfBody(text: string, start: number, indent: number): number {
  let at = start;
  let end = start;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const shape = shapeOf(text, at, next, indent);
    if (shape === 'outside') break;
    if (shape === 'inside') end = next;
    at = next;
  }
  return end;
}

function shapeOf(text: string, from: number, to: number, indent: number): 'inside' | 'outside' | 'blank' {
  let at = from;
  while (at < to && text[at] === ' ') at += 1;
  if (at === to || text[at] === '\n' || text[at] === '\r') return 'blank';
  return at - from > indent ? 'inside' : 'outside';
}
