import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { itemsOf } from '../yaml/node.ts';
import { fixByRemoving } from './shared/fixes.ts';

export default defineRule({
  code: 'members-and-selectors',
  level: { legacy: 'error' },
  summary: 'Members are given both by name and by selector',
  why: 'Talos takes either `interfaces` or `deviceSelectors` and refuses a config that has both, even on an ignored entry.',
  ground: 'talos',
  source: 'Config.Validate in v1alpha1_validation.go',
  fix: 'Removes the one or the other list.',

  *check(bond, { t }) {
    const selectors = bond.entry('device_selectors');
    const both = (['members', 'device_selectors'] as const).every(
      (id) => itemsOf(bond.entry(id)?.pair.value).length > 0,
    );
    if (!selectors || !both || bond.uncertain) return;
    yield {
      at: selectors.pair.key.span,
      message: t('{0} has both interfaces and deviceSelectors: Talos refuses the config', bond.label),
      fixes: (['members', 'device_selectors'] as const).flatMap((id) =>
        fixByRemoving(bond, [id], { title: t('Remove {0}', keyOf(bond, id)) }),
      ),
    };
  },
});
