/** One value of a bond with what may stand there: of an option, or of a key in a list of mappings. */

import { type FieldType, goRange } from '../../fields/field.ts';
import { setValue } from '../../judge/edit.ts';
import type { Context, Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { Translate } from '../../translate.ts';
import { type Node, type Pair, resolved } from '../../yaml/node.ts';
import { isOddNumber, type Reading } from '../../yaml/scalar.ts';
import { meaningIn, nearestIn } from './amend.ts';
import { fixWith } from './fixes.ts';
import { spelt } from './spelling.ts';

export interface Slot {
  readonly key: string;
  readonly type: FieldType;
  readonly pair: Pair;
  /** Written in the bond itself, so that a fix may touch it. */
  readonly own: boolean;
  /** No value may stand here, so that none can be what was meant. */
  readonly useless?: boolean;
}

/** Why Talos does not take the value, as the beginning of a sentence. */
export function refusalOf(
  { key, type, pair }: Slot,
  fault: (Reading & { state: 'wrong' })['fault'],
  t: Translate,
): string {
  const shown = shownValue(pair.value);
  if (shown === undefined || isList(type)) return t(shapes[type.kind], key);
  switch (type.kind) {
    case 'int':
      return fault === 'size'
        ? t('{0}: {1} does not fit, it takes {2} to {3}', key, shown, ...goRange[type.go])
        : t('{0}: {1} is no number', key, shown);
    case 'enum':
      return t('{0}: {1} is not one of {2}', key, shown, Object.keys(type.values).join(', '));
    case 'bool':
      return t('{0}: {1} is neither true nor false', key, shown);
    case 'mac':
      return t('{0}: {1} is no hardware address', key, shown);
    default:
      return t(shapes[type.kind], key);
  }
}

/** What should stand there in place of a value of another shape. */
const shapes: Readonly<Record<FieldType['kind'], string>> = {
  enum: '{0} must be one word',
  int: '{0} must be a number',
  bool: '{0} must be true or false',
  name: '{0} must be a single text',
  constant: '{0} must be one word',
  mac: '{0} must be a hardware address',
  names: '{0} must be a list of names',
  targets: '{0} must be a list of addresses',
  selectors: '{0} must be a list of selectors',
  addresses: '{0} must be a list of mappings with an address each',
  routes: '{0} must be a list of mappings, one for each route',
};

const isList = ({ kind }: FieldType): boolean =>
  ['names', 'targets', 'selectors', 'addresses', 'routes'].includes(kind);

/** A scalar as its author sees it, quotes included. */
export function shownValue(node: Node | undefined): string | undefined {
  const found = resolved(node);
  if (found?.kind !== 'scalar') return undefined;
  return found.style === 'plain' && found.text !== '' ? found.text : `"${found.text}"`;
}

/** A number as its author wrote it, and what Talos makes of it where that is not what it looks like: `0200 = 128`. */
export function shownNumber(node: Node | undefined, value: number): string {
  const shown = shownValue(node) ?? '';
  return isOddNumber(shown) ? `${shown} = ${value}` : String(value);
}

/** What may be written in its place. Sure where it can have meant nothing else. */
export function fixesFor(bond: Bond, slot: Slot, { t, target }: Pick<Context, 't' | 'target'>): readonly Fix[] {
  const { type, pair, own, useless = false } = slot;
  const found = resolved(pair.value);
  if (!own || !found) return [];
  const change = (value: string, rest: Partial<Fix> = {}) =>
    fixWith([setValue(bond.text, pair, value)], { title: t('Change to {0}', value), ...rest });
  if (isList(type)) return asList(bond, type, found).flatMap((value) => change(value));
  if (found.kind !== 'scalar') return [];
  const meant = meaningIn(type, found.text);
  if (meant !== undefined)
    return spelt(type, meant, pair, target).flatMap((value) => change(value, { preferred: !useless, safe: !useless }));
  const near = nearestIn(type, found.text);
  return near === undefined ? [] : spelt(type, near, pair, target).flatMap((value) => change(value));
}

/** One thing, or several in one text, as the list that was due. */
function asList({ text }: Bond, { kind }: FieldType, node: Node): readonly string[] {
  const source = text.slice(node.span.start, node.span.end);
  if (node.kind === 'map')
    return node.flow && !['names', 'targets'].includes(kind) && !source.includes('\n') ? [`[${source}]`] : [];
  if (node.kind !== 'scalar' || !['names', 'targets'].includes(kind) || !/^[\w.:, -]+$/.test(node.text)) return [];
  const quote = node.style === 'double' || kind === 'targets' ? '"' : '';
  return [
    `[${node.text
      .trim()
      .split(/[, ]+/)
      .map((word) => quote + word + quote)
      .join(', ')}]`,
  ];
}
