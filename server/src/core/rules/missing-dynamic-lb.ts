import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { fixWith } from './shared/fixes.ts';

export default defineRule({
  code: 'missing-dynamic-lb',
  level: { legacy: 'info', document: 'info', meta: 'info' },
  summary: 'Balancing by load is off in a mode that is named after it',
  why: 'By itself the kernel moves flows between the members of a balance-tlb or balance-alb bond as their load changes. Talos sends 0 for an absent key, and flows stay where a hash puts them.',
  ground: 'talos',
  source: 'bond_master_spec.go FillDefaults; an effective 0 measured on Linux 6.1 and 6.12',
  fix: 'Inserts the 1 that the kernel would take by itself.',

  *check(bond, { t }) {
    const key = keyOf(bond, 'tlb_dynamic_lb');
    const { mode } = bond;
    if (bond.ignored || bond.partial || bond.has('tlb_dynamic_lb')) return;
    if (mode !== 'balance-tlb' && mode !== 'balance-alb') return;
    const edits = writeKeys(bond, [{ key, value: '1' }], {
      order: [keyOf(bond, 'xmit_hash_policy'), key],
      after: keyOf(bond, 'mode'),
    });
    yield {
      at: bond.anchor,
      message: t(
        '{0} leaves out {1}: Talos sends 0 where the kernel by itself takes 1, and flows stay where a hash puts them, whatever the load',
        bond.label,
        key,
      ),
      fixes: fixWith(edits, {
        title: t('Insert {0}: 1 (flows follow the load)', key),
        // A hash that was chosen would lose its effect.
        preferred: !bond.has('xmit_hash_policy'),
      }),
    };
  },
});
