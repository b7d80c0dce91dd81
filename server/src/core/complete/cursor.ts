import type { Document } from '../model/document.ts';
import type { BondFile } from '../model/file.ts';
import { mayCarry } from '../model/mounts.ts';
import { lineEnd, lineStart } from '../text.ts';
import type { Chunk } from '../yaml/chunk.ts';
import type { PlacedChunk } from '../yaml/cut.ts';
import { type Gap, gapAt } from './gap.ts';
import { clearing, isOpenedAbove, keysAround, type Stance, stanceBelow, stanceOn } from './surrounding-lines.ts';
import { flowDepth, type Step, trailTo } from './trail.ts';

/** A place of a document where something can be written, read as if a word stood there already. */
export interface Cursor {
  readonly gap: Gap;
  /** The ways down from the root to the word, which is the last. */
  readonly trail: readonly Step[];
  /** The same in the text as it stands, where a carrier hands on only a part of it. */
  readonly way: readonly Step[];
  /** Their keys, `[]` for an item; of a key that is being written only what is above it. */
  readonly path: readonly string[];
  /** The document with the stand-in for the word. Spans beyond the gap are not those of the file. */
  readonly document: Document;
  /** Where a carrier hands the document to Talos: the others of its configuration. */
  readonly carried?: readonly Document[];
  /** The text of the document as it stands, templates blotted out. */
  readonly text: string;
  /** Where the document starts in the file. */
  readonly base: number;
  readonly chunk: Chunk;
}

/** Stands for the word: a private-use character, which no config holds. */
export const standIn = '\uE000';

/**
 * Where the cursor is, the likeliest reading first: where the text is no YAML, what it means is a guess.
 * Nothing in comments, block scalars, template expressions and where no word can stand.
 */
export function* cursorsAt(file: BondFile, offset: number): Iterable<Cursor> {
  const placed = chunksOf(file).findLast(({ base }) => base <= offset);
  if (!placed) return;
  const { chunk, base } = placed;
  const { text, blots } = chunk.masked;
  const at = offset - base;
  if (blots.some(({ start, end }) => start < at && at < end) || isTemplateOnly(chunk, at)) return;
  yield* new Finder(file, placed, text).find(at);
}

/** Whether the line at `below` goes on with nothing on this way: what is written here would part it from its own. */
function comesBetween(trail: readonly Step[], text: string, below: number): boolean {
  const next = stanceBelow(text, below);
  const stances = trail.map((step) => stanceOf(step, text));
  if (!next || !stances.every((stance) => stance !== undefined)) return false;
  const goesOn = stances.some(({ column, dash }) => column === next.column && dash === next.dash);
  return !goesOn && next.column >= Math.min(...stances.map(({ column }) => column));
}

/** Where the lines of a mapping or a list begin; in flow style anywhere. */
function stanceOf(step: Step, text: string): Stance | undefined {
  const isPair = 'pair' in step;
  if (isPair ? step.map.flow : step.seq.flow) return undefined;
  const { start } = (isPair ? step.pair.key : step.seq).span;
  return { column: start - lineStart(text, start), dash: !isPair };
}

/** The documents of the stream, those of a file without any bond yet included. */
export const chunksOf = (file: BondFile): readonly PlacedChunk[] =>
  file.chunks.length > 0 || mayHoldBonds(file.text) ? file.stream : [];

/** Whether a bond could be begun here. */
const mayHoldBonds = (text: string): boolean => /machine|v1alpha1|links/.test(text) || mayCarry(text);

/** Whether the line holds template expressions and nothing else, so that it is blank to YAML. */
function isTemplateOnly({ text, masked }: Chunk, at: number): boolean {
  const [from, to] = [lineStart(text, at), lineEnd(text, at)];
  return text.slice(from, to).trim() !== '' && masked.text.slice(from, to).trim() === '';
}

interface Read {
  readonly cursor: Cursor;
  /** What the whole text is read as. */
  readonly own: Document;
}

class Finder {
  readonly #file: BondFile;
  readonly #placed: PlacedChunk;
  readonly #text: string;

  constructor(file: BondFile, placed: PlacedChunk, text: string) {
    this.#file = file;
    this.#placed = placed;
    this.#text = text;
  }

