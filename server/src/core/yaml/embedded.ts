/** Texts inside texts: what a scalar holds, and the way back. */
import type { Span, TextEdit } from '../text.ts';
import { aligned } from './aligned.ts';
import type { ScalarNode } from './node.ts';
import { type Placement, shiftedBy } from './placement.ts';

/** A text that a scalar holds. */
export interface EmbeddedText {
  readonly text: string;
  readonly placement: Placement;
  /** The column in which its first column stands: lines of a literal block keep their indentation. */
  readonly indent: number;
}

/**
 * What `scalar`, which stands in `text`, holds; `undefined` where it cannot be followed letter by letter.
 * `masked`: the text without its template expressions, which may stand left of the lines around them.
 */
export function embeddedIn(text: string, scalar: ScalarNode, masked: string): EmbeddedText | undefined {
  if (scalar.style !== 'block') return embeddedInLine(text, scalar, masked);
  const { body } = scalar;
  if (!body) return undefined;
  const lines = text.slice(body.start, body.end);
  const indent = indentOf(masked.slice(body.start, body.end));
  return text[scalar.span.start] === '>'
    ? unfolded(text, body, indent)
    : { text: lines, placement: shiftedBy(body.start), indent };
}

/** Blank lines aside, the least indentation: the parser has seen to it that no line stands further left. */
function indentOf(lines: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [, blanks = ''] of lines.matchAll(/^( *)[^ \r\n]/gm)) least = Math.min(least, blanks.length);
  return Number.isFinite(least) ? least : 0;
}

/** A plain or quoted scalar. Where nothing is escaped or folded, it stands there letter by letter. */
function embeddedInLine(text: string, scalar: ScalarNode, masked: string): EmbeddedText | undefined {
  const quote = scalar.style === 'plain' ? 0 : 1;
  const [start, end] = [scalar.span.start + quote, scalar.span.end - quote];
  const read = masked.slice(start, end);
  const map = read === scalar.text ? undefined : aligned(read, scalar.text, scalar.style);
  if (!map && read !== scalar.text) return undefined;
  const outer = map ? (offset: number) => start + (map[offset] ?? read.length) : (offset: number) => start + offset;
  const inner = map ? scalar.text : text.slice(start, end);
  return { text: inner, placement: mapped(outer, inner, text, unsafe[scalar.style]), indent: 0 };
}

/** What cannot be written into a scalar of this style without changing where it ends or what it says. */
const unsafe: Readonly<Record<ScalarNode['style'], RegExp>> = {
  single: /['\r\n]/,
  double: /["\\\r\n]/,
  plain: /[^\w.+-]/,
  block: /[\r\n]/,
};

/** A placement that looks each offset up; an edit stands only where the outer text is the same, letter by letter. */
function mapped(outer: (offset: number) => number, inner: string, around: string, forbidden: RegExp): Placement {
  const innerOf = (offset: number): number => {
    let at = 0;
    while (at < inner.length && outer(at) < offset) at += 1;
    return at;
  };
  const editOf = ({ span, newText }: TextEdit): TextEdit | undefined => {
    const there = { start: outer(span.start), end: outer(span.start) + span.end - span.start };
    const replaced = inner.slice(span.start, span.end);
    const same = around.slice(there.start, there.end) === replaced;
    // Indentation and breaks of the outer text are not those of the inner one.
    return same && !/[\r\n]/.test(replaced) && !forbidden.test(newText) ? { span: there, newText } : undefined;
  };
  const outerEnd = (offset: number): number => {
    const [from, to] = [outer(offset - 1), outer(offset)];
    return around.slice(from, to).includes('\n') ? from + 1 : to;
  };
  return {
    shift: undefined,
    outer,
    outerEnd,
    inner: innerOf,
    edits: (edits) => {
      const moved = edits.flatMap((edit) => editOf(edit) ?? []);
      return moved.length === edits.length ? moved : undefined;
    },
  };
}

/** The text of a folded block: lines of the first column are joined, deeper ones keep their breaks. */
function unfolded(text: string, body: Span, indent: number): EmbeddedText {
  const map: number[] = [];
  let inner = '';
  let before: FoldedLine | undefined;
  for (const line of linesOf(text, body, indent)) {
    for (const unit of before ? breakBetween(before, line) : '') {
      inner += unit;
      map.push(before?.end ?? line.start);
    }
    inner += text.slice(line.start, line.end);
    for (let at = line.start; at < line.end; at += 1) map.push(at);
    before = line;
  }
  const outer = (offset: number): number => map[offset] ?? before?.end ?? body.start;
  return { text: inner, placement: mapped(outer, inner, text, unsafe.block), indent: 0 };
}

/** A line of a folded block, without its indentation and its break. */
interface FoldedLine extends Span {
  /** It begins with a blank, so that its breaks stay. */
  readonly deep: boolean;
  /** How many blank lines stand before it. */
  readonly blank: number;
}

function* linesOf(text: string, body: Span, indent: number): Iterable<FoldedLine> {
  let blank = 0;
  for (const { 0: line, index } of text.slice(body.start, body.end).matchAll(/[^\r\n]*(?:\r?\n|$)/g)) {
    const content = line.replace(/\r?\n$/, '').slice(indent);
    const start = body.start + index + indent;
    if (content.trim() === '') blank += 1;
    else {
      yield { start, end: start + content.length, deep: /^[ \t]/.test(content), blank };
      blank = 0;
    }
  }
}

function breakBetween(before: FoldedLine, { deep, blank }: FoldedLine): string {
  if (before.deep || deep) return '\n'.repeat(blank + 1);
  return blank > 0 ? '\n'.repeat(blank) : ' ';
}
