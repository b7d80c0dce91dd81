import { countWhere, joined, lineEnd, lineStart, meeting, type Span } from '../text.ts';
import type { Chunk } from '../yaml/chunk.ts';
import type { MapNode } from '../yaml/node.ts';
import type { SyntaxFault } from '../yaml/yaml.ts';

/** Where a document could not be read, or may be rendered once, often or never. */
export class Doubts {
  readonly #text: string;
  readonly #everywhere: boolean;
  readonly #faults: readonly Span[];
  readonly #spans: readonly Span[];
  /** Marks of blocks whose other end is not in the document, in order, and how many blocks are open behind each. */
  readonly #marks: readonly { readonly at: number; readonly open: number }[];
  readonly #openBefore: number;

  /** `openBlocks`: how many template blocks are open where the document begins. */
  constructor({ text, masked, signs }: Chunk, openBlocks: number, errors: readonly SyntaxFault[]) {
    this.#text = text;
    this.#everywhere = signs.conflict;
    this.#faults = joined(errors.map(({ span }) => span));
    this.#spans = joined([...this.#faults, ...masked.open]);
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

  /** Whether a line that was not meant to, such as a half-typed one, ends the mapping before its last lines. */
  cutsOff({ span, flow, pairs }: MapNode): boolean {
    const first = pairs[0]?.key.span.start;
    if (flow || first === undefined || (this.#faults.at(-1)?.end ?? 0) < span.end) return false;
    const behind = strandedBehind(this.#text, span.end, first - lineStart(this.#text, first));
    return behind !== undefined && meeting(this.#faults, behind).length > 0;
  }
}

/** A line that says something, with its indentation. */
const saying = /^( *)(?! |#|\r?$).*$/gm;

/** From a line that ends a mapping to the one behind those that are as deep as the mapping was, if there are such. */
function strandedBehind(text: string, end: number, column: number): Span | undefined {
  const from = lineEnd(text, end);
  let start: number | undefined;
  let stranded = false;
  for (const { 0: line, 1: indent = '', index } of text.slice(from).matchAll(saying)) {
    const isDeep = indent.length >= column;
    if (start === undefined) {
      // What a key behind a dash opens may well be that deep.
      if (isDeep || /^ *- .*:/.test(line)) return undefined;
      start = from + index;
    } else if (isDeep) stranded = true;
    else return stranded ? { start, end: from + index + line.length } : undefined;
  }
  return stranded && start !== undefined ? { start, end: text.length } : undefined;
}
