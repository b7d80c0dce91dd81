/** How a bond's dialect spells what is written in it. */
import { assigned, type FieldId, fieldIn } from '../fields/fields.ts';
import type { Bond } from './bond.ts';

/** The key of an option; the id where the dialect has none. */
export const keyOf = (bond: Bond, id: FieldId): string => fieldIn(id, bond.dialect)?.key ?? id;

/** An option with a value. */
export const assignedIn = ({ dialect }: Bond, key: string, value: string | number): string =>
  assigned({ key, dialect }, value);

/** Whether a number may not be what it looks like: octal by a leading 0, another base, or with `_` in it. */
export const isOddNumber = (text: string): boolean => /^[-+]?0\w|_/.test(text);
