import type { Mode } from '../fields/field.ts';
import { recommended } from '../fields/monitoring.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import { fixWith } from './shared/fixes.ts';
import { isMonitored, monitorByCarrier } from './shared/monitoring.ts';

export default defineRule({
  code: 'missing-link-monitoring',
  level: { legacy: 'warning', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'The bond has no link monitoring, so a dead link is not noticed',
  why: 'Talos always sends `miimon`, and 0 when the key is absent, which also cancels the 100 ms that the kernel would choose for 802.3ad, balance-tlb and balance-alb. An LACP member that lost its carrier once then stays out until a reboot, and active-backup, balance-tlb and balance-alb never fail over. Setting `miimon` to 100 on the running bond brings the LACP member back within 3 seconds, so no reboot is needed; that was measured in the kernel itself, and not through Talos. A bond of one member, used for its stable name, only keeps claiming to be up.',
  ground: 'kernel',
  source: 'siderolabs/talos#10752; recovery measured on Linux 6.1 and 6.12',
  fix: 'Inserts `miimon: 100`, `updelay: 200` and `downdelay: 200`, or `miimon: 100` alone; only what is missing, and a 0 is replaced in place.',

  *check(bond, { t }) {
    const { mode } = bond;
    if (bond.partial || bond.ignored || mode === undefined || isMonitored(bond) !== false) return;
    const single = bond.memberCount === 1 && mode !== '802.3ad';
    yield {
      at: bond.anchor,
      message: single
        ? t('{0} is not monitored: it stays up when its only cable is out', bond.label)
        : t(consequence[mode], bond.label),
      ...(single ? { level: 'info' } : {}),
      fixes: [...withDelays(bond, t), ...withoutDelays(bond, t)],
    };
  },
});

const nothingTakesOver =
  '{0} is not monitored: Talos sends miimon 0, and when the active link fails nothing takes over';
const notCounted = '{0} is not monitored: Talos sends miimon 0, so dead links are neither counted nor damped';

const consequence: Readonly<Record<Mode, string>> = {
  '802.3ad':
    '{0} is not monitored: Talos sends miimon 0, and an LACP member that loses its cable once stays out until a reboot',
  'active-backup': nothingTakesOver,
  'balance-tlb': nothingTakesOver,
  'balance-alb': nothingTakesOver,
  'balance-rr': notCounted,
  'balance-xor': notCounted,
  broadcast: notCounted,
};

function withDelays(bond: Bond, t: Translate): readonly Fix[] {
  // A delay above 0 without miimon is another rule's finding, which silences this one.
  const { miimon, ...delays } = recommended;
  const missing = Object.fromEntries(
    Object.entries(delays).filter(([id]) => bond.number(id as keyof typeof delays) === 0),
  );
  const values = { miimon, ...missing };
  const list = Object.entries(values).map(([key, value]) => assignedIn(bond, key, value));
  const title = t(
    'Insert {0} (a dead link is dropped after about {1} ms)',
    list.join(', '),
    miimon + recommended.downdelay,
  );
  return fixWith(monitorByCarrier(bond, values), { title, preferred: true, safe: true });
}

function withoutDelays(bond: Bond, t: Translate): readonly Fix[] {
  const { miimon } = recommended;
  const title = t(
    'Insert {0} (a dead link is dropped after about {1} ms, no damping)',
    assignedIn(bond, keyOf(bond, 'miimon'), miimon),
    miimon,
  );
  return fixWith(monitorByCarrier(bond, { miimon }), { title });
}
