/** Texts inside texts: what a scalar holds, and the way back. */
import type { Span, TextEdit } from '../text.ts';
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
  if (scalar.style !== 'block') return embeddedInLine(text, scalar);
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
function embeddedInLine(text: string, scalar: ScalarNode): EmbeddedText | undefined {
  const quote = scalar.style === 'plain' ? 0 : 1;
  const start = scalar.span.start + quote;
  const written = text.slice(start, scalar.span.end - quote);
  const map = written === scalar.text ? undefined : aligned(written, scalar.text, scalar.style);
  const outer = map ? (offset: number) => start + (map[offset] ?? written.length) : (offset: number) => start + offset;
  if (!map && written !== scalar.text) return undefined;
  return { text: scalar.text, placement: mapped(outer, scalar.text, text, unsafe[scalar.style]), indent: 0 };
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
  return {
    shift: undefined,
    outer,
    inner: innerOf,
    edits: (edits) => {
      const moved = edits.flatMap((edit) => editOf(edit) ?? []);
      return moved.length === edits.length ? moved : undefined;
    },
  };
}

/**
 * Where each unit of a decoded scalar stands in what is written. Letters must agree one by one; white space, which
 * folding changes, stands wherever the letters around it do. `undefined`: they do not agree.
 */
function aligned(written: string, decoded: string, style: ScalarNode['style']): readonly number[] | undefined {
  const map: number[] = [];
  let at = 0;
  while (map.length < decoded.length) {
    const unit = decoded[map.length] ?? '';
    const escaped = escapeAt(written, at, style);
    if (escaped?.units === 0) at += escaped.length;
    else if (escaped) {
      for (let count = 0; count < escaped.units; count += 1) map.push(at);
      at += escaped.length;
    } else if (written[at] === unit) map.push(at++);
    else if (/\s/.test(unit)) map.push(at);
    else if (/\s/.test(written[at] ?? '')) at += 1;
    else return undefined;
  }
  map.push(written.length);
  return map;
}

/** An escape and how many units it stands for: a doubled quote, `\n`, `\u00e9`, the end of a line. */
function escapeAt(
  written: string,
  at: number,
  style: ScalarNode['style'],
): { readonly length: number; readonly units: number } | undefined {
  if (style === 'single') return written.startsWith("''", at) ? { length: 2, units: 1 } : undefined;
  if (style !== 'double' || written[at] !== '\\') return undefined;
  const [whole = '\\', long, end] =
    /^\\(?:(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})|(\r?\n[ \t]*)|.)/is.exec(written.slice(at, at + 400)) ?? [];
  if (end !== undefined) return { length: whole.length, units: 0 };
  const code = long === undefined ? 0 : Number.parseInt(long.slice(1), 16);
  return { length: whole.length, units: code > 0xffff ? 2 : 1 };
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
