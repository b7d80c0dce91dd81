/** How a bond's dialect spells what is written in it. */
import { assigned, type FieldId, fieldIn } from '../fields/fields.ts';
import type { Bond } from './bond.ts';

/** The key of an option; the id where the dialect has none. */
export const keyOf = (bond: Bond, id: FieldId): string => fieldIn(id, bond.dialect)?.key ?? id;

/** An option with a value. */
export const assignedIn = ({ dialect }: Bond, key: string, value: string | number): string =>
  assigned({ key, dialect }, value);
