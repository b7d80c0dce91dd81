/** What rules about releases share. */
import type { EnumType } from '../../fields/field.ts';
import { setValue } from '../../judge/edit.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { FieldEntry } from '../../model/entries.ts';
import { reasonFor } from '../../target.ts';
import type { Translate } from '../../translate.ts';
import { isFrom, releaseName, type Target } from '../../version.ts';
import { isNull } from '../../yaml/node.ts';
import { readValue } from '../../yaml/scalar.ts';
import { fixWith } from './fixes.ts';
import { isOwn } from './mark.ts';
import { shownValue } from './refusal.ts';

/** The release aimed at, and what tells it where the user did not: `1.11.6 (named in talconfig.yaml)`. */
export function releaseAndReason(target: Target, t: Translate): string {
  const release = releaseName(target.version);
  const reason = reasonFor(target, t);
  return reason === undefined ? release : t('{0} ({1})', release, reason);
}

const small = { kind: 'int', go: 'uint8' } as const;

/** The enum of an option that takes only numbers in the release aimed at, if it is such a one. */
function numbersOnly({ field: { type } }: FieldEntry, { version }: Target): EnumType | undefined {
  return type.kind === 'enum' && type.wordsSince && !isFrom(version, type.wordsSince) ? type : undefined;
}

/** Whether the entry holds a number that such an option takes. */
const isNumber = ({ pair }: FieldEntry): boolean => readValue(small, pair.value).state === 'value';

/** Whether the entry holds a word of the option, where only a number is understood. */
export function isWord(entry: FieldEntry, target: Target): boolean {
  const sound = entry.reading.state === 'value' || entry.reading.state === 'absent';
  return sound && numbersOnly(entry, target) !== undefined && !isNull(entry.pair.value) && !isNumber(entry);
}

/** Writes the kernel's number in place of the word. */
export function fixByNumber(bond: Bond, entry: FieldEntry, t: Translate): readonly Fix[] {
  const number = numberFor(entry);
  if (number === undefined || !isOwn(bond, entry.pair)) return [];
  const edits = [setValue(bond.text, entry.pair, number)];
  return fixWith(edits, { title: t('Change to {0}', number), preferred: true });
}

function numberFor({ field: { type }, reading }: FieldEntry): string | undefined {
  if (type.kind !== 'enum' || reading.state !== 'value') return undefined;
  const value = type.values[String(reading.value)];
  return value && String(value.number);
}

/** Whether this dialect is decoded without a look at keys that it does not know. */
export const dropsUnknown = ({ dialect }: Pick<Bond, 'dialect'>): boolean => dialect === 'meta';

/** Whether the release aimed at does not know the key and passes over it with whatever it holds. */
export const isDropped = (bond: Bond, { field: { since } }: FieldEntry, { version }: Target): boolean =>
  dropsUnknown(bond) && since !== undefined && !isFrom(version, since);

/** A value of the wrong sort that the decoder does not look at, or may not look at yet. */
export function isExcused(bond: Bond, entry: FieldEntry, target: Target): boolean {
  const { id, field, reading, pair } = entry;
  if (reading.state !== 'wrong') return false;
  if (numbersOnly(entry, target) && isNumber(entry)) return true;
  if (reading.fault === 'word' && (bond.ignored || field.refused)) return true;
  // The key held the number of an interface before it held a name.
  const named = id === 'primary' && bond.dialect === 'meta' && shownValue(pair.value) !== undefined;
  return named && (!target.stated || isFrom(target.version, '1.15'));
}
