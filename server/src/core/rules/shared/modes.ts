/** What the rules about modes must agree on. */
import type { FieldIn, Mode } from '../../fields/field.ts';
import { assigned } from '../../fields/fields.ts';
import { isDelay } from '../../fields/monitoring.ts';
import type { Bond } from '../../model/bond.ts';
import type { FieldEntry } from '../../model/entries.ts';
import { wordsOf } from '../../model/wording.ts';
import { isFrom, type Target } from '../../version.ts';
import { isNull, itemsOf } from '../../yaml/node.ts';
import { isUnknown } from '../../yaml/scalar.ts';
import { isOn } from './monitoring.ts';
import { shownValue } from './refusal.ts';

/** Whether the target has the option at all; of one that it has not, only its being too new can be said. */
export const isKnown = ({ since }: Pick<FieldIn, 'since'>, { version }: Target): boolean =>
  since === undefined || isFrom(version, since);

/** Whether no value of the option is too much in this mode; of an unknown mode nothing bad is thought. */
export const fitsMode = ({ allowed, refusedIn, reports, sentIn }: FieldIn, mode: Mode | undefined): boolean =>
  mode === undefined ||
  !(
    allowed?.modes.includes(mode) === false ||
    refusedIn?.includes(mode) ||
    (reports !== undefined && sentIn?.includes(mode) === false)
  );

/** Whether Talos passes the value on: in this mode, and delays only beside a `miimon`. A 0 that it replaces never arrives. */
export function isSent(bond: Bond, { id, field, reading }: FieldEntry): boolean {
  if (field.unused || (reading.state === 'value' && reading.value === 0 && field.zeroBecomes)) return false;
  if (isDelay(id) && !isOn(bond, 'miimon')) return false;
  return !field.sentIn || (bond.mode !== undefined && field.sentIn.includes(bond.mode));
}

/** What is asked for: a word or a number, of a list how many entries. Nothing, where it is empty or cannot be told. */
export function amountOf({ field, pair, reading }: FieldEntry): string | number | boolean | undefined {
  if (reading.state !== 'value' || reading.value === '') return undefined;
  if (field.type.kind !== 'targets') return reading.value;
  return itemsOf(pair.value).filter((item) => !isNull(item)).length || undefined;
}

/** The option as its author wrote it, with its value where that is short. */
export function shownEntry({ dialect, text }: Bond, { field: { key }, pair }: FieldEntry): string {
  const value = isUnknown(pair.value) && pair.value ? wordsOf(text, pair.value) : shownValue(pair.value);
  return value === undefined ? key : assigned({ key, dialect }, value);
}
