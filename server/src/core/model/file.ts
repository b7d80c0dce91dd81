import { countWhere, shifted, touches } from '../text.ts';
import { Alike } from '../yaml/alike.ts';
import type { Chunk, Manner } from '../yaml/chunk.ts';
import { cut, type PlacedChunk } from '../yaml/cut.ts';
import { between, nothingKept } from '../yaml/kept.ts';
import { mentionsBonds } from '../yaml/signs.ts';
import { Tally } from '../yaml/tally.ts';
import { type Around, nothingAround } from './around.ts';
import { Configuration } from './configuration.ts';
import { bondsIn, carriedGroup, Group, type PlacedBond, type PlacedDocument } from './group.ts';
import { Memory } from './memory.ts';
import { type CarriedFile, mayCarry, mayNameFiles } from './mounts.ts';
import { type PlacedText, type Reading, readChunk } from './read.ts';
import { Readings, type Source } from './readings.ts';
import { type Embedded, TextsWithin } from './within.ts';

/** What is known when a text is read. */
interface Background {
  /** The version before. */
  readonly before?: BondFile | undefined;
  readonly around?: Around;
  /** What was parsed of other texts, some of which may be laid out as this one is. */
  readonly alike?: Alike;
}

/** A text, read: its documents with their bonds. Immutable; the next version takes over what did not change. */
export class BondFile {
  readonly text: string;
  /** The file's name or path, if it has one: some template marks count only in files named as templates. */
  readonly name: string;
  readonly chunks: readonly PlacedChunk[];
  /** What is so in any of them. */
  readonly tally: Tally;
  /** The stream is a whole machine configuration: what is absent in it is really absent. */
  readonly whole: boolean;
  /** The stream is encrypted in part: nothing in it may be rewritten. */
  readonly sealed: boolean;
  /** Shared with the version before. */
  readonly memory: Memory;
  readonly #alike: Alike;
  readonly #manner: Manner;
  readonly #readings: Readings;
  readonly #within: TextsWithin;
  /** Until asked for: that of the version before, whose index may serve again. */
  #configuration: { readonly before?: Configuration | undefined; readonly own?: Configuration };
  #stream: readonly PlacedChunk[] | undefined;
  #documents: readonly PlacedDocument[] | undefined;
  #groups: readonly Group[] | undefined;
  #bonds: readonly PlacedBond[] | undefined;
  #embedded: readonly Embedded[] | undefined;

