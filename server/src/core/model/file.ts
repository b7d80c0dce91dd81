import { shifted, touches } from '../text.ts';
import { type Chunk, mentionsBonds } from '../yaml/chunk.ts';
import { cut, type PlacedChunk } from '../yaml/cut.ts';
import { type EmbeddedText, embeddedIn } from '../yaml/embedded.ts';
import { type Placement, shiftedBy, through } from '../yaml/placement.ts';
import { type Around, deepest, identityOf, nothingAround } from './around.ts';
import type { Bond } from './bond.ts';
import { Configuration } from './configuration.ts';
import { carriedGroup, Group, type PlacedDocument } from './group.ts';
import { Memory } from './memory.ts';
import { type CarriedFile, mayCarry, mayNameFiles } from './mounts.ts';
import { type PlacedText, type Reading, readChunk } from './read.ts';
import { type PlacedReading, Readings } from './readings.ts';

/** A bond, the start of its document, and the configuration that it belongs to. */
export interface PlacedBond {
  readonly bond: Bond;
  readonly base: number;
  readonly group: Group;
}

/** A text within the text, read, and the way back. */
export interface Embedded {
  readonly file: BondFile;
  readonly placement: Placement;
}

/** A text, read: its documents with their bonds. Immutable; the next version takes over what did not change. */
export class BondFile {
  readonly text: string;
  /** The file's name or path, if it has one: some template marks count only in files named as templates. */
  readonly name: string;
  readonly chunks: readonly PlacedChunk[];
  /** The stream is a whole machine configuration: what is absent in it is really absent. */
  readonly whole: boolean;
  /** The stream is encrypted in part: nothing in it may be rewritten. */
  readonly sealed: boolean;
  /** Some of it is only YAML after rendering. */
  readonly template: boolean;
  /** Shared with the version before. */
  readonly memory: Memory;
  readonly #around: Around;
  readonly #readings: Readings;
  /** The texts within the version before, by all that makes them what they are: they may serve again. */
  readonly #textsBefore: ReadonlyMap<string, BondFile>;
  /** Until asked for: that of the version before, whose index may serve again. */
  #configuration: { readonly before?: Configuration | undefined; readonly own?: Configuration };
  #stream: readonly PlacedChunk[] | undefined;
  #relevant: readonly PlacedReading[] | undefined;
  #documents: readonly PlacedDocument[] | undefined;
  #groups: readonly Group[] | undefined;
  #bonds: readonly PlacedBond[] | undefined;
  #embedded: readonly Embedded[] | undefined;
  readonly #within = new Map<PlacedText, Embedded | undefined>();

  constructor(text: string, name = '', before?: BondFile, around = nothingAround) {
    this.text = text;
    this.name = name;
    this.chunks = mentionsBonds(text) ? cut(text, before, { name, indent: around.indent }) : [];
    const signs = this.chunks.map(({ chunk }) => chunk.signs);
    this.whole = around.whole || (signs.some((sign) => sign.machineType) && signs.some((sign) => sign.cluster));
    this.sealed = around.sealed || signs.some((sign) => sign.sops);
    this.template = signs.some((sign) => sign.template);
    this.memory = before === undefined ? new Memory() : before.memory;
    this.#around = around;
    const stance = { whole: this.whole, sealed: this.sealed };
    const openBefore = around.uncertain ? 1 : 0;
    const readingsBefore = before === undefined ? undefined : before.#readings;
    this.#readings = new Readings(() => this.stream, stance, openBefore, readingsBefore);
    this.#textsBefore = before === undefined ? new Map() : before.#textsWithin();
    this.#configuration = { before: before === undefined ? undefined : before.#latestConfiguration };
  }

  /** The documents that could concern a bond, in order, and those that they carry. Read when first asked for. */
  get documents(): readonly PlacedDocument[] {
    this.#documents ??= [...this.eachDocument()];
    return this.#documents;
  }

  /** The same one by one, each read when its turn comes. */
  *eachDocument(): Iterable<PlacedDocument> {
    for (const { reading, base } of this.#readings.eachRelevant(this.chunks))
      for (const document of [reading.own, ...reading.carried.flat()]) yield { document, base };
  }

  /** The configurations that the text holds: that of its own stream comes first. */
  get groups(): readonly Group[] {
    this.#groups ??= [
      new Group(this.#relevantReadings, () => this.#streamConfiguration()),
      ...this.#relevantReadings
        .filter(({ reading }) => reading.carried.length > 0)
        .flatMap(({ reading, base }) => reading.carried.map((documents) => carriedGroup(documents, base))),
    ];
    return this.#groups;
  }

  /** Every bond of the text itself; those of texts within it are theirs. */
  get bonds(): readonly PlacedBond[] {
    this.#bonds ??= this.groups.flatMap((group) =>
      group.documents
        .filter(({ document }) => document.bonds.length > 0)
        .flatMap(({ document, base }) => document.bonds.map((bond) => ({ bond, base, group }))),
    );
    return this.#bonds;
  }

