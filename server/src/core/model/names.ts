import type { Dialect } from '../fields/field.ts';
import type { Bond, Written } from './bond.ts';
import type { Document, Interface, Neighbour } from './document.ts';

/** A link taken as a member. */
export interface Claim {
  readonly owner: Written | undefined;
  readonly kind: 'bond' | 'bridge' | 'VRF';
  readonly dialect: Dialect;
  readonly bond?: Bond;
  readonly member: Written;
}

/** What one document holds, by the names under which rules look for it. */
export interface Names {
  readonly bonds: ReadonlyMap<string, readonly Bond[]>;
  readonly interfaces: ReadonlyMap<string, readonly Interface[]>;
  /** By `name`, `parent` or `link`. */
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  /** By the name of the member. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
}

export type Sort = keyof Names;

export const sorts: readonly Sort[] = ['bonds', 'interfaces', 'neighbours', 'claims'];

/** Documents do not change, and most outlive many versions of their file. */
const known = new WeakMap<Document, Names>();

/** The names in a document, sorted once. */
export function namesIn(document: Document): Names {
  const names = known.get(document) ?? sortNames(document);
  known.set(document, names);
  return names;
}

function sortNames({ bonds, interfaces, neighbour }: Document): Names {
  return {
    bonds: grouped(bonds, ({ name }) => [name?.text]),
    interfaces: grouped(interfaces, ({ name }) => [name?.text]),
    neighbours: grouped(neighbour ? [neighbour] : [], (it) => new Set([it.name?.text, it.parent?.text, it.link?.text])),
    claims: grouped(
      [...bonds.flatMap(ofBond), ...interfaces.flatMap(ofBridge), ...(neighbour ? ofDocument(neighbour) : [])],
      ({ member }) => [member.text],
    ),
  };
}

const ofBond = (bond: Bond): readonly Claim[] =>
  bond.members.flatMap(({ name, span }) =>
    name === undefined
      ? []
      : [{ owner: bond.name, kind: 'bond' as const, dialect: bond.dialect, bond, member: { text: name, span } }],
  );

const ofBridge = ({ name, bridgeMembers }: Interface): readonly Claim[] =>
  bridgeMembers.map((member) => ({ owner: name, kind: 'bridge' as const, dialect: 'legacy' as const, member }));

const ofDocument = ({ kind, name, links }: Neighbour): readonly Claim[] =>
  links.map((member) => ({
    owner: name,
    kind: kind === 'VRFConfig' ? ('VRF' as const) : ('bridge' as const),
    dialect: 'document' as const,
    member,
  }));

const nothing: ReadonlyMap<string, readonly never[]> = new Map<string, readonly never[]>();

function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => Iterable<string | undefined>,
): ReadonlyMap<string, readonly T[]> {
  // Of the four sorts most documents have one.
  if (items.length === 0) return nothing;
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
