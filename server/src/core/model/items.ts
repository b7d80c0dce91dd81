import type { FieldType } from '../fields/field.ts';
import { type ItemKeys, itemKeysOf } from '../fields/items.ts';
import type { MapNode, SeqNode } from '../yaml/node.ts';
import type { Bond } from './bond.ts';

/** A mapping in a list, and which keys it may have. */
export interface Item {
  readonly map: MapNode;
  readonly list: SeqNode;
  readonly keys: ItemKeys;
}

/** Every mapping that stands in a list of this bond, not behind an alias. */
export function mappingsIn(bond: Bond, kinds?: readonly FieldType['kind'][]): readonly Item[] {
  return bond.entries.flatMap(({ field, pair }) => {
    const keys = itemKeysOf(field.type);
    const list = pair.value;
    if (!keys || list?.kind !== 'seq' || (kinds && !kinds.includes(field.type.kind))) return [];
    return list.items.flatMap((map) => (map.kind === 'map' ? [{ map, list, keys }] : []));
  });
}
