import type { Chunk } from '../yaml/chunk.ts';
import type { PlacedChunk } from '../yaml/cut.ts';
import { type Reading, readChunk, type Surroundings } from './read.ts';

/** What is the same for all documents of a stream. */
export type Stance = Omit<Surroundings, 'openBlocks'>;

/** What the documents of a stream hold. They are shared between its versions, and a reading goes with its document. */
export class Readings {
  readonly #stance: Stance;
  readonly #known: WeakMap<Chunk, { readonly reading: Reading; readonly openBlocks: number }>;

  constructor(stance: Stance, before?: Readings) {
    this.#stance = stance;
    this.#known = before && isSame(before.#stance, stance) ? before.#known : new WeakMap();
  }

  /** `openBlocks`: how many template blocks are open where the document begins. */
  of(chunk: Chunk, openBlocks: number): Reading {
    const known = this.#known.get(chunk);
    if (known?.openBlocks === openBlocks) return known.reading;
    const reading = readChunk(chunk, { ...this.#stance, openBlocks });
    this.#known.set(chunk, { reading, openBlocks });
    return reading;
  }
}

const isSame = (a: Stance, b: Stance): boolean => a.whole === b.whole && a.sealed === b.sealed;

/** How many template blocks are open where each document begins; `before`: where the first does. */
export function openBlocksIn(stream: readonly PlacedChunk[], before: number): readonly number[] {
  let open = before;
  return stream.map(({ chunk }) => {
    const here = open;
    for (const { step } of chunk.masked.unpaired) open = Math.max(0, open + step);
    return here;
  });
}