  /** The texts within this one that may hold bonds. */
  get embedded(): readonly Embedded[] {
    this.#embedded ??= this.#relevantReadings
      .filter(({ reading }) => reading.texts.length > 0)
      .flatMap((placed) => placed.reading.texts.flatMap((text) => this.#embed(text, placed) ?? []));
    return this.#embedded;
  }

  /** How many bonds there are anywhere in it. */
  get bondCount(): number {
    return this.embedded.reduce((sum, { file }) => sum + file.bondCount, this.bonds.length);
  }

  /** The documents of the stream, those of a text without any bond included. */
  get stream(): readonly PlacedChunk[] {
    this.#stream ??=
      this.chunks.length > 0
        ? this.chunks
        : cut(this.text, undefined, { name: this.name, indent: this.#around.indent });
    return this.#stream;
  }

  /** The text within this one that `offset` stands in, whether it holds a bond or may get one. */
  embeddedAt(offset: number): Embedded | undefined {
    const index = this.stream.findLastIndex(({ base }) => base <= offset);
    const placed = this.stream[index];
    // What is half typed need not be read for the sake of texts that it cannot carry.
    if (!placed || !(this.#readings.has(placed.chunk) || mayCarry(placed.chunk.reduced.text))) return undefined;
    const at = offset - placed.base;
    const { texts } = this.#readings.of(placed.chunk, index);
    const found = texts.find(({ scalar: { span, body = span } }) => touches(body, at));
    return found && this.#embed(found, placed);
  }

  /** The files that a carrier names in the place of a patch, with their places. */
  get files(): readonly CarriedFile[] {
    if (!mayNameFiles(this.text)) return [];
    return this.stream.flatMap((placed, index) =>
      this.#readings
        .of(placed.chunk, index)
        .files.map(({ path, span }) => ({ path, span: shifted(span, placed.base) })),
    );
  }

  /** Reads a document of this text by itself, or another text in its place. */
  readInstead(chunk: Chunk, text = chunk.text): Reading {
    const other = text === chunk.text ? chunk : chunk.instead(text);
    return readChunk(other, { whole: this.whole, sealed: this.sealed, openBlocks: 0 });
  }

  get #relevantReadings(): readonly PlacedReading[] {
    this.#relevant ??= this.#readings.relevant(this.chunks);
    return this.#relevant;
  }

  get #latestConfiguration(): Configuration | undefined {
    return this.#configuration.own ?? this.#configuration.before;
  }

  #streamConfiguration(): Configuration {
    const { own, before } = this.#configuration;
    const documents = this.#relevantReadings.map(({ document }) => document);
    const configuration = own ?? new Configuration(documents, before);
    this.#configuration = { own: configuration };
    return configuration;
  }

  #embed(text: PlacedText, placed: PlacedChunk): Embedded | undefined {
    if (!this.#within.has(text)) this.#within.set(text, this.#embedAnew(text, placed));
    return this.#within.get(text);
  }

  #embedAnew({ scalar, whole, uncertain }: PlacedText, { chunk, base }: PlacedChunk): Embedded | undefined {
    const found = this.#around.depth < deepest ? embeddedIn(chunk.text, scalar, chunk.masked.text) : undefined;
    if (!found) return undefined;
    const around = { whole, sealed: this.sealed, uncertain, indent: found.indent, depth: this.#around.depth + 1 };
    return { file: this.#fileOf(found, around), placement: through(shiftedBy(base), found.placement) };
  }

  /** The same object for the same text, so that what is known of it serves again. */
  #fileOf({ text }: EmbeddedText, around: Around): BondFile {
    return this.#textsBefore.get(identityOf(text, around)) ?? new BondFile(text, this.name, undefined, around);
  }

  #textsWithin(): ReadonlyMap<string, BondFile> {
    return this.#embedded
      ? new Map(this.#embedded.map(({ file }) => [identityOf(file.text, file.#around), file]))
      : this.#textsBefore;
  }
}
