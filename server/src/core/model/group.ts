import { type Span, shifted } from '../text.ts';
import { Configuration } from './configuration.ts';
import type { Document } from './document.ts';

/** A document and where it starts in the whole text, in UTF-16 units. */
export interface PlacedDocument {
  readonly document: Document;
  readonly base: number;
}

/** The documents of one configuration: those of a stream, or what a carrier keeps for one machine. */
export class Group {
  readonly documents: readonly PlacedDocument[];
  readonly #configure: () => Configuration;
  #configuration: Configuration | undefined;

  constructor(documents: readonly PlacedDocument[], configure: () => Configuration) {
    this.documents = documents;
    this.#configure = configure;
  }

  /** The documents by the names in them. */
  get configuration(): Configuration {
    this.#configuration ??= this.#configure();
    return this.#configuration;
  }

  /** A span of one of its documents, by the number of that, in the whole text. */
  placed(span: Span, document: number): Span {
    return shifted(span, this.documents[document]?.base ?? 0);
  }
}

/** What a carrier keeps changes only as a whole. */
const configurations = new WeakMap<readonly Document[], Configuration>();

/** A group of documents that one document of a stream carries. */
export const carriedGroup = (documents: readonly Document[], base: number): Group =>
  new Group(
    documents.map((document) => ({ document, base })),
    () => {
      const configuration = configurations.get(documents) ?? new Configuration(documents);
      configurations.set(documents, configuration);
      return configuration;
    },
  );
