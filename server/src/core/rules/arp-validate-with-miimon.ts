import { canUseArp } from '../fields/monitoring.ts';
import { defineRule } from '../judge/rule.ts';
import { fixByRemoving } from './shared/fixes.ts';
import { isOn } from './shared/monitoring.ts';

export default defineRule({
  code: 'arp-validate-with-miimon',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'ARP validation stands beside the carrier monitor',
  why: 'The kernel refuses `arpValidate` other than `none` in one request with `miimon` (EINVAL), even when no ARP monitoring is asked for.',
  ground: 'kernel',
  source: 'bond_changelink in bond_netlink.c; measured on Linux 6.1 and 6.12',
  fix: 'Removes the ARP validation.',

  *check(bond, { t }) {
    const { mode } = bond;
    const validate = bond.entry('arp_validate');
    const value = bond.value('arp_validate');
    if (!validate || !mode || !canUseArp(mode) || bond.ignored || value === undefined || value === 'none') return;
    if (!isOn(bond, 'miimon') || bond.number('arp_interval') !== 0) return;
    yield {
      at: validate.pair.value?.span ?? validate.pair.key.span,
      message: t('{0}: {1} cannot stand beside miimon: the kernel refuses the bond', validate.field.key, value),
      fixes: fixByRemoving(bond, ['arp_validate'], { title: t('Remove {0}', validate.field.key), preferred: true }),
    };
  },
});