  *find(at: number): Iterable<Cursor> {
    const likeliest = this.#soundly(at);
    if (likeliest) yield likeliest;
    const depth = flowDepth(this.#placed.chunk.parsed.root, lineStart(this.#text, at));
    const gap = gapAt(this.#text, at, depth);
    if (!gap) return;
    const faults = this.#faultsWithout(gap);
    for (const candidate of depth === 0 ? this.#readings(gap, at) : [gap]) {
      const whole = this.#read(this.#text, candidate);
      if (whole && whole.own.errors.length <= faults) yield whole.cursor;
      const cleared = faults > 0 ? this.#read(clearing(this.#text, candidate.span.start), candidate) : undefined;
      if (cleared) yield cleared.cursor;
    }
  }

  /**
   * The cursor where the word makes a sound document of the text: then it need not be read without the word, which half
   * typed is often none. No bracket is open before the line, as the word cannot have closed one.
   */
  #soundly(at: number): Cursor | undefined {
    const gap = gapAt(this.#text, at, 0);
    const { cursor, own } = (gap && this.#read(this.#text, gap)) ?? {};
    const isSound = own?.errors.length === 0 && flowDepth(own.root, lineStart(this.#text, at)) === 0;
    return isSound ? cursor : undefined;
  }

  /** How many faults the text has without the word, which half typed is often one itself. */
  #faultsWithout({ span: { start, end }, colon }: Gap): number {
    const { chunk } = this.#placed;
    if (colon || start === end) return chunk.parsed.errors.length;
    const without = this.#text.slice(0, start) + ' '.repeat(end - start) + this.#text.slice(end);
    return chunk.instead(without).parsed.errors.length;
  }

  /** Where the word may be meant to stand: on a line of its own it may also be an item of the list above, or belong a few columns aside. */
  #readings(gap: Gap, at: number): readonly Gap[] {
    const from = lineStart(this.#text, at);
    const line = this.#text.slice(from, lineEnd(this.#text, at)).trim();
    const word = this.#text.slice(gap.span.start, gap.span.end);
    if (line !== word || gap.kind !== 'key') return [gap];
    const stance = stanceOn(this.#text, from, gap.span.start - from);
    const column = gap.span.start - from;
    // What a carrier hands on as a list it does not know without a dash.
    if (!stance) return isOpenedAbove(this.#text, from, column) ? [gap, movedTo(gap, from, column, '- ')] : [gap];
    const moved = movedTo(gap, from, stance.column, stance.dash ? '- ' : '');
    const keys = stance.dash ? keysAround(this.#text, from, stance.column) : undefined;
    const asKey = keys === undefined ? [] : [movedTo(gap, from, keys, '')];
    if (word === '') return [gap, moved, ...asKey];
    // What is half typed without a dash is a key, and where it stands it is none.
    return stance.dash ? asKey : [moved];
  }

  /** The cursor in this text with the stand-in at the gap, if it is read as what the gap takes it for. */
  #read(text: string, gap: Gap): Read | undefined {
    const written = mended(text, gap);
    const { own, carried } = this.#file.readInstead(this.#placed.chunk, written);
    const at = gap.span.start + gap.prefix.length;
    const group = carried.find((documents) => documents.some(({ root }) => trailTo(root, at))) ?? [own];
    const document = group.find(({ root }) => trailTo(root, at));
    const trail = trailTo(document?.root, at);
    if (!document || !trail) return undefined;
    const below = lineEnd(written, at) + 1;
    const way = trailTo(own.root, at) ?? trail;
    if (!gap.colon && comesBetween(way, written, below)) return undefined;
    const names = trail.map((step) => ('pair' in step ? step.pair.key.text : '[]'));
    const { chunk, base } = this.#placed;
    const cursor = {
      gap,
      trail,
      way,
      path: gap.kind === 'key' ? names.slice(0, -1) : names,
      document,
      ...(document === own ? {} : { carried: group.filter((other) => other !== document) }),
      text: this.#text,
      base,
      chunk,
    };
    return { cursor, own };
  }
}

/** The gap at another column of its line, which starts at `from`. */
const movedTo = (gap: Gap, from: number, column: number, dash: string): Gap => ({
  ...gap,
  span: { start: Math.min(gap.span.start, from + column), end: gap.span.end },
  prefix: ' '.repeat(Math.max(0, from + column - gap.span.start)) + dash,
});

/**
 * The text with the stand-in in its gap: a key gets a value, lest the next line be taken for a part of it, and keeps
 * its quotes, without which a value close behind the colon would be none.
 */
function mended(text: string, { kind, span, prefix, suffix, colon, quote }: Gap): string {
  const key = quote === '' ? standIn : `"${standIn}"`;
  const word = kind === 'value' ? `"${standIn}"` : colon ? key : `${standIn}: ""`;
  return text.slice(0, span.start) + prefix + word + suffix + text.slice(span.end);
}
