/** What a template may bring once, often or never: whole blocks, and lines of which nothing is known. */
import type { Span } from '../text.ts';
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

/** In order and apart. */
function joined(stretches: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (!last || last.end < stretch.start) apart.push(stretch);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
  }
  return apart;
}

/** Lines that hold nothing but what prints something. It may go on with what stands before it, or the first thing with it. */
function printedLines(masked: string, alone: readonly Expression[]): readonly Span[] {
  const printing = alone.filter(({ role }) => role === 'prints' || role === 'calls');
  const lines = joined(
    printing.map(({ start, end }, index) => ({
      start: contentEnd(masked, printing[index - 1]?.end ?? 0, start),
      end,
    })),
  );
  return lines.map(({ start, end }) => ({ start, end: start === 0 ? contentStart(masked, end) : end }));
}

/** The end of the last content between two places, comments and document marks aside; none: the first of them. */
function contentEnd(masked: string, from: number, to: number): number {
  let end = to;
  for (const line of masked.slice(from, to).split('\n').toReversed()) {
    const content = line.replace(/(?:^|\s)#.*$/s, '').trimEnd();
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

/** The lines of a block scalar, with the blank ones behind it. */
interface Scalar extends Span {
  readonly textEnd: number;
}

interface Mark extends Span {
  readonly step: 1 | -1;
  readonly language: string;
  /** The block scalar that it stands in or right behind. */
  readonly scalar: Scalar | undefined;
  /** It stands in the block scalar: text follows there. */
  readonly inside: boolean;
}

/**
 * Pairs the marks of blocks. Those in a block scalar are paired among themselves first, then those around it, and
 * what is left across: what a script leaves open is its own matter, and hurts nothing outside of it.
 */
function pairUp(
  expressions: readonly Expression[],
  masked: string,
): { readonly pairs: readonly Span[]; readonly unpaired: readonly Unpaired[] } {
  const marks = marksOf(expressions, masked);
  const pairing = new Pairing();
  pairing.match(marks, ({ scalar, language }) => (scalar ? `${scalar.start} ${language}` : undefined));
  pairing.match(marks, ({ inside, language }) => (inside ? undefined : language));
  pairing.match(marks, ({ language }) => language);
  // To Jinja `{{ end }}` is a variable of that name.
  const jinja = marks.some(({ language }) => language === '{%');
  const unpaired = pairing
    .left(marks)
    .filter(({ inside, language, step }) => !inside && !(jinja && language === '{{' && step < 0));
  return { pairs: pairing.pairs, unpaired: unpaired.map(({ start, step }) => ({ at: start, step })) };
}

class Pairing {
  readonly pairs: Span[] = [];
  readonly #paired = new Set<Mark>();

  /** Pairs what is left within each group; what has none is let be. */
  match(marks: readonly Mark[], groupOf: (mark: Mark) => string | undefined): void {
    const open = new Map<string, Mark[]>();
    for (const mark of this.left(marks)) {
      const group = groupOf(mark);
      if (group === undefined) continue;
      const opened = open.get(group) ?? [];
      open.set(group, opened);
      if (mark.step > 0) opened.push(mark);
      else this.#pair(opened.pop(), mark);
    }
  }

  left(marks: readonly Mark[]): readonly Mark[] {
    return marks.filter((mark) => !this.#paired.has(mark));
  }

  #pair(opening: Mark | undefined, closing: Mark): void {
    if (!opening) return;
    this.pairs.push({ start: opening.start, end: closing.end });
    this.#paired.add(opening).add(closing);
  }
}

const steps: Readonly<Partial<Record<Expression['role'], 1 | -1>>> = { opens: 1, calls: 1, closes: -1 };

function marksOf(expressions: readonly Expression[], masked: string): readonly Mark[] {
  if (!expressions.some(({ role }) => steps[role])) return [];
  const scalars = scalarsIn(masked);
  let next = 0;
  return expressions.flatMap(({ start, end, role, mark: language }) => {
    const step = steps[role];
    if (!step) return [];
    while (next < scalars.length && (scalars[next]?.end ?? 0) <= start) next += 1;
    const found = scalars[next];
    const scalar = found && found.start <= start ? found : undefined;
    return [{ start, end, step, language, scalar, inside: scalar !== undefined && start < scalar.textEnd }];
  });
}

const scalarsIn = (masked: string): readonly Scalar[] =>
  blockBodies(masked).map(({ start, end }) => ({
    start,
    end,
    textEnd: start + masked.slice(start, end).trimEnd().length,
  }));
