/** A stretch of text in UTF-16 offsets, `end` exclusive. Lines and columns exist only in the adapters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces what stands in `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The span, `by` UTF-16 units further on. */
export const shifted = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Whether `offset` touches the span, both ends included, as a cursor touches a word. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** Whether two spans share a position, ends included. */
export const meets = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** The same stretches in order and apart: those that overlap or touch become one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && span.start <= last.end)
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else apart.push(span);
  }
  return apart;
}

/** Of spans in order and apart those that share a position with another, ends included. */
export function meeting(apart: readonly Span[], span: Span): readonly Span[] {
  const from = countWhere(apart, ({ end }) => end < span.start);
  return apart.slice(
    from,
    countWhere(apart, ({ start }) => start <= span.end),
  );
}

/** How many things at the front are so; those behind them are not. The partition point, found by bisection. */
export function countWhere<T>(things: readonly T[], isSo: (thing: T) => boolean): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && isSo(thing)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of things in order of place that begins at or before `offset`. */
export const lastBefore = <T>(things: readonly T[], startOf: (thing: T) => number, offset: number): T | undefined =>
  things[countWhere(things, (thing) => startOf(thing) <= offset) - 1];

/** The text after all `edits`, which must not overlap; of two inserts at one place the first given comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** The start of the line that holds `offset`; a byte order mark stands before the first line, as it indents nothing. */
export function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  return text.lastIndexOf('\n', offset - 1) + 1 || (text[0] === '\ufeff' ? 1 : 0);
}

/** The end of the line that holds `offset`, before its line break (CRLF included). */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that the text uses: that of its first line. */
export const lineBreak = (text: string): '\n' | '\r\n' => (text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n');
