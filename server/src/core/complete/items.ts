/** The keys of the mappings in a bond's lists: selectors, addresses, routes. */

import type { FieldType } from '../fields/field.ts';
import { type ItemKey, itemKeysOf } from '../fields/items.ts';
import { renderItemKey } from '../hover/card.ts';
import { isFrom } from '../version.ts';
import type { MapNode } from '../yaml/node.ts';
import { type Draft, hole, scalar } from './draft.ts';
import type { Offer } from './offer.ts';

/** Offers the keys of an item of this kind that are not in `map` yet. */
export function offerItemKeys(offer: Offer, type: FieldType, map: MapNode, isItem: boolean): void {
  const { target } = offer.options;
  for (const [key, item] of Object.entries(itemKeysOf(type) ?? {})) {
    const { example, since } = item;
    const written = map.pairs.some((pair) => pair.key.text === key);
    if (written || (target.stated && since && !isFrom(target.version, since))) continue;
    const label = { label: key, kind: 'key', documentation: renderItemKey(key, item, offer.options) } as const;
    const pair = { key, value: draftOf(example) };
    if (isItem) offer.pairs(label, [pair]);
    else offer.items(label, [{ kind: 'map', pairs: [pair] }]);
  }
}

const draftOf = (example: ItemKey['example']): Draft =>
  typeof example === 'boolean' ? scalar(example) : hole(example);