  constructor(text: string, name = '', { before, around = nothingAround, alike }: Background = {}) {
    this.text = text;
    this.name = name;
    this.#alike = alike ?? (before === undefined ? new Alike() : before.#alike);
    this.#manner = { name, indent: around.indent, alike: this.#alike };
    const { chunks, kept } = mentionsBonds(text) ? cut(text, before, this.#manner) : { chunks: [], kept: nothingKept };
    this.chunks = chunks;
    this.tally = before ? before.tally.next(between(before.chunks, kept), between(chunks, kept)) : Tally.of(chunks);
    this.whole = around.whole || (this.tally.any('machineType') && this.tally.any('cluster'));
    this.sealed = around.sealed || this.tally.any('sops');
    this.memory = before === undefined ? new Memory() : before.memory;
    this.#readings = new Readings(this.#source(around), before === undefined ? undefined : before.#readings, kept);
    this.#within = new TextsWithin(
      (inner, place) => new BondFile(inner, name, { around: place, alike: this.#alike }),
      { sealed: this.sealed, depth: around.depth },
      before === undefined ? undefined : before.#within,
    );
    this.#configuration = { before: before === undefined ? undefined : before.#latestConfiguration };
  }

  /** Some of it is only YAML after rendering. */
  get template(): boolean {
    return this.tally.any('template');
  }

  /** The documents that could concern a bond, in order, and those that they carry. Read when first asked for. */
  get documents(): readonly PlacedDocument[] {
    this.#documents ??= [...this.eachDocument()];
    return this.#documents;
  }

  /** The same one by one, each read when its turn comes. */
  *eachDocument(): Iterable<PlacedDocument> {
    for (const [number, { base }] of this.chunks.entries()) {
      const reading = this.#readings.relevant(number);
      if (!reading) continue;
      for (const document of [reading.own, ...reading.carried.flat()]) yield { document, base };
    }
  }

  /** The configurations that the text holds: that of its own stream comes first. None in a text without bonds. */
  get groups(): readonly Group[] {
    this.#groups ??= this.chunks.length === 0 ? [] : [this.#ownGroup(), ...this.#carriers.flatMap(groupsIn)];
    return this.#groups;
  }

  /** Every bond of the text itself; those of texts within it are theirs. */
  get bonds(): readonly PlacedBond[] {
    this.#bonds ??= this.groups.flatMap(bondsIn);
    return this.#bonds;
  }

  /** The texts within this one that may hold bonds. */
  get embedded(): readonly Embedded[] {
    this.#embedded ??= this.#within.all(this.#carriers.flatMap(textsIn));
    return this.#embedded;
  }

  /** How many bonds there are anywhere in it. */
  get bondCount(): number {
    return this.embedded.reduce((sum, { file }) => sum + file.bondCount, this.bonds.length);
  }

  /** The documents of the stream, those of a text without any bond included. */
  get stream(): readonly PlacedChunk[] {
    this.#stream ??= this.chunks.length > 0 ? this.chunks : cut(this.text, undefined, this.#manner).chunks;
    return this.#stream;
  }

  /** The text within this one that `offset` stands in, whether it holds a bond or may get one. */
  embeddedAt(offset: number): Embedded | undefined {
    const number = countWhere(this.stream, ({ base }) => base <= offset) - 1;
    const placed = this.stream[number];
    // What is half typed need not be read for the sake of texts that it cannot carry.
    if (!placed || !(this.#readings.has(number) || mayCarry(placed.chunk.reduced.text))) return undefined;
    const at = offset - placed.base;
    const found = this.#readings.of(number)?.texts.find(({ scalar: { span, body = span } }) => touches(body, at));
    return found && this.#within.of(found, placed);
  }

  /** The files that a carrier names in the place of a patch, with their places. */
  get files(): readonly CarriedFile[] {
    if (!mayNameFiles(this.text)) return [];
    return this.stream.flatMap(({ base }, number) =>
      (this.#readings.of(number)?.files ?? []).map(({ path, span }) => ({ path, span: shifted(span, base) })),
    );
  }

  /** Reads a document of this text by itself, or another text in its place. */
  readInstead(chunk: Chunk, text = chunk.text): Reading {
    const other = text === chunk.text ? chunk : chunk.instead(text);
    return readChunk(other, { whole: this.whole, sealed: this.sealed, openBlocks: 0 });
  }

  #source({ uncertain }: Around): Source {
    return {
      chunks: () => this.stream,
      // A text without bonds is not counted.
      hasOpenBlocks: () => this.chunks.length === 0 || this.tally.any('openBlock'),
      openBefore: uncertain ? 1 : 0,
      stance: { whole: this.whole, sealed: this.sealed },
    };
  }

  #ownGroup(): Group {
    return new Group({
      documents: this.#readings.documents,
      withBonds: this.#readings.withBonds,
      baseOf: (number) => this.chunks[number]?.base ?? 0,
      configure: () => this.#streamConfiguration(),
    });
  }

  /** The documents that carry others, or texts. */
  get #carriers(): readonly Carrier[] {
    return this.chunks.length === 0 ? [] : this.#readings.carriers.flatMap((number) => this.#carrierAt(number));
  }

  #carrierAt(number: number): readonly Carrier[] {
    const placed = this.chunks[number];
    const reading = this.#readings.relevant(number);
    return placed && reading ? [{ placed, reading }] : [];
  }

  get #latestConfiguration(): Configuration | undefined {
    return this.#configuration.own ?? this.#configuration.before;
  }

  #streamConfiguration(): Configuration {
    const { own, before } = this.#configuration;
    const configuration = own ?? new Configuration(this.#readings.documents, before);
    this.#configuration = { own: configuration };
    return configuration;
  }
}

interface Carrier {
  readonly placed: PlacedChunk;
  readonly reading: Reading;
}

const groupsIn = ({ placed, reading }: Carrier): readonly Group[] =>
  reading.carried.map((documents) => carriedGroup(documents, placed.base));

const textsIn = ({ placed, reading }: Carrier): ReadonlyArray<readonly [PlacedText, PlacedChunk]> =>
  reading.texts.map((text) => [text, placed]);
