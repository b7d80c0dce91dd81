import type { FieldType, Foreign } from '../../fields/field.ts';
import { assigned, type FieldOf } from '../../fields/fields.ts';
import { type Hint, meantBy } from '../../fields/foreign.ts';
import { renameKey, setValue } from '../../judge/edit.ts';
import { removePair } from '../../judge/edit-remove.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { Translate } from '../../translate.ts';
import type { Target } from '../../version.ts';
import type { Pair } from '../../yaml/node.ts';
import { moved, written } from './amend.ts';
import { fixWith } from './fixes.ts';
import { fitsMode, isKnown } from './modes.ts';

/** A key as another one. Safe only where it is sure, and the value fits there. */
export function renamed(
  text: string,
  pair: Pair,
  to: {
    readonly key: string;
    readonly type: FieldType;
    readonly sure: boolean;
    readonly unit?: Foreign['unit'] | undefined;
  },
  t: Translate,
): Fix {
  const value = moved(to.type, pair.value, to.unit);
  const converted = typeof value === 'object' ? written(to.type, value.text, pair) : undefined;
  return {
    title:
      converted === undefined
        ? t('Rename to {0}', to.key)
        : t('Change to {0}', assigned({ key: to.key, dialect: pair.key.argument ? 'cmdline' : 'legacy' }, converted)),
    edits: [renameKey(pair, to.key), ...(converted === undefined ? [] : [setValue(text, pair, converted)])],
    ...(to.sure && value !== undefined ? { preferred: true, safe: true } : {}),
  };
}

/** The fixes for a key that the bond's dialect does not have. */
export function fixesForKey(
  bond: Bond,
  pair: Pair,
  hint: Hint,
  { t, target }: { readonly t: Translate; readonly target: Target },
): readonly Fix[] {
  if (hint.kind === 'remark') return [];
  if (isThere(bond, hint.field)) return fixWith(removePair(bond, pair), { title: t('Remove {0}', pair.key.text) });
  const { key, type } = hint.field;
  const unit = hint.kind === 'alias' ? hint.foreign?.unit : undefined;
  const sure = hint.kind === 'alias' && !hasRival(bond, hint.field, pair) && isHarmless(bond, hint.field, target);
  return [renamed(bond.text, pair, { key, type, sure, unit }, t)];
}

/** Whether the key is written in the bond, be it with a null. */
export const isThere = (bond: Bond, { key }: Pick<FieldOf, 'key'>): boolean =>
  bond.node.pairs.some((pair) => pair.key.text === key);

/** An option of no use in this mode is worse than a word that means nothing. META drops such a word, and an ARP monitor that comes alive there may contradict the rest. */
const isHarmless = ({ dialect, mode }: Bond, field: FieldOf, target: Target): boolean =>
  isKnown(field, target) && fitsMode(field, mode) && !(dialect === 'meta' && field.group === 'arp');

/** Another unknown key that means the same option: which of the two is to stay is not for us to choose. */
const hasRival = (bond: Bond, { id }: FieldOf, pair: Pair): boolean =>
  bond.strays.some((other) => other !== pair && meantBy(other.key.text)?.id === id);
