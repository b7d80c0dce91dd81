import { removeItem, removeItemsFrom } from '../judge/edit-remove.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import type { SeqNode } from '../yaml/node.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOfNode } from './shared/mark.ts';
import { type FaultyTarget, faultyTargets, firstTooMany, mostTargets, type TargetFault } from './shared/targets.ts';

export default defineRule({
  code: 'invalid-arp-target',
  level: { document: 'error', meta: 'error' },
  summary: 'A target of the ARP monitor that is refused, or can never answer',
  why: 'The kernel refuses the whole bond for one target of the wrong sort, for a repeated one and for a seventeenth; Talos refuses addresses of the other family when it applies them. Loopback and IPv4 multicast addresses are accepted and never answer, so they prove no link alive.',
  ground: 'kernel',
  source: 'kernel-options: arp_ip_target, ns_ip6_target, measured on Linux 6.1 and 6.12; bond_master_spec.go Encode',
  fix: 'Removes the target, or all from the seventeenth on.',

  *check(bond, { t }) {
    const { mode } = bond;
    if (mode === undefined) return;
    for (const { field, pair } of bond.entries) {
      const list = pair.value;
      if (field.type.kind !== 'targets' || list?.kind !== 'seq' || !field.sentIn?.includes(mode)) continue;
      const { family } = field.type;
      const other = keyOf(bond, family === 4 ? 'ns_ip6_target' : 'arp_ip_target');
      for (const { item, text, fault } of faultyTargets(list.items, family)) {
        yield {
          at: isOwn(bond, pair) ? markOfNode(bond, item) : pair.key.span,
          about: item,
          message: t(messages[fault], text, mostTargets, family, other),
          ...(fault === 'silent' ? { level: 'warning' } : {}),
          fixes: isOwn(bond, pair) ? fixesFor(bond, list, { item, text, fault }, t) : [],
        };
      }
    }
  },
});

/** Of those that are too many one is as good as another, so that the fix takes all of them. */
function fixesFor(bond: Bond, list: SeqNode, { item, text, fault }: FaultyTarget, t: Translate): readonly Fix[] {
  if (fault !== 'too-many') return fixWith(removeItem(bond, list, item), { title: t('Remove {0}', text) });
  const first = firstTooMany(list.items);
  const removed = first && removeItemsFrom(bond, list, first);
  return fixWith(removed, { title: t('Remove all but the first {0}', mostTargets) });
}

const messages: Readonly<Record<TargetFault, string>> = {
  'too-many': 'more than {1} targets: the kernel refuses the bond',
  'other-family': '{0} is no IPv{2} address: Talos refuses it here, its place would be {3}',
  repeated: '{0} is there twice: the kernel refuses the bond',
  nobody: '{0} is no address of a neighbour: the kernel refuses the bond',
  silent: '{0} is accepted but never answers, so it proves no link alive',
};
