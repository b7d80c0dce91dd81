import { delayIds, wholePolls } from '../fields/monitoring.ts';
import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { isSound } from './shared/amend.ts';
import { monitorOrder } from './shared/monitoring.ts';
import { shownNumber } from './shared/refusal.ts';

export default defineRule({
  code: 'delay-not-multiple-of-miimon',
  level: { legacy: 'error', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'A delay is not a multiple of `miimon`',
  why: 'The kernel counts delays in whole polls and rounds down, to 0 if need be; only its log says so. Talos refuses such an `updelay` or `downdelay` in a legacy bond. Elsewhere it finds another value than it asked for at every check, and takes the bond down to set it up again.',
  ground: 'kernel',
  source: 'rounding measured on Linux 6.1 and 6.12; checkBond in v1alpha1_validation.go; BondMasterSpec.Equal (read)',
  fix: 'Rounds up or down to whole polls.',

  *check(bond, { t }) {
    const miimon = bond.value('miimon');
    if (bond.ignored || miimon === undefined || miimon <= 0) return;
    for (const id of delayIds) {
      const entry = bond.entry(id);
      const value = entry?.pair.value;
      const delay = bond.value(id);
      if (!value || delay === undefined || delay % miimon === 0) continue;

      const shorter = wholePolls(delay, miimon);
      const refused = bond.dialect === 'legacy' && id !== 'peer_notif_delay';
      const rebuilt = bond.dialect !== 'legacy';
      const written = shownNumber(value, delay);
      const poll = shownNumber(bond.entry('miimon')?.pair.value, miimon);
      const numbers = [entry.field.key, written, poll, shorter] as const;
      yield {
        at: value.span,
        message: refused
          ? t(
              '{0} of {1} ms is not a multiple of miimon ({2} ms): Talos refuses the config, and the kernel would make it {3} ms',
              ...numbers,
            )
          : rebuilt
            ? t(
                '{0} of {1} ms is not a multiple of miimon ({2} ms): the kernel makes it {3} ms, and Talos rebuilds the bond again and again to get {4}',
                ...numbers,
                delay,
              )
            : t('{0} of {1} ms is not a multiple of miimon ({2} ms): the kernel makes it {3} ms', ...numbers),
        ...(id === 'peer_notif_delay' ? { level: 'warning' } : {}),
        fixes: [shorter + miimon, shorter]
          .filter((ms) => ms > 0 && isSound(entry.field.type, String(ms)))
          .map((ms, index) => ({
            title: t('Change to {0}', ms),
            edits: writeKeys(bond, [{ key: entry.field.key, value: String(ms) }], {
              order: monitorOrder(bond),
              after: keyOf(bond, 'mode'),
            }),
            preferred: index === 0,
          })),
      };
    }
  },
});
