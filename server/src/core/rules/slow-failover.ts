import { wholePolls } from '../fields/monitoring.ts';
import { type Position, writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { keyOf } from '../model/keys.ts';
import { fixWith } from './shared/fixes.ts';
import { monitorOrder } from './shared/monitoring.ts';

/** Beyond a second a failover is felt by more than a counter. */
const tolerableMs = 1000;

export default defineRule({
  code: 'slow-failover',
  level: { legacy: 'info', document: 'info', meta: 'info', cmdline: 'info' },
  summary: 'More than a second passes before a dead link is dropped',
  why: 'A link that lost its carrier is noticed at the next poll and then kept for `downdelay`: all that time traffic still goes to it. In 802.3ad on ordinary NICs the delay does not hold, so this rule is silent there.',
  ground: 'kernel',
  source: 'failover measured on Linux 6.12: miimon 100 with downdelay 1000 took 1.1 s',
  fix: 'Shortens `downdelay` to two polls.',

  *check(bond, { t }) {
    const miimon = bond.value('miimon') ?? 0;
    const downdelay = miimon > 0 ? wholePolls(bond.value('downdelay') ?? 0, miimon) : 0;
    const total = miimon + downdelay;
    if (bond.ignored || miimon <= 0 || total <= tolerableMs || bond.mode === undefined || bond.mode === '802.3ad')
      return;
    const entry = bond.entry(downdelay > 0 ? 'downdelay' : 'miimon');
    if (!entry?.pair.value) return;
    const shorter = 2 * miimon;
    yield {
      at: entry.pair.value.span,
      message: t(
        'A dead link of {0} gets traffic for up to {1} ms (miimon {2} + downdelay {3})',
        bond.label,
        total,
        miimon,
        downdelay,
      ),
      fixes:
        downdelay > shorter && miimon + shorter <= tolerableMs
          ? fixWith(writeKeys(bond, [{ key: entry.field.key, value: String(shorter) }], position(bond)), {
              title: t('Change downdelay to {0} (two polls)', shorter),
              preferred: true,
            })
          : [],
    };
  },
});

const position = (bond: Bond): Position => ({ order: monitorOrder(bond), after: keyOf(bond, 'mode') });
