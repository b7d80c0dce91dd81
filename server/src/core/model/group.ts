import { type Span, shifted } from '../text.ts';
import type { Bond } from './bond.ts';
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
  readonly withBonds: readonly number[];
  /** The start of a document in the whole text, by its number. */
  readonly baseOf: (document: number) => number;
  readonly configure: () => Configuration;
}

/** The documents of one configuration: those of a stream, or what a carrier keeps for one machine. */
export class Group {
  readonly documents: Parts['documents'];
  readonly withBonds: Parts['withBonds'];
  readonly baseOf: Parts['baseOf'];
  readonly #configure: Parts['configure'];
  #configuration: Configuration | undefined;

  constructor({ documents, withBonds, baseOf, configure }: Parts) {
    this.documents = documents;
    this.withBonds = withBonds;
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
    withBonds: [...documents.keys()],
    baseOf: () => base,
    configure: () => {
      const configuration = configurations.get(documents) ?? new Configuration(documents);
      configurations.set(documents, configuration);
      return configuration;
    },
  });

/** A bond, the start of its document, and the configuration that it belongs to. */
export interface PlacedBond {
  readonly bond: Bond;
  readonly base: number;
  readonly group: Group;
}

/** The bonds of a group, in order. */
export function bondsIn(group: Group): readonly PlacedBond[] {
  const found: PlacedBond[] = [];
  for (const number of group.withBonds)
    for (const bond of group.documents[number]?.bonds ?? []) found.push({ bond, base: group.baseOf(number), group });
  return found;
}
