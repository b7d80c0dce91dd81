/** What is asked of a stream as a whole: whether any of its documents is so. */
import type { Chunk } from './chunk.ts';
import type { PlacedChunk } from './cut.ts';

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
  readonly #counts: ReadonlyMap<Trait, number>;

  private constructor(counts: ReadonlyMap<Trait, number>) {
    this.#counts = counts;
  }

  static of(chunks: readonly PlacedChunk[]): Tally {
    return new Tally(counted(new Map(), chunks, 1));
  }

  /** That of a later version. `gone` and `come`: the documents that are not kept, of either version. */
  next(gone: readonly PlacedChunk[], come: readonly PlacedChunk[]): Tally {
    return new Tally(counted(counted(this.#counts, gone, -1), come, 1));
  }

  any(trait: Trait): boolean {
    return (this.#counts.get(trait) ?? 0) > 0;
  }
}

function counted(before: ReadonlyMap<Trait, number>, chunks: readonly PlacedChunk[], by: number): Map<Trait, number> {
  const counts = new Map(before);
  for (const { chunk } of chunks)
    for (const trait of allTraits) if (traits[trait](chunk)) counts.set(trait, (counts.get(trait) ?? 0) + by);
  return counts;
}
