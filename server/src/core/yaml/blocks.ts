import { lastBefore, type Span } from '../text.ts';
import type { Versions } from './versions.ts';

/** The end of a line that could open a block scalar: `|` or `>`, its indicators, perhaps a comment. */
const header = /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n/g;

/** What may stand before such a mark: indentation, dashes, a key, an anchor or a tag. */
const opener = /^ *(?:- +)*(?:(?:[\w.$/~-]+|"[^"\n]*"|'[^'\n]*') *: +)?(?:[&!]\S* +)*$/;

/** The lines of a block scalar below its mark, line breaks included. */
export interface Body extends Span {
  /** The column that its lines exceed. */
  readonly indent: number;
}

/**
 * The bodies of the block scalars in `text`.
 * A scan for line shapes, far cheaper than a parse; it tells the bulk of a manifest from the config around it.
 * `known`: where a body ends, if it has been found before.
 */
export function blockBodies(
  text: string,
  known?: (start: number, indent: number) => number | undefined,
): readonly Body[] {
  const bodies: Body[] = [];
  header.lastIndex = 0;
  for (let found = header.exec(text); found; found = header.exec(text)) {
    const lineFrom = text.lastIndexOf('\n', found.index) + 1;
    const before = text.slice(lineFrom, Math.min(found.index, lineFrom + 300));
    if (!opener.test(before)) continue;
    const start = found.index + found[0].length;
    const indent = indentOf(before);
    const end = known?.(start, indent) ?? lineUpTo(text, start, indent);
    if (end > start) bodies.push({ start, end, indent });
    header.lastIndex = Math.max(end, start);
  }
  return bodies;
}

/** The column that the lines of the body must exceed: that of the key, or of the last dash before the mark. */
function indentOf(before: string): number {
  const dashes = /^ *(?:- +)*/.exec(before)?.[0] ?? '';
  return dashes.length < before.length ? dashes.length : dashes.lastIndexOf('-');
}

/**
 * Tells where bodies end by those of an earlier version: where all from the mark to the line that ends the body is the
 * same in both, at the front or at the back of the edit.
 */
export function endsBy(
  before: readonly Body[],
  versions: Versions,
): (start: number, indent: number) => number | undefined {
  const byStart = new Map(before.map((body) => [body.start, body]));
  const shift = versions.text.length - versions.before.length;
  return (start, indent) => {
    const front = byStart.get(start);
    // The line that ends it has at most this indentation before its first character.
    if (front?.indent === indent && front.end + Math.max(indent, 0) < versions.head) return front.end;
    const back = start > versions.text.length - versions.tail ? byStart.get(start - shift) : undefined;
    return back?.indent === indent ? back.end + shift : undefined;
  };
}

/** Where the first line begins, from the line at `start` on, that has text, and not more indentation than `indent`. */
export function lineUpTo(text: string, start: number, indent: number): number {
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

/** A text without some of its lines, and the way to and fro. */
export interface Reduced {
  readonly text: string;
  /** What was taken out, in order, by its place in the whole text. */
  readonly cuts: readonly Span[];
  /** The offset in the whole text of an offset in the reduced one. */
  readonly outer: (offset: number) => number;
  /** The way back; nothing for what was taken out. */
  readonly inner: (offset: number) => number | undefined;
}

/** Bodies below this length stay: cutting them out would gain nothing. */
const bulk = 200;

/** The text without the bodies of its large block scalars: the config around the manifests and scripts. */
export const withoutBulk = (text: string, bodies: readonly Body[] = blockBodies(text)): Reduced =>
  without(
    text,
    bodies.filter(({ start, end }) => end - start >= bulk),
  );

/** The text without some stretches of it, which stand in order. */
function without(text: string, cuts: readonly Span[]): Reduced {
  if (cuts.length === 0) return { text, cuts, outer: (offset) => offset, inner: (offset) => offset };
  let kept = '';
  let from = 0;
  const places = cuts.map(({ start, end }) => {
    kept += text.slice(from, start);
    from = end;
    return { at: kept.length, start, end };
  });
  kept += text.slice(from);
  return {
    text: kept,
    cuts,
    outer: (offset) => {
      const place = lastBefore(places, ({ at }) => at, offset);
      return place ? offset - place.at + place.end : offset;
    },
    inner: (offset) => {
      const place = lastBefore(places, ({ start }) => start, offset);
      if (!place) return offset;
      return offset < place.end ? undefined : offset - place.end + place.at;
    },
  };
}

/** The text without what is taken out of it, and out of what is left then. */
export function withoutBoth(text: string, first: Reduced, then: readonly Span[]): Reduced {
  const outer = then.map(({ start, end }) => ({ start: first.outer(start), end: first.outer(end) }));
  const inside = ({ start }: Span): boolean => outer.some((span) => span.start <= start && start < span.end);
  const cuts = [...first.cuts.filter((span) => !inside(span)), ...outer];
  return without(
    text,
    cuts.toSorted((a, b) => a.start - b.start),
  );
}
