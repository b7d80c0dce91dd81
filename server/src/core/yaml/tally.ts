/** What is asked of a stream as a whole: whether any of its documents is so. */
import type { Chunk } from './chunk.ts';
import type { PlacedChunk } from './cut.ts';
import type { Kept } from './kept.ts';

const traits = {
  machineType: ({ signs }: Chunk) => signs.machineType,
  cluster: ({ signs }: Chunk) => signs.cluster,
  sops: ({ signs }: Chunk) => signs.sops,
  template: ({ signs }: Chunk) => signs.template,
  silencing: ({ signs }: Chunk) => signs.silencing,
  release: ({ signs }: Chunk) => signs.release,
  /** A template block begins in it and ends behind it, or the other way round. */
  openBlock: ({ masked }: Chunk) => masked.unpaired.length > 0,
} as const;

type Trait = keyof typeof traits;

const allTraits = Object.keys(traits) as readonly Trait[];

/** How many documents of a stream are so: an edit changes it by those documents that it touches. */
export class Tally {
  readonly #counts = new Map<Trait, number>();

  /** Of some documents, or of those of a later version than `before` was counted of. */
  constructor(chunks: readonly PlacedChunk[], before?: Counted, kept?: Kept) {
    if (before && kept) {
      for (const trait of allTraits) this.#counts.set(trait, before.tally.#countOf(trait));
      this.#add(-1, before.chunks, kept);
      this.#add(1, chunks, kept);
    } else {
      this.#add(1, chunks, { head: 0, tail: 0 });
    }
  }

  any(trait: Trait): boolean {
    return this.#countOf(trait) > 0;
  }

  #countOf(trait: Trait): number {
    return this.#counts.get(trait) ?? 0;
  }

  #add(by: number, chunks: readonly PlacedChunk[], { head, tail }: Kept): void {
    for (const { chunk } of chunks.slice(head, chunks.length - tail))
      for (const trait of allTraits) if (traits[trait](chunk)) this.#counts.set(trait, this.#countOf(trait) + by);
  }
}

/** Documents that were counted. */
export interface Counted {
  readonly chunks: readonly PlacedChunk[];
  readonly tally: Tally;
}
