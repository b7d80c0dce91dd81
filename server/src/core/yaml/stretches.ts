/** What a template may bring once, often or never: whole blocks, and lines of which nothing is known. */
import { joined, type Span } from '../text.ts';
import { blockBodies } from './blocks.ts';
import type { Expression } from './expressions.ts';

/** The opening (+1) or closing (-1) mark of a block whose other end is not in the text. */
export interface Unpaired {
  readonly at: number;
  readonly step: 1 | -1;
}

interface Stretches {
  readonly open: readonly Span[];
  readonly unpaired: readonly Unpaired[];
}

/** The stretches of a masked text; `alone` are the expressions that share no line with anything else. */
export function openStretches(
  masked: string,
  expressions: readonly Expression[],
  alone: readonly Expression[],
): Stretches {
  const { pairs, unpaired } = pairUp(expressions, masked);
  const blocks = joined(pairs).filter(({ start, end }) => holdsStructure(masked.slice(start, end)));
  return { open: joined([...blocks, ...printedLines(masked, alone)]), unpaired };
}

/** Whether a block holds more than a part of one scalar, which it makes unknown and nothing else. */
const holdsStructure = (content: string): boolean =>
  /\S/.test(content) && /\n|[,[\]{}]|:[\s\ue001]|[\s\ue001]-\s/.test(content);

/** Lines that hold nothing but what prints something. It may go on with what stands before it, or begin what stands behind. */
function printedLines(masked: string, alone: readonly Expression[]): readonly Span[] {
  const printing = alone.filter(({ role }) => role === 'prints' || role === 'calls');
  const lines = joined(
    printing.map(({ start, end }, index) => ({
      start: contentEnd(masked, printing[index - 1]?.end ?? 0, start),
      end,
    })),
  );
  return lines.map(({ start, end }) => {
    const next = contentStart(masked, end);
    return { start, end: start === 0 || isBelow(masked, start, next) ? next : end };
  });
}

/** Whether what stands at `next` is the value of the key whose colon stands at `colon`. */
function isBelow(masked: string, colon: number, next: number): boolean {
  if (masked[colon] !== ':') return false;
  const line = masked.slice(masked.lastIndexOf('\n', colon) + 1, colon);
  return next - masked.lastIndexOf('\n', next) - 1 > line.search(/[^ -]|$/);
}

/** The end of the last content between two places, comments and document marks aside; none: the first of them. */
function contentEnd(masked: string, from: number, to: number): number {
  let end = to;
  for (const line of masked.slice(from, to).split('\n').toReversed()) {
    // Of a key without a value the colon is no part.
    const content = line.replace(/(?:^|\s)#.*$/s, '').replace(/:?\s*$/, '');
    if (!/^\ufeff?(?:---)?\s*$/.test(content)) return end - line.length + content.length;
    end -= line.length + 1;
  }
  return from;
}

/** The start of the first content from here on. */
function contentStart(masked: string, from: number): number {
  const blank = /(?:\s+|#[^\n]*)*/y;
  blank.lastIndex = from;
  blank.test(masked);
  return blank.lastIndex;
}

interface Mark extends Span {
  readonly step: 1 | -1;
  readonly language: string;
  /** The block scalar that it stands in, with text behind it there. */
  readonly scalar: Span | undefined;
}

/** Pairs the marks of blocks. What one script leaves open and another closes is no block, and hurts nothing around them. */
function pairUp(
  expressions: readonly Expression[],
  masked: string,
): { readonly pairs: readonly Span[]; readonly unpaired: readonly Unpaired[] } {
  const pairs: Span[] = [];
  const opened = new Map<string, Mark[]>();
  const unopened: Mark[] = [];
  for (const mark of marksOf(expressions, masked)) {
    const stack = opened.get(mark.language) ?? [];
    opened.set(mark.language, stack);
    const partner = mark.step < 0 ? stack.pop() : undefined;
    if (mark.step > 0) stack.push(mark);
    else if (!partner) unopened.push(mark);
    else if (!inTwoScalars(partner, mark)) pairs.push({ start: partner.start, end: mark.end });
  }
  // To Jinja `{{ end }}` is a variable of that name.
  const stray = unopened.filter(({ language }) => !(language === '{{' && opened.has('{%')));
  const unpaired = [...stray, ...[...opened.values()].flat()].filter(({ scalar }) => !scalar);
  return {
    pairs,
    unpaired: unpaired.toSorted((a, b) => a.start - b.start).map(({ start, step }) => ({ at: start, step })),
  };
}

const inTwoScalars = (opening: Mark, closing: Mark): boolean =>
  opening.scalar !== undefined && closing.scalar !== undefined && opening.scalar !== closing.scalar;

const steps: Readonly<Partial<Record<Expression['role'], 1 | -1>>> = { opens: 1, calls: 1, closes: -1 };

function marksOf(expressions: readonly Expression[], masked: string): readonly Mark[] {
  if (!expressions.some(({ role }) => steps[role])) return [];
  const scalars = scalarsIn(masked);
  let next = 0;
  return expressions.flatMap(({ start, end, role, mark: language }) => {
    const step = steps[role];
    if (!step) return [];
    while (next < scalars.length && (scalars[next]?.end ?? 0) <= start) next += 1;
    const scalar = scalars[next];
    return [{ start, end, step, language, scalar: scalar && scalar.start <= start ? scalar : undefined }];
  });
}

/** The lines of the block scalars, up to their last text: a mark behind it may be about what comes next. */
const scalarsIn = (masked: string): readonly Span[] =>
  blockBodies(masked).map(({ start, end }) => ({ start, end: start + masked.slice(start, end).trimEnd().length }));
