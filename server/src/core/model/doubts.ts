import { countWhere, joined, meeting, type Span } from '../text.ts';
import type { Chunk } from '../yaml/chunk.ts';
import type { SyntaxFault } from '../yaml/yaml.ts';

/** Where a document could not be read, or may be rendered once, often or never. */
export class Doubts {
  readonly #everywhere: boolean;
  readonly #spans: readonly Span[];
  /** Marks of blocks whose other end is not in the document, in order, and how many blocks are open behind each. */
  readonly #marks: readonly { readonly at: number; readonly open: number }[];
  readonly #openBefore: number;

  /** `openBlocks`: how many template blocks are open where the document begins. */
  constructor({ masked, signs }: Chunk, openBlocks: number, errors: readonly SyntaxFault[]) {
    this.#everywhere = signs.conflict;
    this.#spans = joined([...errors.map(({ span }) => span), ...masked.open]);
    let open = openBlocks;
    this.#marks = masked.unpaired.map(({ at, step }) => {
      open += step;
      return { at, open };
    });
    this.#openBefore = openBlocks;
  }

  /** Whether there is doubt about something in or around the span. */
  about(span: Span): boolean {
    const before = countWhere(this.#marks, ({ at }) => at <= span.start);
    const open = this.#marks[before - 1]?.open ?? this.#openBefore;
    const next = this.#marks[before];
    return (
      this.#everywhere ||
      open > 0 ||
      (next !== undefined && next.at < span.end) ||
      meeting(this.#spans, span).length > 0
    );
  }
}
