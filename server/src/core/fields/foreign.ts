/** Words that people bring from other dialects and other tools, and the options they mean by them. */

import { folded, nearest } from '../nearest.ts';
import type { Translate } from '../translate.ts';
import { homeOf } from './elsewhere.ts';
import { type Dialect, dialects, type Foreign } from './field.ts';
import { type FieldId, type FieldOf, fieldIds, fieldIn, fieldOfKey, fields, fieldsOf, keysOf } from './fields.ts';

/** The option that a word means, and whose word it is where its values are written differently. */
export interface Meant {
  readonly id: FieldId;
  readonly foreign?: Foreign;
}

/** What can be said of a key that its dialect does not have. */
export type Hint =
  /** Another name of an option of this dialect. */
  | { readonly kind: 'alias'; readonly field: FieldOf; readonly foreign?: Foreign }
  /** Near to the name of one. */
  | { readonly kind: 'guess'; readonly field: FieldOf }
  /** No option here: where it belongs, or who has it. */
  | { readonly kind: 'remark'; readonly text: string };

const words: ReadonlyMap<string, Meant> = new Map(
  fieldIds
    .flatMap((id) => spellings(id))
    .toReversed()
    .map(([word, meant]) => [folded(word), meant]),
);

function spellings(id: FieldId): ReadonlyArray<readonly [word: string, meant: Meant]> {
  const keys = fieldsNamed(id).flatMap(keysOf);
  const row = fields[id];
  const others: readonly Foreign[] = 'foreign' in row ? row.foreign : [];
  return [
    ...[id, ...keys].map((word) => [word, { id }] as const),
    ...others.map((foreign) => [foreign.name, { id, foreign }] as const),
  ];
}

/** The field in each dialect that has it. A declaration, as the words above are looked up when the module loads. */
function fieldsNamed(id: FieldId): readonly FieldOf[] {
  return dialects.flatMap((dialect) => fieldIn(id, dialect) ?? []);
}

/** The option behind a word of any dialect or tool; ifupdown and OpenStack put `bond` in front. */
export function meantBy(word: string): Meant | undefined {
  const plain = folded(word);
  return words.get(plain) ?? (plain.startsWith('bond') ? words.get(plain.slice(4)) : undefined);
}

/** The option of this dialect that a key it does not have stands for, or may. */
export function optionFor(dialect: Dialect, word: string): Exclude<Hint, { kind: 'remark' }> | undefined {
  const meant = meantBy(word);
  const field = meant && fieldIn(meant.id, dialect);
  if (field && !field.refused) return { kind: 'alias', field, ...(meant.foreign ? { foreign: meant.foreign } : {}) };
  if (meant || homeOf(dialect, [word])) return undefined;
  const [near] = nearest(word, guessable[dialect], 1);
  const guess = near === undefined ? undefined : fieldOfKey(dialect, near);
  const guessed = guess && fieldIn(guess, dialect);
  return guessed && { kind: 'guess', field: guessed };
}

/** The keys that a slip may have missed; those that Talos refuses anyway are no help. */
const guessable: Readonly<Record<Dialect, readonly string[]>> = {
  legacy: keysTaken('legacy'),
  document: keysTaken('document'),
  meta: keysTaken('meta'),
  cmdline: keysTaken('cmdline'),
};

function keysTaken(dialect: Dialect): readonly string[] {
  return fieldsOf(dialect)
    .filter(({ refused }) => !refused)
    .flatMap(keysOf);
}

/** What to say about a key that the dialect does not have. */
export function hintFor(dialect: Dialect, word: string, t: Translate): Hint | undefined {
  const option = optionFor(dialect, word);
  if (option) return option;
  const meant = meantBy(word);
  const home = homeOf(dialect, [meant?.id ?? '', word]);
  if (home) return { kind: 'remark', text: t(home) };
  return meant && { kind: 'remark', text: whoHas(meant.id, t) };
}

const dialectNames: Readonly<Record<Dialect, string>> = {
  legacy: 'machine.network',
  document: 'BondConfig',
  meta: 'META',
  cmdline: 'bond=',
};

function whoHas(id: FieldId, t: Translate): string {
  const having = fieldsNamed(id).filter(({ refused, unused }) => !refused && !unused);
  if (having.length === 0) return t('Talos cannot set it at all');
  const names = having.map(({ dialect }) => dialectNames[dialect]);
  return names.length === 1
    ? t('only {0} has it', names[0] ?? '')
    : t('only {0} and {1} have it', names.slice(0, -1).join(', '), names.at(-1) ?? '');
}
