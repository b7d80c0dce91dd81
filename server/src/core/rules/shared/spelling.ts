import type { FieldType } from '../../fields/field.ts';
import { isFrom, type Target } from '../../version.ts';
import type { Pair } from '../../yaml/node.ts';
import { written } from './amend.ts';

/** A value as YAML, in the way that a release takes it: by number before it knew words there, and not at all if the word is too new. */
export function spelt(type: FieldType, value: string, pair: Pair, { version }: Target): readonly string[] {
  if (type.kind !== 'enum') return [written(type, value, pair)];
  const { number, since } = type.values[value] ?? {};
  if (since !== undefined && !isFrom(version, since)) return [];
  const byNumber = type.wordsSince !== undefined && !isFrom(version, type.wordsSince);
  return [byNumber ? String(number) : written(type, value, pair)];
}
