import { lineEnd, lineStart, type Span } from '../text.ts';
import { type Quote, type Token, tokensOf } from './line.ts';

/** Where something can be written: the word under the cursor and what stands around it on its line. */
export interface Gap {
  /** `key` also stands for an item of a list: which of both it is only the text around it can tell. */
  readonly kind: 'key' | 'value';
  /** What is replaced. */
  readonly span: Span;
  /** The quotes that the replaced word stands in. */
  readonly quote: Quote;
  /** What must stand between the text before and what is written: a blank, a dash, a comma. */
  readonly prefix: string;
  /** The same towards the text behind. */
  readonly suffix: string;
  /** A key that has its colon already. */
  readonly colon: boolean;
}

/** The gap at `offset` on a line that begins `depth` flow collections deep; none in comments and between words. */
export function gapAt(text: string, offset: number, depth: number): Gap | undefined {
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  if (/^(?:---|\.\.\.|%)/.test(text.slice(line.start, line.start + 3)) && depth === 0) return undefined;
  const tokens = tokensOf(text, line, depth);
  const at = tokens.findIndex((token) => isUnder(token, offset));
  const word = tokens[at];
  if (word?.kind === 'comment') return undefined;
  const before = word ? tokens[at - 1] : tokens.findLast(({ end }) => end <= offset);
  const after = word ? tokens[at + 1] : tokens.find(({ start }) => start >= offset);
  return gapIn(text, {
    word,
    before,
    after: word?.unclosed ? undefined : after,
    // Without its closing quote the word would swallow the rest of the line.
    span: word ? { start: word.start, end: word.unclosed ? offset : word.end } : { start: offset, end: offset },
    flow: depthBehind(tokens, before, depth) > 0,
    outer: depth === 0 && tokens[0] && tokens[0].kind !== 'open' ? tokens[0].start - line.start : -1,
  });
}

/** A scalar that the cursor touches, or a comment that it is in. */
const isUnder = ({ kind, start, end }: Token, offset: number): boolean =>
  kind === 'scalar' ? start <= offset && offset <= end : kind === 'comment' && start < offset;

interface Surrounding {
  readonly word: Token | undefined;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly span: Span;
  readonly flow: boolean;
  /** The column of the line whose brackets are open: what begins there is outside of them, closed or not. */
  readonly outer: number;
}

function depthBehind(tokens: readonly Token[], last: Token | undefined, depth: number): number {
  const passed = last ? tokens.slice(0, tokens.indexOf(last) + 1) : [];
  return passed.reduce((sum, { kind }) => sum + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), depth);
}

function gapIn(text: string, around: Surrounding): Gap | undefined {
  const { word, before, after, span, flow } = around;
  // Anchors, aliases, tags, block scalars, prose: what stands there is no word of ours.
  if (word?.quote === '' && /^[&*!|>%@`?]|\s/.test(text.slice(word.start, word.end))) return undefined;
  if (before?.kind === 'scalar' || before?.kind === 'close') return undefined;
  const kind = before?.kind === 'colon' ? 'value' : 'key';
  const colon = kind === 'key' && after?.kind === 'colon';
  if (colon ? !word : !endsHere(around, kind)) return undefined;
  const apart = before?.end === span.start && before.kind !== 'open' ? ' ' : '';
  const comma = flow && kind === 'key' && needsCommaBefore(text, span) ? ', ' : '';
  return {
    kind,
    span,
    quote: word?.quote ?? '',
    prefix: apart + comma,
    suffix: suffixOf(text, around, kind, colon),
    colon,
  };
}

/** Whether nothing follows on the line that would join what is written. */
function endsHere({ word, after, flow }: Surrounding, kind: Gap['kind']): boolean {
  if (!after || after.kind === 'comment') return true;
  return flow && (after.kind === 'comma' || after.kind === 'close' || (kind === 'key' && !word));
}

function suffixOf(text: string, { span, flow, outer }: Surrounding, kind: Gap['kind'], colon: boolean): string {
  if (colon) return '';
  const next = text[span.end] ?? '\n';
  if (flow && kind === 'key' && needsCommaBehind(text, span, outer)) return /\s/.test(next) ? ',' : ', ';
  return /[^\s,\]}]/.test(next) ? ' ' : '';
}

/** How far commas are looked for. */
const reach = 200;

const needsCommaBefore = (text: string, { start }: Span): boolean =>
  /[^{[,\s]\s*$/.test(text.slice(Math.max(0, start - reach), start));

function needsCommaBehind(text: string, { end }: Span, outer: number): boolean {
  const blanks = /^(\s*)[^\s}\],]/.exec(text.slice(end, end + reach))?.[1];
  if (blanks === undefined) return false;
  const feed = blanks.lastIndexOf('\n');
  return feed < 0 || blanks.length - feed - 1 > outer;
}
