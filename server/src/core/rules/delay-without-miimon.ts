import { delayIds, pollDividing } from '../fields/monitoring.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import { fixByRemoving, fixWith } from './shared/fixes.ts';
import { isMonitored, isOn, monitorByCarrier } from './shared/monitoring.ts';
import { shownNumber } from './shared/refusal.ts';

export default defineRule({
  code: 'delay-without-miimon',
  level: { legacy: 'error', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'A delay is set while `miimon` is 0 or absent',
  why: 'The delays belong to the carrier monitor. Without `miimon` Talos refuses a legacy bond, and elsewhere leaves the delays out without a word, so the links are not watched at all. By its source it then finds no delay where a document or META asks for one, and rebuilds the bond again and again.',
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
      const { key } = entry.field;
      const shown = shownNumber(entry.pair.value, delay);
      const refused = bond.dialect === 'legacy' && id !== 'peer_notif_delay';
      yield {
        at: entry.pair.value.span,
        message: refused ? t(refusal, key, shown) : loss(bond, key, shown, t),
        ...(id === 'peer_notif_delay' ? { level: 'warning' } : {}),
        fixes: fixesFor(bond, t),
      };
    }
  },
});

const refusal = '{0}: {1} has no miimon to count by: Talos refuses the config';

/** What else follows is not said: Talos finds another bond than it asked for, and what it does then was not measured. */
function loss(bond: Bond, key: string, shown: string, t: Translate): string {
  switch (isMonitored(bond)) {
    case true:
      return t('{0}: {1} has no miimon to count by, and the ARP monitor knows no delays: Talos drops it', key, shown);
    case false:
      return t('{0}: {1} has no miimon to count by: Talos drops it, and nothing watches the links', key, shown);
    case undefined:
      return t('{0}: {1} has no miimon to count by: Talos drops it', key, shown);
  }
}

function fixesFor(bond: Bond, t: Translate): readonly Fix[] {
  const set = delayIds.filter((id) => isOn(bond, id));
  const remove = fixByRemoving(bond, set, { title: t('Remove {0}', set.map((id) => keyOf(bond, id)).join(', ')) });
  if (isMonitored(bond)) return remove;
  const poll = pollDividing(set.map((id) => bond.number(id) ?? 0));
  if (poll === undefined) return remove;
  return [
    ...fixWith(monitorByCarrier(bond, { miimon: poll }), {
      title: t(bond.entry('miimon') ? 'Set {0}' : 'Insert {0}', assignedIn(bond, keyOf(bond, 'miimon'), poll)),
      preferred: true,
      // An ARP monitor that cannot be seen would not bear miimon beside it.
      safe: isMonitored(bond) === false,
    }),
    ...remove,
  ];
}
