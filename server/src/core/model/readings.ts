import type { PlacedChunk } from '../yaml/cut.ts';
import { type Kept, type Numbers, nothingKept, numbersTakenOver, takenOver } from '../yaml/kept.ts';
import type { Document } from './document.ts';
import { type Reading, readChunk, type Surroundings } from './read.ts';

/** A stream as it is read. */
export interface Source {
  readonly chunks: () => readonly PlacedChunk[];
  /** Template blocks begin in some document and end in another. */
  readonly hasOpenBlocks: () => boolean;
  /** How many template blocks are open where the stream begins. */
  readonly openBefore: number;
  /** What is the same for all its documents. */
  readonly stance: Omit<Surroundings, 'openBlocks'>;
}

/** What was read of the version before, by numbers. Lists alone, lest each version keep all versions before it. */
interface Past {
  readonly kept: Kept;
  readonly readings: readonly (Reading | undefined)[];
  readonly documents: readonly (Document | undefined)[] | undefined;
  readonly bonds: Numbers | undefined;
  readonly carriers: Numbers | undefined;
}

/** What the documents of a stream hold, by their numbers. Each is read when first asked for, and once for all versions. */
export class Readings {
  readonly #source: Source;
  readonly #past: Past | undefined;
  #readings: (Reading | undefined)[] | undefined;
  #openBlocks: readonly number[] | undefined;
  #documents: readonly (Document | undefined)[] | undefined;
  #bonds: Numbers | undefined;
  #carriers: Numbers | undefined;

  /** `kept`: how many documents are those of the version before. */
  constructor(source: Source, before?: Readings, kept = nothingKept) {
    this.#source = source;
    this.#past = before && kept.head + kept.tail > 0 ? this.#pastOf(before, kept) : undefined;
  }

  /** Whether a document has been read already. */
  has(number: number): boolean {
    return this.#all[number] !== undefined;
  }

  /** What a document holds, whether it could concern a bond or not. */
  of(number: number): Reading | undefined {
    const chunk = this.#source.chunks()[number]?.chunk;
    if (chunk)
      this.#all[number] ??= readChunk(chunk, { ...this.#source.stance, openBlocks: this.#openBlocksAt(number) });
    return this.#all[number];
  }

  /** The same of a document that could concern a bond; nothing of any other. */
  relevant(number: number): Reading | undefined {
    return this.#source.chunks()[number]?.chunk.signs.relevant ? this.of(number) : undefined;
  }

  /** The documents as Talos reads them itself; nothing in the place of one that cannot concern a bond. */
  get documents(): readonly (Document | undefined)[] {
    const { documents: before = [], kept = nothingKept } = this.#past?.documents ? this.#past : {};
    this.#documents ??= takenOver(before, this.#count, kept, (number) => this.relevant(number)?.own);
    return this.#documents;
  }

  /** The numbers of the documents that hold bonds, in order. */
  get withBonds(): readonly number[] {
    this.#bonds ??= this.#numbers(this.#past?.bonds, ({ own }) => own.bonds.length > 0);
    return this.#bonds.numbers;
  }

  /** The numbers of those that carry documents or texts for Talos, in order. */
  get carriers(): readonly number[] {
    this.#carriers ??= this.#numbers(this.#past?.carriers, ({ carried, texts }) => carried.length + texts.length > 0);
    return this.#carriers.numbers;
  }

  #numbers(before: Numbers | undefined, holds: (reading: Reading) => boolean): Numbers {
    const kept = before && this.#past ? this.#past.kept : nothingKept;
    return numbersTakenOver(before ?? noNumbers, this.#count, kept, (number) => {
      const reading = this.relevant(number);
      return reading !== undefined && holds(reading);
    });
  }

  get #count(): number {
    return this.#source.chunks().length;
  }

  get #all(): (Reading | undefined)[] {
    const { readings = [], kept = nothingKept } = this.#past ?? {};
    this.#readings ??= takenOver(readings, this.#count, kept, () => undefined);
    return this.#readings;
  }

  #openBlocksAt(number: number): number {
    const { chunks, hasOpenBlocks, openBefore } = this.#source;
    this.#openBlocks ??= hasOpenBlocks() ? openBlocksIn(chunks(), openBefore) : [];
    return this.#openBlocks[number] ?? openBefore;
  }

  /** A document holds something else when other template blocks are open where it begins. */
  #pastOf(before: Readings, { head, tail }: Kept): Past | undefined {
    if (!isSame(before.#source.stance, this.#source.stance)) return undefined;
    const isOpenAlike =
      tail === 0 || before.#openBlocksAt(before.#count - tail) === this.#openBlocksAt(this.#count - tail);
    return {
      kept: { head, tail: isOpenAlike ? tail : 0 },
      readings: before.#all,
      documents: before.#documents,
      bonds: before.#bonds,
      carriers: before.#carriers,
    };
  }
}

const noNumbers: Numbers = { numbers: [], count: 0 };

const isSame = (a: Source['stance'], b: Source['stance']): boolean => a.whole === b.whole && a.sealed === b.sealed;

/** How many template blocks are open where each document begins; `before`: where the first does. */
function openBlocksIn(stream: readonly PlacedChunk[], before: number): readonly number[] {
  let open = before;
  return stream.map(({ chunk }) => {
    const here = open;
    for (const { step } of chunk.masked.unpaired) open = Math.max(0, open + step);
    return here;
  });
}
