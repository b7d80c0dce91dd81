import type { Bond } from './bond.ts';
import type { Document, Interface, Neighbour } from './document.ts';
import { type Claim, type Names, namesIn, type Sort, sorts } from './names.ts';

/** A thing of the model, and which document of the configuration it stands in. */
export interface Placed<T> {
  readonly it: T;
  readonly document: number;
}

/** In which documents a name stands. */
type Index = Readonly<Record<Sort, ReadonlyMap<string, readonly number[]>>>;

/**
 * One configuration: the documents of one stream, by the names that rules look up. An edit that changes no
 * name keeps the index, and a view of it tells which documents an answer depends on.
 */
export class Configuration {
  /** Nothing in the place of a document that cannot concern a bond. */
  readonly documents: readonly (Document | undefined)[];
  readonly #index: { value?: Index };
  /** What was asked for: thousands of bonds may ask for the same thousands. */
  readonly #found: Readonly<Record<Sort, Map<string, readonly Placed<unknown>[]>>>;
  readonly #seen: Map<number, Document> | undefined;

  constructor(documents: Configuration['documents'], before?: Configuration, seen?: Map<number, Document>) {
    this.documents = documents;
    this.#index = before && sameNames(documents, before.documents) ? before.#index : {};
    this.#found = before?.documents === documents ? before.#found : bySort();
    this.#seen = seen;
  }

  /** The same configuration, which notes in `seen` the documents that it speaks of. */
  watchedBy(seen: Map<number, Document>): Configuration {
    return new Configuration(this.documents, this, seen);
  }

  /** An object that stays the same from version to version while every name stands in the same documents. */
  get names(): object {
    return this.#index;
  }

  /** The bonds of this name, in order. */
  bondsNamed(name: string): readonly Placed<Bond>[] {
    return this.#find('bonds', name);
  }

  /** Legacy entries of this name, in order. */
  interfacesNamed(name: string): readonly Placed<Interface>[] {
    return this.#find('interfaces', name);
  }

  /** Documents whose `name`, `parent` or `link` is this link. */
  neighboursOf(link: string): readonly Placed<Neighbour>[] {
    return this.#find('neighbours', link);
  }

  /** Who takes this link as a member: bonds, bridges and VRFs of every dialect, in order. */
  claimsOf(link: string): readonly Placed<Claim>[] {
    return this.#find('claims', link);
  }

  #find<S extends Sort>(sort: S, name: string): readonly Placed<Thing<S>>[] {
    this.#index.value ??= indexOf(this.documents);
    const places = this.#index.value[sort].get(name);
    if (!places) return [];
    for (const place of this.#seen ? places : []) {
      const document = this.documents[place];
      if (document) this.#seen?.set(place, document);
    }
    const known = this.#found[sort];
    const found = known.get(name) ?? places.flatMap((place) => this.#thingsAt(place, sort, name));
    known.set(name, found);
    return found as readonly Placed<Thing<S>>[];
  }

  #thingsAt(place: number, sort: Sort, name: string): readonly Placed<unknown>[] {
    const document = this.documents[place];
    const things: readonly unknown[] = (document && namesIn(document)[sort].get(name)) ?? [];
    return things.map((it) => ({ it, document: place }));
  }
}

type Thing<S extends Sort> = Names[S] extends ReadonlyMap<string, readonly (infer T)[]> ? T : never;

const bySort = <V>(): Readonly<Record<Sort, Map<string, V>>> => ({
  bonds: new Map(),
  interfaces: new Map(),
  neighbours: new Map(),
  claims: new Map(),
});

function indexOf(documents: Configuration['documents']): Index {
  const index = bySort<number[]>();
  for (const [place, document] of documents.entries()) {
    if (!document) continue;
    const names = namesIn(document);
    for (const sort of sorts) {
      for (const name of names[sort].keys()) append(index[sort], name, place);
    }
  }
  return index;
}

function append(map: Map<string, number[]>, name: string, place: number): void {
  const places = map.get(name);
  if (places) places.push(place);
  else map.set(name, [place]);
}

/** A loop, as it runs over all documents of a stream after each keystroke. */
function sameNames(some: Configuration['documents'], others: Configuration['documents']): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let place = 0; place < some.length; place += 1) {
    const [one, other] = [some[place], others[place]];
    if (one !== other && !(one && other && nameList(one) === nameList(other))) return false;
  }
  return true;
}

/** All names of a document as one text, for comparing. */
function nameList(document: Document): string {
  const names = namesIn(document);
  return JSON.stringify(sorts.map((sort) => [...names[sort].keys()]));
}
