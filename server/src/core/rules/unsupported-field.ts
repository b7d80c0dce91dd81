import { defineRule } from '../judge/rule.ts';
import { becomesDocument } from '../model/rewritten.ts';
import { isNull, itemsOf, type Node, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { fixByRemoving } from './shared/fixes.ts';
import { markOf } from './shared/mark.ts';

export default defineRule({
  code: 'unsupported-field',
  level: { legacy: 'error' },
  summary: 'A key that Talos knows here only to refuse it',
  why: 'The legacy bond has keys that Talos decodes and never supported: any value makes it refuse the config. ARP targets can be given in a `BondConfig` document; an actor system address nowhere.',
  ground: 'talos',
  source: 'checkBond in v1alpha1_validation.go',
  fix: 'Removes the key.',

  *check(bond, { t, target }) {
    if (bond.ignored) return;
    for (const { id, field, pair } of bond.entries) {
      if (!field.refused || isEmpty(pair.value) || (id === 'arp_ip_target' && becomesDocument(bond, target))) continue;
      yield {
        at: markOf(bond, pair),
        about: pair,
        message: t('{0} is not supported in machine.network: Talos refuses the config for any value', field.key),
        fixes: fixByRemoving(bond, [id], { title: t('Remove {0}', field.key) }),
      };
    }
  },
});

/** Nothing, or nothing that can be told. */
function isEmpty(value: Node | undefined): boolean {
  if (isUnknown(value) || isNull(value)) return true;
  const items = itemsOf(value);
  return items.length > 0 ? items.every((item) => isNull(item)) : (textOf(value) ?? '') === '';
}
