import { canUseArp, delayIds, pollDividing } from '../fields/monitoring.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import { fixByRemoving, fixWith } from './shared/fixes.ts';
import { isOn, monitorByCarrier } from './shared/monitoring.ts';
import { shownNumber } from './shared/refusal.ts';

export default defineRule({
  code: 'delay-without-miimon',
  level: { legacy: 'error', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'A delay is set while `miimon` is 0 or absent',
  why: 'The delays belong to the carrier monitor. Without `miimon` Talos refuses a legacy bond, and elsewhere leaves the delays out without a word, so the links are not watched at all.',
  ground: 'talos',
  source:
    'checkBond in v1alpha1_validation.go; bond_master_spec.go sends delays only with miimon; EPERM measured on Linux 6.1 and 6.12',
  fix: 'Sets `miimon` to 100, or to another value that divides every delay; with ARP monitoring it removes the delays.',

  *check(bond, { t }) {
    if (bond.ignored || bond.number('miimon') !== 0) return;
    for (const id of delayIds) {
      const entry = bond.entry(id);
      const delay = bond.number(id) ?? 0;
      if (!entry?.pair.value || delay === 0) continue;
      const refused = bond.dialect === 'legacy' && id !== 'peer_notif_delay';
      yield {
        at: entry.pair.value.span,
        message: t(
          refused ? refusal : watchedByArp(bond) ? loss : lossUnwatched,
          entry.field.key,
          shownNumber(entry.pair.value, delay),
        ),
        ...(id === 'peer_notif_delay' ? { level: 'warning' } : {}),
        fixes: fixesFor(bond, t),
      };
    }
  },
});

const refusal = '{0}: {1} has no miimon to count by: Talos refuses the config';
const loss = '{0}: {1} has no miimon to count by, and the ARP monitor knows no delays: Talos drops it';
const lossUnwatched = '{0}: {1} has no miimon to count by: Talos drops it, and links are not watched';

const watchedByArp = (bond: Bond): boolean =>
  isOn(bond, 'arp_interval') && (bond.mode === undefined || canUseArp(bond.mode));

function fixesFor(bond: Bond, t: Translate): readonly Fix[] {
  const set = delayIds.filter((id) => isOn(bond, id));
  const remove = fixByRemoving(bond, set, { title: t('Remove {0}', set.map((id) => keyOf(bond, id)).join(', ')) });
  if (watchedByArp(bond)) return remove;
  const poll = pollDividing(set.map((id) => bond.number(id) ?? 0));
  if (poll === undefined) return remove;
  return [
    ...fixWith(monitorByCarrier(bond, { miimon: poll }), {
      title: t('Insert {0}', assignedIn(bond, keyOf(bond, 'miimon'), poll)),
      preferred: true,
      safe: true,
    }),
    ...remove,
  ];
}
