import { type Chunk, cut, type PlacedChunk } from '../yaml/cut.ts';
import type { Bond } from './bond.ts';
import { Configuration } from './configuration.ts';
import type { Document } from './document.ts';
import { readDocument, type Surroundings } from './read.ts';

/** A document of the stream and where it starts in the whole text, in UTF-16 units. */
export interface PlacedDocument {
  readonly document: Document;
  readonly base: number;
}

/** A bond and the start of its document. */
export interface PlacedBond {
  readonly bond: Bond;
  readonly base: number;
}

/** A text, read: its documents with their bonds. Immutable; the next version takes over what did not change. */
export class BondFile {
  readonly text: string;
  /** The file's name or path, if it has one: some template marks count only in files named as templates. */
  readonly name: string;
  readonly chunks: readonly PlacedChunk[];
  readonly surroundings: Surroundings;
  /** Some of it is only YAML after rendering: nothing may be said about it until it is rendered. */
  readonly template: boolean;
  /** Documents by their text's object: shared between versions, gone with the text. */
  readonly #read: WeakMap<Chunk, Document>;
  #documents: readonly PlacedDocument[] | undefined;
  #bonds: readonly PlacedBond[] | undefined;
  /** Until asked for: that of the version before, whose index may serve again. */
  #configuration: { readonly before?: Configuration | undefined; readonly own?: Configuration };

  constructor(text: string, name = '', before?: BondFile) {
    this.text = text;
    this.name = name;
    this.chunks = mentionsBonds(text) ? cut(text, before) : [];
    const signs = this.chunks.map(({ chunk }) => chunk.signs);
    this.surroundings = {
      whole: signs.some((sign) => sign.machineType) && signs.some((sign) => sign.cluster),
      sealed: signs.some((sign) => sign.sops),
    };
    this.template = signs.some((sign) => sign.template) || (name.endsWith('.j2') && /#\{|#%|#\|/.test(text));
    const alike = before && sameSurroundings(this.surroundings, before.surroundings);
    this.#read = alike ? before.#read : new WeakMap();
    this.#configuration = { before: before === undefined ? undefined : before.#configuration.own };
  }

  /** The documents that could concern a bond, in order. Read when first asked for. */
  get documents(): readonly PlacedDocument[] {
    this.#documents ??= this.chunks.flatMap(({ chunk, base }) =>
      chunk.signs.relevant ? [{ document: this.#document(chunk), base }] : [],
    );
    return this.#documents;
  }

  /** Every bond of the stream with the start of its document. */
  get bonds(): readonly PlacedBond[] {
    this.#bonds ??= this.documents.flatMap(({ document, base }) => document.bonds.map((bond) => ({ bond, base })));
    return this.#bonds;
  }

  /** The documents by the names in them. */
  get configuration(): Configuration {
    const { own, before } = this.#configuration;
    const documents = (): readonly Document[] => this.documents.map(({ document }) => document);
    const configuration = own ?? new Configuration(documents(), before);
    this.#configuration = { own: configuration };
    return configuration;
  }

  #document(chunk: Chunk): Document {
    const known = this.#read.get(chunk);
    if (known) return known;
    const document = readDocument(chunk, this.surroundings);
    this.#read.set(chunk, document);
    return document;
  }
}

/** The cheap test that comes before anything else: a text without the word cannot hold a bond. */
export const mentionsBonds = (text: string): boolean => text.includes('bond') || text.includes('Bond');

const sameSurroundings = (a: Surroundings, b: Surroundings): boolean => a.whole === b.whole && a.sealed === b.sealed;
