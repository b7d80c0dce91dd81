import type { Dialect } from '../fields/field.ts';
import { shifted } from '../text.ts';
import { Chunk, mentionsBonds } from '../yaml/chunk.ts';
import { cut, type PlacedChunk } from '../yaml/cut.ts';
import { type EmbeddedText, embeddedIn, type Placement } from '../yaml/embedded.ts';
import type { Bond } from './bond.ts';
import { Configuration } from './configuration.ts';
import { carriedGroup, Group, type PlacedDocument } from './group.ts';
import type { CarriedFile } from './mounts.ts';
import { type PlacedText, type Reading, readChunk } from './read.ts';

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

/** What the text around an embedded one says about it. */
interface Around {
  readonly whole: boolean;
  readonly sealed: boolean;
  /** It may be rendered once, often or never. */
  readonly uncertain: boolean;
  readonly indent: number;
  /** How many texts it stands in. */
  readonly depth: number;
}

const nothingAround: Around = { whole: false, sealed: false, uncertain: false, indent: 0, depth: 0 };

/** Texts within texts within texts are nobody's config. */
const deepest = 3;

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
  readonly #around: Around;
  /** Shared between versions, gone with the text. */
  readonly #known: WeakMap<Chunk, KnownReading>;
  /** The texts within the version before, which may serve again. */
  readonly #textsBefore: readonly Embedded[];
  /** Until asked for: that of the version before, whose index may serve again. */
  #configuration: { readonly before?: Configuration | undefined; readonly own?: Configuration };
  #stream: readonly PlacedChunk[] | undefined;
  #readings: readonly PlacedReading[] | undefined;
  #documents: readonly PlacedDocument[] | undefined;
  #groups: readonly Group[] | undefined;
  #bonds: readonly PlacedBond[] | undefined;
  #embedded: readonly Embedded[] | undefined;

  constructor(text: string, name = '', before?: BondFile, around = nothingAround) {
    this.text = text;
    this.name = name;
    this.chunks = mentionsBonds(text) ? cut(text, before, { name, indent: around.indent }) : [];
    const signs = this.chunks.map(({ chunk }) => chunk.signs);
    this.whole = around.whole || (signs.some((sign) => sign.machineType) && signs.some((sign) => sign.cluster));
    this.sealed = around.sealed || signs.some((sign) => sign.sops);
    this.template = signs.some((sign) => sign.template);
    this.#around = around;
    this.#known = before?.whole === this.whole && before.sealed === this.sealed ? before.#known : new WeakMap();
    this.#textsBefore = before === undefined ? [] : (before.#embedded ?? []);
    this.#configuration = { before: before === undefined ? undefined : before.#configuration.own };
  }

  /** The documents that could concern a bond, in order, and those that they carry. Read when first asked for. */
  get documents(): readonly PlacedDocument[] {
    this.#documents ??= this.#placedReadings.flatMap(({ reading: { own, carried }, base }) =>
      [own, ...carried.flat()].map((document) => ({ document, base })),
    );
    return this.#documents;
  }

  /** The configurations that the text holds: that of its own stream comes first. */
  get groups(): readonly Group[] {
    this.#groups ??= [
      new Group(
        this.#placedReadings.map(({ reading: { own }, base }) => ({ document: own, base })),
        () => this.#streamConfiguration(),
      ),
      ...this.#placedReadings.flatMap(({ reading: { carried }, base }) =>
        carried.map((documents) => carriedGroup(documents, base)),
      ),
    ];
    return this.#groups;
  }

  /** Every bond of the text itself; those of texts within it are theirs. */
  get bonds(): readonly PlacedBond[] {
    this.#bonds ??= this.groups.flatMap((group) =>
      group.documents.flatMap(({ document, base }) => document.bonds.map((bond) => ({ bond, base, group }))),
    );
    return this.#bonds;
  }

  /** The texts within this one that may hold bonds. */
  get embedded(): readonly Embedded[] {
    this.#embedded ??= this.#placedReadings.flatMap(({ reading, base, chunk }) =>
      reading.texts.flatMap((carried) => this.#embed(carried, chunk, base) ?? []),
    );
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
    const placed = this.stream.findLast(({ base }) => base <= offset);
    if (!placed) return undefined;
    const { chunk, base } = placed;
    const { texts } = this.#read(chunk, 0);
    const found = texts.find(
      ({ scalar: { span, body = span } }) => base + body.start <= offset && offset <= base + body.end,
    );
    return found && this.#embed(found, chunk, base);
  }

  /** The files that a carrier names in the place of a patch, with their places. */
  get files(): readonly CarriedFile[] {
    if (!/['"\s]@|\bfile:/.test(this.text)) return [];
    return this.stream.flatMap(({ chunk, base }) =>
      this.#read(chunk, 0).files.map(({ path, span }) => ({ path, span: shifted(span, base) })),
    );
  }

  /** Reads a document that could stand in the place of one of this text. */
  readInstead(text: string): Reading {
    const chunk = new Chunk(text, { name: this.name, indent: this.#around.indent });
    return readChunk(chunk, { whole: this.whole, sealed: this.sealed, openBlocks: 0 });
  }

  get #placedReadings(): readonly PlacedReading[] {
    this.#readings ??= this.#readAll();
    return this.#readings;
  }

  #readAll(): readonly PlacedReading[] {
    const readings: PlacedReading[] = [];
    let openBlocks = this.#around.uncertain ? 1 : 0;
    for (const { chunk, base } of this.chunks) {
      if (chunk.signs.relevant) readings.push({ reading: this.#read(chunk, openBlocks), chunk, base });
      for (const { step } of chunk.masked.unpaired) openBlocks = Math.max(0, openBlocks + step);
    }
    return readings;
  }

  #read(chunk: Chunk, openBlocks: number): Reading {
    const known = this.#known.get(chunk);
    if (known?.openBlocks === openBlocks) return known.reading;
    const reading = readChunk(chunk, { whole: this.whole, sealed: this.sealed, openBlocks });
    this.#known.set(chunk, { reading, openBlocks });
    return reading;
  }

  #streamConfiguration(): Configuration {
    const { own, before } = this.#configuration;
    const documents = this.#placedReadings.map(({ reading }) => reading.own);
    const configuration = own ?? new Configuration(documents, before);
    this.#configuration = { own: configuration };
    return configuration;
  }

  #embed({ scalar, whole, uncertain }: PlacedText, chunk: Chunk, base: number): Embedded | undefined {
    const found = this.#around.depth < deepest ? embeddedIn(chunk.text, scalar, chunk.masked.text) : undefined;
    if (!found) return undefined;
    const around = { whole, sealed: this.sealed, uncertain, indent: found.indent, depth: this.#around.depth + 1 };
    return { file: this.#fileOf(found, around), placement: movedBy(found.placement, base) };
  }

  /** The same object for the same text, so that what is known of it serves again. */
  #fileOf({ text }: EmbeddedText, around: Around): BondFile {
    const before = this.#textsBefore.find(({ file }) => file.text === text)?.file;
    return before && sameAround(before.#around, around) ? before : new BondFile(text, this.name, before, around);
  }
}

/** The dialects of the bonds anywhere in a text, in order, repeated as they are. */
export function* dialectsIn(file: BondFile): Generator<Dialect, undefined> {
  for (const { bond } of file.bonds) yield bond.dialect;
  for (const { file: inner } of file.embedded) yield* dialectsIn(inner);
}

/** A reading, with what it depends on beside the text. */
interface KnownReading {
  readonly reading: Reading;
  readonly openBlocks: number;
}

interface PlacedReading extends PlacedChunk {
  readonly reading: Reading;
}

const sameAround = (a: Around, b: Around): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The placement in a text that begins `base` units before. */
function movedBy(placement: Placement, base: number): Placement {
  return {
    shift: placement.shift === undefined ? undefined : placement.shift + base,
    outer: (offset) => placement.outer(offset) + base,
    inner: (offset) => placement.inner(offset - base),
    edits: (edits) =>
      placement
        .edits(edits)
        ?.map(({ span, newText }) => ({ span: { start: span.start + base, end: span.end + base }, newText })),
  };
}
