import { removePairs } from '../judge/edit-remove.ts';
import { defineRule, type Finding } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { type Item, mappingsIn } from '../model/items.ts';
import type { Translate } from '../translate.ts';
import { isMerge, type Pair, pairOf, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { fixWith } from './shared/fixes.ts';
import { markOfNode } from './shared/mark.ts';
import { type AddressFault, faultIn } from './shared/routes.ts';

export default defineRule({
  code: 'invalid-address',
  level: { document: 'error' },
  summary: 'An address or a route that a document may not hold',
  why: 'A `BondConfig` is stricter than `machine.network`: an address needs its prefix length, and the default route is a route without `destination`. Talos refuses what is written otherwise.',
  ground: 'talos',
  source: 'CommonLinkConfig validation in network/link.go; netip.ParsePrefix and ParseAddr',
  fix: 'Removes the destination of a default route.',

  *check(bond, { t }) {
    for (const item of mappingsIn(bond, ['addresses', 'routes'])) {
      for (const pair of item.map.pairs) {
        const fault = isUnknown(pair.value) ? undefined : faultIn(pair.key.text, textOf(pair.value) ?? '');
        if (fault) yield faulty(bond, item, pair, fault, t);
      }
      if (Object.hasOwn(item.keys, 'address') && lacksAddress(item) && !bond.uncertain) {
        const at = pairOf(item.map, 'address')?.key.span ?? item.map.pairs[0]?.key.span ?? markOfNode(bond, item.map);
        yield { at, message: t('an entry of addresses without an address: Talos refuses the document') };
      }
    }
  },
});

function lacksAddress({ map }: Item): boolean {
  const value = pairOf(map, 'address')?.value;
  return (
    !isUnknown(value) &&
    (value === undefined || value.kind === 'scalar') &&
    (textOf(value) ?? '') === '' &&
    !map.pairs.some(isMerge) &&
    !pairOf(map, '$patch')
  );
}

const messages: Readonly<Record<AddressFault, string>> = {
  'no-prefix-length': '{0}: {1} has no prefix length: Talos refuses the document',
  'default-route': '{0}: {1} is refused: the default route is a route without {0}',
  unspecified: '{0}: {1} is no address of anybody: Talos refuses the document',
  unreadable: '{0}: {1} is no address that Talos can read: it refuses the document',
};

function faulty(bond: Bond, { map }: Item, pair: Pair, fault: AddressFault, t: Translate): Finding {
  const at = pair.value ? markOfNode(bond, pair.value) : pair.key.span;
  const message = t(messages[fault], pair.key.text, textOf(pair.value) ?? '');
  // Without a gateway nothing would say which family the default route is of.
  if (fault !== 'default-route' || textOf(pairOf(map, 'gateway')?.value) === undefined) return { at, message };
  const title = t('Remove {0}', pair.key.text);
  return { at, message, fixes: fixWith(removePairs(bond, [pair], map), { title, preferred: true }) };
}
