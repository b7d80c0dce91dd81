/** TABLE 2: where bonds stand in the documents that Talos reads. */
import type { Dialect } from '../fields/field.ts';
import { childOf, itemsOf, type MapNode, type Node, pairOf, resolved, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';

/** A path from the root of a document; `[]` steps into the items of a list. */
export type Path = readonly string[];

export interface Place {
  readonly dialect: Dialect;
  /** Where the link stands that is a bond: an interface entry, a META link, the document itself. */
  readonly link: Path;
  /** The key of the link that holds the options; absent: the link itself holds them. */
  readonly bond?: string;
  /** The key of the link that holds its name. */
  readonly name: string;
  /** The document must say `kind: BondConfig`. */
  readonly kind?: 'BondConfig';
}

export const places: readonly Place[] = [
  { dialect: 'legacy', link: ['machine', 'network', 'interfaces', '[]'], bond: 'bond', name: 'interface' },
  { dialect: 'document', link: [], name: 'name', kind: 'BondConfig' },
  { dialect: 'meta', link: ['links', '[]'], bond: 'bondMaster', name: 'name' },
];

/** The mappings at `path`, aliases followed. */
export function mapsAt(root: Node | undefined, path: Path): readonly MapNode[] {
  let nodes: readonly Node[] = root ? [root] : [];
  for (const step of path) {
    if (nodes.length === 0) return [];
    nodes = nodes.flatMap((node) => (step === '[]' ? itemsOf(node) : (childOf(node, step) ?? [])));
  }
  return nodes.flatMap((node) => {
    const map = resolved(node);
    return map?.kind === 'map' ? [map] : [];
  });
}

/** The links at a place, if the document is of the sort that keeps bonds there. */
export function linksAt(root: Node | undefined, place: Place): readonly MapNode[] {
  if (place.kind && (textOf(childOf(root, 'kind')) !== place.kind || isForeign(root))) return [];
  const links = mapsAt(root, place.link);
  // A list called `links` is anybody's until one of its entries is the master of a bond.
  return place.dialect === 'meta' && !links.some((link) => pairOf(link, 'bondMaster')) ? [] : links;
}

/** All links of a META document. */
export const metaLinks = (root: Node | undefined): readonly MapNode[] =>
  places.flatMap((place) => (place.dialect === 'meta' ? linksAt(root, place) : []));

/** An `apiVersion` that Talos does not have: some other tool's object. */
export function isForeign(root: Node | undefined): boolean {
  const version = childOf(root, 'apiVersion');
  return version !== undefined && !isUnknown(version) && !['', 'v1alpha1'].includes(textOf(version) ?? '');
}
