import type { IntType } from '../fields/field.ts';
import { setValue } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { nearestIn } from './shared/amend.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';
import { isSent } from './shared/modes.ts';
import { shownNumber, shownValue } from './shared/refusal.ts';

export default defineRule({
  code: 'value-out-of-range',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'A number that Talos takes and the kernel refuses',
  why: 'Talos checks numbers only against the size of their type and passes them on. The kernel then refuses the bond, which is missing or stays as it was.',
  ground: 'kernel',
  source: 'ranges measured on Linux 6.1 and 6.12; bond_master_spec.go sends by mode',
  fix: 'Changes it to the nearest bound of the range; not for times, where a bound would hardly be meant.',

  *check(bond, { t }) {
    if (bond.ignored) return;
    for (const entry of bond.entries) {
      const { field, pair, reading } = entry;
      if (field.type.kind !== 'int' || !field.type.kernel || reading.state !== 'value' || !isSent(bond, entry))
        continue;
      const value = Number(reading.value);
      const [min, max] = field.type.kernel;
      if (min <= value && value <= max) continue;
      const bound = isOwn(bond, pair) ? nearestIn(field.type satisfies IntType, String(value)) : undefined;
      yield {
        at: markOf(bond, pair),
        about: pair,
        message: t(
          '{0}: {1} is out of range: the kernel refuses the bond, it takes {2} to {3}',
          field.key,
          reading.cutOff ? (shownValue(pair.value) ?? value) : shownNumber(pair.value, value),
          min,
          max,
        ),
        fixes:
          bound === undefined ? [] : fixWith([setValue(bond.text, pair, bound)], { title: t('Change to {0}', bound) }),
      };
    }
  },
});
