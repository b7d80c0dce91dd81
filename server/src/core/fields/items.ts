import type { Bond } from '../model/bond.ts';
import type { MapNode, SeqNode } from '../yaml/node.ts';
import type { FieldType } from './field.ts';

/** A key of the mappings in a list: of a selector, an address or a route. */
export interface ItemKey {
  readonly type: FieldType;
  /** What the legacy dialect and other tools call it. */
  readonly also?: readonly string[];
}

export type ItemKeys = Readonly<Record<string, ItemKey>>;

const text = { type: { kind: 'name' } } as const;
const number = { type: { kind: 'int', go: 'uint32' } } as const;

/** What Talos takes in the mappings of each kind of list, by the kind. */
const keysByKind: Readonly<Partial<Record<FieldType['kind'], ItemKeys>>> = {
  selectors: {
    busPath: text,
    hardwareAddr: text,
    permanentAddr: text,
    pciID: text,
    driver: text,
    physical: { type: { kind: 'bool' } },
  },
  addresses: { address: text, routePriority: number },
  routes: {
    destination: { ...text, also: ['network', 'to'] },
    gateway: { ...text, also: ['via', 'nextHopAddress'] },
    source: { ...text, also: ['from'] },
    metric: number,
    mtu: number,
    table: text,
  },
};

/** A mapping in a list, and which keys it may have. */
export interface Item {
  readonly map: MapNode;
  readonly list: SeqNode;
  readonly keys: ItemKeys;
}

/** The keys of the mappings in a list of this type; absent: it holds no mappings. */
export const itemKeysOf = ({ kind }: FieldType): ItemKeys | undefined => keysByKind[kind];

/** Every mapping that stands in a list of this bond, not behind an alias. */
export function mappingsIn(bond: Bond, kinds?: readonly FieldType['kind'][]): readonly Item[] {
  return bond.entries.flatMap(({ field, pair }) => {
    const keys = itemKeysOf(field.type);
    const list = pair.value;
    if (!keys || list?.kind !== 'seq' || (kinds && !kinds.includes(field.type.kind))) return [];
    return list.items.flatMap((map) => (map.kind === 'map' ? [{ map, list, keys }] : []));
  });
}
