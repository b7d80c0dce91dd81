import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { isFrom } from '../version.ts';
import { fixWith } from './shared/fixes.ts';
import { monitorOrder } from './shared/monitoring.ts';

export default defineRule({
  code: 'missing-delay',
  level: { legacy: 'off', document: 'warning', meta: 'off' },
  summary: 'An 802.3ad bond says nothing about `updelay` or `downdelay`',
  why: 'From 1.12.3 on Talos warns about each of the two that an 802.3ad `BondConfig` leaves out. Without `updelay` a port is used as soon as it has carrier, although a switch may not forward yet.',
  ground: 'talos',
  source: 'BondConfigV1Alpha1.Validate, siderolabs/talos commit 7f1147bed',
  fix: 'Inserts what is missing: two polls, or 0 to keep what happens now.',

  *check(bond, { t, target }) {
    const miimon = bond.number('miimon') ?? 0;
    if (bond.partial || bond.ignored || bond.mode !== '802.3ad' || miimon === 0) return;
    if (bond.dialect === 'document' && !isFrom(target.version, '1.12.3')) return;
    const missing = (['updelay', 'downdelay'] as const).filter((id) => !bond.has(id));
    if (missing.length === 0) return;

    const write = (ms: number) => {
      const wanted = missing.map((id) => ({ key: keyOf(bond, id), value: String(ms) }));
      return writeKeys(bond, wanted, { order: monitorOrder(bond), after: keyOf(bond, 'mode') });
    };
    const list = (ms: number): string => missing.map((id) => `${keyOf(bond, id)}: ${ms}`).join(', ');
    yield {
      at: bond.anchor,
      message: t(
        bond.dialect === 'document' ? warned : taken,
        bond.label,
        missing.map((id) => keyOf(bond, id)).join(', '),
      ),
      fixes: [
        ...fixWith(write(2 * miimon), {
          title: t('Insert {0}', list(2 * miimon)),
          preferred: true,
          safe: bond.dialect === 'document',
        }),
        ...fixWith(write(0), {
          title:
            bond.dialect === 'document'
              ? t("Insert {0} (as it is now; silences Talos' warning)", list(0))
              : t('Insert {0} (as it is now)', list(0)),
        }),
      ],
    };
  },
});

const warned = '{0} leaves out {1}: Talos warns about that in 802.3ad, and takes it for 0';
const taken = '{0} leaves out {1}: Talos takes it for 0, and a port is used or dropped at once';
