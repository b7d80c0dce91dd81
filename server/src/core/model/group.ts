import { type Span, shifted } from '../text.ts';
import { Configuration } from './configuration.ts';
import type { Document } from './document.ts';

/** A document and where it starts in the whole text, in UTF-16 units. */
export interface PlacedDocument {
  readonly document: Document;
  readonly base: number;
}

interface Parts {
  readonly documents: Configuration['documents'];
  /** The numbers of those that hold bonds, and perhaps of others. */
  readonly telling: readonly number[];
  /** The start of a document in the whole text, by its number. */
  readonly baseOf: (document: number) => number;
  readonly configure: () => Configuration;
}

/** The documents of one configuration: those of a stream, or what a carrier keeps for one machine. */
export class Group {
  readonly documents: Parts['documents'];
  readonly telling: Parts['telling'];
  readonly baseOf: Parts['baseOf'];
  readonly #configure: Parts['configure'];
  #configuration: Configuration | undefined;

  constructor({ documents, telling, baseOf, configure }: Parts) {
    this.documents = documents;
    this.telling = telling;
    this.baseOf = baseOf;
    this.#configure = configure;
  }

  /** The documents by the names in them. */
  get configuration(): Configuration {
    this.#configuration ??= this.#configure();
    return this.#configuration;
  }

  /** A span of one of its documents, by the number of that, in the whole text. */
  placed(span: Span, document: number): Span {
    return shifted(span, this.baseOf(document));
  }
}

/** What a carrier keeps changes only as a whole. */
const configurations = new WeakMap<readonly Document[], Configuration>();

/** A group of documents that one document of a stream carries. */
export const carriedGroup = (documents: readonly Document[], base: number): Group =>
  new Group({
    documents,
    telling: [...documents.keys()],
    baseOf: () => base,
    configure: () => {
      const configuration = configurations.get(documents) ?? new Configuration(documents);
      configurations.set(documents, configuration);
      return configuration;
    },
  });
