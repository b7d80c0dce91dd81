import type { EnumType } from '../fields/field.ts';
import type { FieldOf } from '../fields/fields.ts';
import { isDelay, recommended } from '../fields/monitoring.ts';
import { renderEnumValue, renderField } from '../hover/hover.ts';
import type { Bond } from '../model/bond.ts';
import { isFrom } from '../version.ts';
import { list, scalar } from './draft.ts';
import { namesIn, pollOf, valueFor } from './keys.ts';
import type { Item, Offer, ValueOffer } from './offer.ts';

/** Offers what can stand behind the colon of an option. */
export function offerValues(offer: ValueOffer, bond: Bond, field: FieldOf): void {
  const { type } = field;
  if (type.kind === 'enum') offerWords(offer, field, type);
  else if (type.kind === 'bool') offerEach(offer, field, preferred(field, [true, false]));
  else if (type.kind === 'constant') offerEach(offer, field, [type.value]);
  else if (type.kind === 'names') offerMembers(offer, field);
  else if (field.id === 'name') offerEach(offer, field, [offer.around.freeBondName]);
  else if (type.kind === 'name' || isNameFrom(field, offer)) offerPrimary(offer, bond, field);
  else if (type.kind === 'int' && isDelay(field.id)) offerPolls(offer, bond, field);
  else if (type.kind === 'int') offerNumbers(offer, bond, field);
}

/** META's primary is an index first and a name from 1.15 on. */
const isNameFrom = ({ id }: FieldOf, { options: { target } }: ValueOffer): boolean =>
  id === 'primary' && target.stated && isFrom(target.version, '1.15');

/** The values that people use come first. */
const preferred = <T extends string | number | boolean>({ suggest = [] }: FieldOf, all: readonly T[]): readonly T[] => [
  ...suggest.filter((value): value is T => all.includes(value as T)),
  ...all.filter((value) => !suggest.includes(value)),
];

function offerWords(offer: ValueOffer, field: FieldOf, { values }: EnumType): void {
  for (const [index, word] of preferred(field, Object.keys(values)).entries()) {
    const documentation = renderEnumValue(field, word, offer.options);
    offer.value({ label: word, kind: 'value', documentation, ...first(index) }, scalar(word));
  }
}

const first = (index: number): { readonly preselect?: true } => (index === 0 ? { preselect: true } : {});

function offerEach(offer: ValueOffer, field: FieldOf, values: readonly (string | number | boolean)[]): void {
  const documentation = renderField(field, offer.options);
  for (const [index, value] of values.entries()) {
    offer.value({ label: String(value), kind: 'value', documentation, ...first(index) }, scalar(value));
  }
}

/** Numbers that people use, first the one that fits the rest of the bond. */
function offerNumbers(offer: ValueOffer, bond: Bond, field: FieldOf): void {
  const fitting = valueFor(field, bond, offer.around);
  const best = fitting.kind === 'scalar' && typeof fitting.value === 'number' ? [fitting.value] : [];
  offerEach(offer, field, [...new Set([...best, ...(field.suggest ?? [])])]);
}

const mostPolls = 5;

/** Delays: whole polls, of which two are what most people want. */
function offerPolls(offer: ValueOffer, bond: Bond, field: FieldOf): void {
  const { t } = offer.options;
  const poll = pollOf(bond) || recommended.miimon;
  const documentation = renderField(field, offer.options, bond);
  for (let count = 1; count <= mostPolls; count += 1) {
    const detail = count === 1 ? t('{0} poll of {1} ms', count, poll) : t('{0} polls of {1} ms', count, poll);
    const item: Item = { label: String(count * poll), kind: 'value', detail, documentation };
    offer.value(count === 2 ? { ...item, preselect: true } : item, scalar(count * poll));
  }
}

function offerPrimary(offer: ValueOffer, bond: Bond, field: FieldOf): void {
  const documentation = renderField(field, offer.options);
  for (const name of namesIn(bond)) {
    offer.value({ label: name, kind: 'member', documentation }, scalar(name));
  }
}

/** All free links as one list, on the line of the key. */
function offerMembers(offer: ValueOffer, field: FieldOf): void {
  const names = offer.around.freeLinks.map(({ name }) => name);
  if (names.length === 0) return;
  const item: Item = {
    label: `[${names.join(', ')}]`,
    kind: 'member',
    documentation: renderField(field, offer.options),
  };
  offer.value(item, list(names.map((name) => scalar(name))));
}

/** Offers the names of the file that no bond has taken, each as an item of a list of members. */
export function offerLinks(offer: Offer): void {
  const { t } = offer.options;
  for (const { name, from } of offer.around.freeLinks) {
    const documentation =
      from === 'interface'
        ? t('An interface of this file, in no bond yet.')
        : t('Named by a {0} of this file, in no bond yet.', `\`${from}\``);
    offer.items({ label: name, kind: 'member', detail: from, documentation }, [scalar(name)]);
  }
}
