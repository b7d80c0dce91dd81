import type { Chunk } from '../yaml/chunk.ts';
import type { PlacedChunk } from '../yaml/cut.ts';
import type { PlacedDocument } from './group.ts';
import { type Reading, readChunk, type Surroundings } from './read.ts';

/** What is the same for all documents of a stream. */
export type Stance = Omit<Surroundings, 'openBlocks'>;

/** A document of a stream, and what it holds: as Talos would read it itself, and what else. */
export interface PlacedReading extends PlacedChunk, PlacedDocument {
  readonly reading: Reading;
}

/** What the documents of a stream hold. They are shared between its versions, and a reading goes with its document. */
export class Readings {
  readonly #stream: () => readonly PlacedChunk[];
  readonly #stance: Stance;
  readonly #known: WeakMap<Chunk, { readonly reading: Reading; readonly openBlocks: number }>;
  readonly #openBefore: number;
  #openBlocks: readonly number[] | undefined;

  /** `openBefore`: how many template blocks are open where the stream begins. */
  constructor(stream: () => readonly PlacedChunk[], stance: Stance, openBefore: number, before?: Readings) {
    this.#stream = stream;
    this.#stance = stance;
    this.#openBefore = openBefore;
    this.#known = before && isSame(before.#stance, stance) ? before.#known : new WeakMap();
  }

  /** What those of some documents of the stream hold that could concern a bond; each is read when its turn comes. */
  *eachRelevant(chunks: readonly PlacedChunk[]): Iterable<PlacedReading> {
    for (const [index, placed] of chunks.entries()) if (placed.chunk.signs.relevant) yield this.#placed(placed, index);
  }

  /** The same at once, as after each keystroke in a stream of thousands. */
  relevant(chunks: readonly PlacedChunk[]): readonly PlacedReading[] {
    const readings: PlacedReading[] = [];
    chunks.forEach((placed, index) => {
      if (placed.chunk.signs.relevant) readings.push(this.#placed(placed, index));
    });
    return readings;
  }

  #placed({ chunk, base }: PlacedChunk, index: number): PlacedReading {
    const reading = this.of(chunk, index);
    return { chunk, base, reading, document: reading.own };
  }

  /** Whether a document has been read already. */
  has(chunk: Chunk): boolean {
    return this.#known.has(chunk);
  }

  /** What the document of this number holds. */
  of(chunk: Chunk, index: number): Reading {
    this.#openBlocks ??= openBlocksIn(this.#stream(), this.#openBefore);
    const openBlocks = this.#openBlocks[index] ?? 0;
    const known = this.#known.get(chunk);
    if (known?.openBlocks === openBlocks) return known.reading;
    const reading = readChunk(chunk, { ...this.#stance, openBlocks });
    this.#known.set(chunk, { reading, openBlocks });
    return reading;
  }
}

const isSame = (a: Stance, b: Stance): boolean => a.whole === b.whole && a.sealed === b.sealed;

/** How many template blocks are open where each document begins; `before`: where the first does. */
function openBlocksIn(stream: readonly PlacedChunk[], before: number): readonly number[] {
  let open = before;
  return stream.map(({ chunk }) => {
    const here = open;
    for (const { step } of chunk.masked.unpaired) open = Math.max(0, open + step);
    return here;
  });
}
