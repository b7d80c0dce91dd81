import { type DelayId, delayIds, wholePolls } from '../fields/monitoring.ts';
import { writeKeys } from '../judge/edit.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import { keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
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
      const poll = shownNumber(bond.entry('miimon')?.pair.value, miimon);
      const numbers = [entry.field.key, shownNumber(value, delay), poll, shorter, delay] as const;
      yield {
        at: value.span,
        message: outcome(bond, id, numbers, t),
        ...(id === 'peer_notif_delay' ? { level: 'warning' } : {}),
        fixes: fixes(bond, entry, [shorter + miimon, shorter], t),
      };
    }
  },
});

/** The key, the delay and the poll as written, and the delay as the kernel takes it and as Talos wants it. */
type Numbers = readonly [key: string, written: string, poll: string, kept: number, wanted: number];

function outcome({ dialect }: Bond, id: DelayId, numbers: Numbers, t: Translate): string {
  if (dialect !== 'legacy')
    return t(
      '{0} of {1} ms is not a multiple of miimon ({2} ms): the kernel makes it {3} ms, and Talos rebuilds the bond again and again to get {4}',
      ...numbers,
    );
  if (id === 'peer_notif_delay')
    return t('{0} of {1} ms is not a multiple of miimon ({2} ms): the kernel makes it {3} ms', ...numbers);
  return t(
    '{0} of {1} ms is not a multiple of miimon ({2} ms): Talos refuses the config, and the kernel would make it {3} ms',
    ...numbers,
  );
}

/** Other delays to take, the best first. */
function fixes(bond: Bond, { field }: FieldEntry, delays: readonly number[], t: Translate): readonly Fix[] {
  const position = { order: monitorOrder(bond), after: keyOf(bond, 'mode') };
  return delays
    .filter((ms) => ms > 0 && isSound(field.type, String(ms)))
    .map((ms, index) => ({
      title: t('Change to {0}', ms),
      edits: writeKeys(bond, [{ key: field.key, value: String(ms) }], position),
      preferred: index === 0,
    }));
}
