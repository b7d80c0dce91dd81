import type { FieldId } from '../fields/fields.ts';
import { canUseArp, delayIds } from '../fields/monitoring.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { fixByRemoving } from './shared/fixes.ts';
import { isOn } from './shared/monitoring.ts';

export default defineRule({
  code: 'arp-interval-with-miimon',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'The bond asks for both monitors at once',
  why: 'The kernel refuses `miimon` and `arpInterval` in one request (EINVAL), so the bond is never configured.',
  ground: 'kernel',
  source: 'bond_changelink in bond_netlink.c; measured on Linux 6.1 and 6.12',
  fix: 'Keeps the one or the other monitor and removes what belongs to its rival.',

  *check(bond, { t }) {
    const interval = bond.entry('arp_interval');
    if (!interval || !bond.mode || !canUseArp(bond.mode) || bond.ignored) return;
    if (!isOn(bond, 'miimon') || !isOn(bond, 'arp_interval')) return;
    const arp = arpIds.filter((id) => bond.entry(id));
    const carrier = carrierIds.filter((id) => bond.entry(id));
    const keys = (ids: readonly FieldId[]): string => ids.map((id) => keyOf(bond, id)).join(', ');
    yield {
      at: interval.pair.value?.span ?? interval.pair.key.span,
      message: t(
        '{0} cannot be monitored by {1} and miimon at once: the kernel refuses the bond',
        bond.label,
        interval.field.key,
      ),
      fixes: [
        ...fixByRemoving(bond, arp, { title: t('Monitor by carrier: remove {0}', keys(arp)) }),
        ...fixByRemoving(bond, carrier, { title: t('Monitor by ARP: remove {0}', keys(carrier)) }),
      ],
    };
  },
});

/** What belongs to each of the monitors. */
const arpIds = [
  'arp_interval',
  'arp_validate',
  'arp_all_targets',
  'missed_max',
  'arp_ip_target',
  'ns_ip6_target',
] as const;
const carrierIds = ['miimon', ...delayIds] as const;
