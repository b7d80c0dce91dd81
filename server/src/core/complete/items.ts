/** The keys of the mappings in a bond's lists: selectors, addresses, routes. */

import type { FieldType } from '../fields/field.ts';
import { itemKeysOf } from '../fields/items.ts';
import { code } from '../markdown.ts';
import { isFrom } from '../version.ts';
import type { MapNode } from '../yaml/node.ts';
import { type Draft, hole, scalar } from './draft.ts';
import type { Offer } from './offer.ts';

interface ItemDoc {
  readonly doc: string;
  /** What the user is to replace. */
  readonly example: string | number | boolean;
  /** First Talos release that knows it. */
  readonly since?: string;
}

/** In the order in which a careful author would choose. */
const docs: Readonly<Record<string, Readonly<Record<string, ItemDoc>>>> = {
  selectors: {
    permanentAddr: {
      doc: 'The MAC address that is burnt into the device, `*` for any part of it. It stays when the bond gives the device another address.',
      example: '02:00:00:00:00:01',
      since: '1.9',
    },
    busPath: { doc: 'The address on the PCI or USB bus, `*` for any part of it.', example: '0000:01:00.0' },
    driver: { doc: 'The kernel driver, `*` for any part of it. It may match several devices.', example: 'mlx5_core' },
    pciID: {
      doc: 'Vendor and device on the PCI bus, `*` for any part of it. It may match several devices.',
      example: '15b3:1015',
    },
    physical: { doc: 'Only physical devices (`true`), or only others.', example: true, since: '1.7' },
    hardwareAddr: {
      doc: 'The present MAC address, `*` for any part of it. The bond and its VLANs take it over and are then selected too.',
      example: '02:00:00:00:00:01',
    },
  },
  addresses: {
    address: { doc: 'The address with its prefix length.', example: '192.0.2.10/24' },
    routePriority: { doc: 'Metric of the route to the subnet of this address.', example: 1024 },
  },
  routes: {
    gateway: { doc: 'The next hop. Without it the destination is on the link itself.', example: '192.0.2.1' },
    destination: {
      doc: 'The subnet that is reached. Without it this is the default route.',
      example: '198.51.100.0/24',
    },
    source: { doc: 'The address that packets bear as their sender.', example: '192.0.2.10' },
    metric: { doc: 'Of two routes to one destination the lower is taken.', example: 1024 },
    mtu: { doc: 'Largest packet on this route, in bytes.', example: 1500 },
    table: { doc: 'The routing table, by name or number.', example: 'main' },
  },
};

/** Offers the keys of an item of this kind that are not in `map` yet. */
export function offerItemKeys(offer: Offer, { kind }: FieldType, map: MapNode, isItem: boolean): void {
  const { t, target } = offer.options;
  const known = itemKeysOf({ kind } as FieldType) ?? {};
  for (const [key, { doc, example, since }] of Object.entries(docs[kind] ?? {})) {
    const written = map.pairs.some((pair) => pair.key.text === key);
    if (written || !Object.hasOwn(known, key) || (target.stated && since && !isFrom(target.version, since))) continue;
    const item = { label: key, kind: 'key', documentation: `### ${code(key)}\n\n${t(doc)}` } as const;
    const pair = { key, value: draftOf(example) };
    if (isItem) offer.pairs(item, [pair]);
    else offer.items(item, [{ kind: 'map', pairs: [pair] }]);
  }
}

const draftOf = (example: ItemDoc['example']): Draft =>
  typeof example === 'boolean' ? scalar(example) : hole(example);
