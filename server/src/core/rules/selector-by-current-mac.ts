import { renameKey } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { Configuration } from '../model/configuration.ts';
import { isFrom } from '../version.ts';
import { isNull, itemsOf, type Node, type Pair, pairOf, resolved, textOf } from '../yaml/node.ts';
import { ownList } from './shared/members.ts';

export default defineRule({
  code: 'selector-by-current-mac',
  level: { legacy: 'warning' },
  summary: 'A member is selected by an address that other links take over',
  why: '`hardwareAddr` is the address a link has now. The bond takes that of its first member, and its VLANs take it from the bond, so a VLAN can be selected as a member of the bond that it stands on. `permanentAddr`, from Talos 1.9 on, is burned into the card and belongs to it alone.',
  ground: 'source',
  source: 'siderolabs/talos#7331; selectDevices in device_config.go',
  fix: 'Selects by `permanentAddr`. Compare the two first: they differ where somebody has changed the address.',
  across: true,

  *check(bond, { t, target, configuration }) {
    if (bond.ignored || bond.uncertain || !isFrom(target.version, '1.9')) return;
    const vlans = hasVlans(bond, configuration);
    for (const { node, span } of bond.members) {
      const pair = lonelyAddress(node);
      if (!pair) continue;
      const own = ownList(bond, 'device_selectors')?.items.includes(node) && node.kind === 'map';
      yield {
        at: own ? pair.key.span : span,
        message: vlans
          ? t(
              'hardwareAddr is the current address, which the VLANs of {0} carry too: they can be selected as members',
              bond.label,
            )
          : t(
              'hardwareAddr is the current address, which {0} takes over too: permanentAddr belongs to the card alone',
              bond.label,
            ),
        ...(vlans ? {} : { level: 'info' }),
        fixes: own ? [{ title: t('Select by permanentAddr'), edits: [renameKey(pair, 'permanentAddr')] }] : [],
      };
    }
  },
});

/** `hardwareAddr`, when the selector says nothing else that tells a card from what stands on it. */
function lonelyAddress(selector: Node): Pair | undefined {
  const map = resolved(selector);
  const pair = pairOf(map, 'hardwareAddr');
  if (map?.kind !== 'map' || !pair || (textOf(pair.value) ?? '') === '') return undefined;
  return map.pairs.every(({ key, value }) => key.text === 'hardwareAddr' || isNull(value) || textOf(value) === '')
    ? pair
    : undefined;
}

function hasVlans(bond: Bond, configuration: Configuration): boolean {
  if (itemsOf(pairOf(bond.link, 'vlans')?.value).length > 0) return true;
  const name = bond.name?.text;
  return (
    name !== undefined &&
    configuration.neighboursOf(name).some(({ it }) => it.kind === 'VLANConfig' && it.parent?.text === name)
  );
}
