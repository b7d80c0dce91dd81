import { type Mode, modes } from '../fields/field.ts';
import { fieldIn, fieldsOf } from '../fields/fields.ts';
import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import { written } from './shared/amend.ts';
import { fixWith } from './shared/fixes.ts';

export default defineRule({
  code: 'missing-mode',
  level: { legacy: 'warning', document: 'error', meta: 'warning', cmdline: 'warning' },
  summary: 'The bond does not say its mode',
  why: 'The mode must match how the switch is set up. Talos refuses a `BondConfig` without one; elsewhere the bond becomes balance-rr, which spreads packets over all members and needs a static aggregation on the switch.',
  ground: 'talos',
  source: 'BondConfigV1Alpha1.Validate; the zero value of nethelpers.BondMode',
  fix: 'One for each mode; none is preferred, as it depends on the switch.',

  *check(bond, { t }) {
    if (bond.partial || bond.ignored || bond.has('mode')) return;
    const key = keyOf(bond, 'mode');
    const position = { order: fieldsOf(bond.dialect).map((field) => field.key), after: key };
    const fixFor = (mode: Mode) =>
      fixWith(writeKeys(bond, [{ key, value: inStyle(mode) }], position), {
        title: t('Set {0}', assignedIn(bond, key, mode)),
      });
    const inStyle = (mode: Mode): string => {
      const first = bond.node.pairs[0];
      const type = fieldIn('mode', bond.dialect)?.type;
      return first && type ? written(type, mode, { ...first, value: undefined }) : mode;
    };
    yield {
      at: bond.anchor,
      message:
        bond.dialect === 'document'
          ? t('{0} has no {1}: Talos refuses the document', bond.label, key)
          : t(
              '{0} has no {1}: Talos makes it balance-rr, which needs a static aggregation on the switch',
              bond.label,
              key,
            ),
      fixes: modes.flatMap(fixFor),
    };
  },
});
