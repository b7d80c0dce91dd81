import type { Span } from '../text.ts';

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

/** Where the first line begins that is not part of the body: it has text, and not more indentation than `indent`. */
function endOfBody(text: string, start: number, indent: number): number {
  const outside = outsideOf(indent);
  outside.lastIndex = start - 1;
  return outside.test(text) ? text.lastIndexOf('\n', outside.lastIndex - 1) + 1 : text.length;
}

const patterns = new Map<number, RegExp>();

/** One look of the regular-expression engine over a whole manifest costs far less than a look at each of its lines. */
function outsideOf(indent: number): RegExp {
  const pattern = patterns.get(indent) ?? new RegExp(`\\n {0,${indent}}[^ \\r\\n]`, 'g');
  patterns.set(indent, pattern);
  return pattern;
}

/** A text without some of its lines, and the way back. */
export interface Reduced {
  readonly text: string;
  /** The offset in the whole text of an offset in the reduced one. */
  readonly outer: (offset: number) => number;
}

/** Bodies below this length stay: cutting them out would gain nothing. */
const bulk = 200;

/** The text without the bodies of its large block scalars: the config around the manifests and scripts. */
export const withoutBulk = (text: string): Reduced =>
  without(
    text,
    blockBodies(text).filter(({ start, end }) => end - start >= bulk),
  );

/** The text without some stretches of it. */
export function without(text: string, bodies: readonly Span[]): Reduced {
  if (bodies.length === 0) return { text, outer: (offset) => offset };

  let kept = '';
  let from = 0;
  const cuts = bodies.map(({ start, end }) => {
    kept += text.slice(from, start);
    from = end;
    return { at: kept.length, shift: end - kept.length };
  });
  kept += text.slice(from);
  return { text: kept, outer: (offset) => offset + (cuts.findLast(({ at }) => at <= offset)?.shift ?? 0) };
}
