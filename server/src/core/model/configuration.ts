import type { Dialect } from '../fields/field.ts';
import type { Bond, Written } from './bond.ts';
import type { Interface, Neighbour } from './document.ts';
import type { PlacedDocument } from './file.ts';

/** A thing of the model with the start of its YAML document in the whole text. */
export interface Placed<T> {
  readonly it: T;
  readonly base: number;
}

/** One configuration: the documents of one stream, by the names that rules look up. */
export class Configuration {
  readonly bonds: readonly Placed<Bond>[];
  readonly interfaces: readonly Placed<Interface>[];
  readonly neighbours: readonly Placed<Neighbour>[];
  #bondsByName: ReadonlyMap<string, readonly Placed<Bond>[]> | undefined;
  #claims: ReadonlyMap<string, readonly Claim[]> | undefined;
  #neighboursByLink: ReadonlyMap<string, readonly Placed<Neighbour>[]> | undefined;
  #interfacesByName: ReadonlyMap<string, readonly Placed<Interface>[]> | undefined;

  constructor(documents: readonly PlacedDocument[]) {
    this.bonds = documents.flatMap(({ document, base }) => document.bonds.map((it) => ({ it, base })));
    this.interfaces = documents.flatMap(({ document, base }) => document.interfaces.map((it) => ({ it, base })));
    this.neighbours = documents.flatMap(({ document, base }) =>
      document.neighbour ? [{ it: document.neighbour, base }] : [],
    );
  }

  /** The bonds of this name, in order. */
  bondsNamed(name: string): readonly Placed<Bond>[] {
    this.#bondsByName ??= grouped(this.bonds, ({ it }) => [it.name?.text]);
    return this.#bondsByName.get(name) ?? [];
  }

  /** Legacy entries of this name, in order. */
  interfacesNamed(name: string): readonly Placed<Interface>[] {
    this.#interfacesByName ??= grouped(this.interfaces, ({ it }) => [it.name?.text]);
    return this.#interfacesByName.get(name) ?? [];
  }

  /** Documents whose `name`, `parent` or `link` is this link. */
  neighboursOf(link: string): readonly Placed<Neighbour>[] {
    this.#neighboursByLink ??= grouped(
      this.neighbours,
      ({ it }) => new Set([it.name?.text, it.parent?.text, it.link?.text]),
    );
    return this.#neighboursByLink.get(link) ?? [];
  }

  /** Who takes this link as a member: bonds, bridges and VRFs of every dialect. */
  claimsOf(link: string): readonly Claim[] {
    this.#claims ??= grouped([...this.#bondClaims(), ...this.#otherClaims()], ({ member }) => [member.text]);
    return this.#claims.get(link) ?? [];
  }

  #bondClaims(): readonly Claim[] {
    return this.bonds.flatMap(({ it, base }) =>
      it.members.flatMap(({ name, span }) =>
        name === undefined
          ? []
          : [
              {
                owner: it.name,
                kind: 'bond' as const,
                dialect: it.dialect,
                bond: it,
                member: { text: name, span },
                base,
              },
            ],
      ),
    );
  }

  #otherClaims(): readonly Claim[] {
    const bridges = this.interfaces.flatMap(({ it, base }) =>
      it.bridgeMembers.map((member) => ({
        owner: it.name,
        kind: 'bridge' as const,
        dialect: 'legacy' as const,
        member,
        base,
      })),
    );
    const documents = this.neighbours.flatMap(({ it, base }) =>
      it.links.map((member) => ({
        owner: it.name,
        kind: it.kind === 'VRFConfig' ? ('VRF' as const) : ('bridge' as const),
        dialect: 'document' as const,
        member,
        base,
      })),
    );
    return [...bridges, ...documents];
  }
}

/** A link taken as a member. */
export interface Claim {
  readonly owner: Written | undefined;
  readonly kind: 'bond' | 'bridge' | 'VRF';
  readonly dialect: Dialect;
  readonly bond?: Bond;
  readonly member: Written;
  readonly base: number;
}

function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => Iterable<string | undefined>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
