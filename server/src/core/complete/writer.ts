import type { BondFile } from '../model/file.ts';
import { lineBreak, lineStart, type Span, shifted } from '../text.ts';
import type { Cursor } from './cursor.ts';
import { type Draft, type DraftPair, Renderer, type Style } from './draft.ts';
import { habitAround } from './habit.ts';
import type { Suggestion } from './suggestion.ts';
import type { Step } from './trail.ts';

/** What a suggestion writes, and where. */
export type Writing = Pick<Suggestion, 'edit' | 'snippet'>;

/** Writes drafts at a cursor, in the author's hand. */
export class Writer {
  readonly #cursor: Cursor;
  readonly #style: Style;

  constructor(cursor: Cursor, file: BondFile) {
    this.#cursor = cursor;
    this.#style = { ...handOf(cursor, file), lineBreak: lineBreak(file.text) };
  }

  /** Keys in place of the word: with their values, or, where one stands behind the colon, only the key. */
  pairs(pairs: readonly DraftPair[]): Writing {
    const { gap, text } = this.#cursor;
    if (this.#hasValue()) return this.#edit(gap.span, (renderer) => renderer.pairs(pairs, 0).replace(/:.*$/s, ''));
    const colon = gap.colon ? /^[ \t]*:/.exec(text.slice(gap.span.end))?.[0].length : 0;
    const span = { start: gap.span.start, end: gap.span.end + (colon ?? 0) };
    return this.#edit(span, (renderer) => renderer.pairs(pairs, this.#column()));
  }

  /** Items of a list in place of the word, behind a dash that is there or written too. */
  items(items: readonly Draft[]): Writing {
    const bare = this.#isBare();
    const column = this.#column() - (bare ? 0 : 2);
    return this.#edit(this.#cursor.gap.span, (renderer) => {
      const written = renderer.items(items, column);
      return bare || this.#style.flow ? written : written.slice(2);
    });
  }

  /** A value in place of the one that is there. */
  value(draft: Draft): Writing {
    return this.#edit(this.#cursor.gap.span, (renderer) => renderer.value(draft));
  }

  /** A mapping as the value of the key on this line, on the lines below it. */
  mappingBelow(pairs: readonly DraftPair[]): Writing {
    const { gap, text, trail, document } = this.#cursor;
    const start =
      lineStart(text, gap.span.start) + text.slice(lineStart(text, gap.span.start), gap.span.start).trimEnd().length;
    const step = trail.at(-1);
    const column = (step && 'pair' in step ? columnOf(document.text, step.pair.key.span) : 0) + this.#style.step;
    const { lineBreak: feed } = this.#style;
    return this.#edit(
      { start, end: gap.span.end },
      (renderer) => feed + ' '.repeat(column) + renderer.pairs(pairs, column),
      '',
    );
  }

  get isFlow(): boolean {
    return this.#style.flow;
  }

  #edit(span: Span, write: (renderer: Renderer) => string, prefix: string = this.#cursor.gap.prefix): Writing {
    const { gap, base } = this.#cursor;
    const whole = (written: string): string => prefix + written + gap.suffix;
    const snippet = new Renderer(this.#style, true);
    const text = whole(write(snippet));
    const edit = { span: shifted(span, base), newText: whole(write(new Renderer(this.#style, false))) };
    return snippet.holes > 0 ? { edit, snippet: text } : { edit };
  }

  /** The column at which the word begins. */
  #column(): number {
    const { gap, text } = this.#cursor;
    return columnOf(text, gap.span) + gap.prefix.length;
  }

  #hasValue(): boolean {
    const step = this.#cursor.trail.at(-1);
    return this.#cursor.gap.colon && step !== undefined && 'pair' in step && step.pair.value !== undefined;
  }

  /** No dash stands before the word. */
  #isBare(): boolean {
    const above = this.#cursor.trail.at(-2);
    return above === undefined || 'pair' in above;
  }
}

const columnOf = (text: string, { start }: Span): number => start - lineStart(text, start);

function handOf(cursor: Cursor, file: BondFile): Omit<Style, 'lineBreak'> {
  const { way, gap, document } = cursor;
  const last = way.at(-1);
  const flow = last !== undefined && ('pair' in last ? last.map.flow : last.seq.flow);
  const own = listStepOf(way, document.text);
  const habit = own === undefined ? habitAround(cursor, file) : {};
  const step = stepsOf(way, document.text).at(-1) ?? habit.step ?? 2;
  return { flow, quote: quoteOf(way, gap.quote), step, listStep: own ?? habit.listStep ?? step };
}

/** How much deeper each mapping on the way stands than the key that holds it. */
function stepsOf(trail: readonly Step[], text: string): readonly number[] {
  return trail.flatMap((step, index) => {
    const next = trail[index + 1];
    if (!('pair' in step) || !next || !('pair' in next)) return [];
    const deeper = columnOf(text, next.pair.key.span) - columnOf(text, step.pair.key.span);
    return deeper > 0 && deeper <= 8 && !next.map.flow ? [deeper] : [];
  });
}

function listStepOf(trail: readonly Step[], text: string): number | undefined {
  for (const [index, step] of trail.entries()) {
    const next = trail[index + 1];
    if (!('pair' in step) || !next || 'pair' in next || next.seq.flow) continue;
    return Math.max(0, columnOf(text, next.seq.span) - columnOf(text, step.pair.key.span));
  }
  return undefined;
}

/** The quotes of the word, else those of the keys around it. */
function quoteOf(trail: readonly Step[], own: Style['quote']): Style['quote'] {
  if (own !== '') return own;
  const keys = trail.flatMap((step) => ('pair' in step ? [step.map.pairs.filter((pair) => pair !== step.pair)] : []));
  const nearest = keys.toReversed().find((pairs) => pairs.length > 0);
  return nearest?.every(({ key }) => key.style === 'double') ? '"' : '';
}
