import { writeKeys } from '../judge/edit.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { keyOf } from '../model/keys.ts';
import type { TextEdit } from '../text.ts';
import type { Translate } from '../translate.ts';
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

    const keys = missing.map((id) => keyOf(bond, id));
    yield {
      at: bond.anchor,
      message:
        bond.dialect === 'document'
          ? t('{0} leaves out {1}: Talos warns about that in 802.3ad, and takes 0 instead', bond.label, keys.join(', '))
          : t(
              '{0} leaves out {1}: Talos takes 0 instead, and a port is used or dropped at once',
              bond.label,
              keys.join(', '),
            ),
      fixes: fixes(bond, keys, 2 * miimon, t),
    };
  },
});

/** A delay of this length, or what the bond has now, in writing. */
function fixes(bond: Bond, keys: readonly string[], delay: number, t: Translate): readonly Fix[] {
  const isDocument = bond.dialect === 'document';
  const position = { order: monitorOrder(bond), after: keyOf(bond, 'mode') };
  const write = (ms: number): readonly TextEdit[] =>
    writeKeys(
      bond,
      keys.map((key) => ({ key, value: String(ms) })),
      position,
    );
  const list = (ms: number): string => keys.map((key) => `${key}: ${ms}`).join(', ');
  const asNow = isDocument
    ? t("Insert {0} (as it is now; silences Talos' warning)", list(0))
    : t('Insert {0} (as it is now)', list(0));
  return [
    ...fixWith(write(delay), { title: t('Insert {0}', list(delay)), preferred: true, safe: isDocument }),
    ...fixWith(write(0), { title: asNow }),
  ];
}
