/** Items that Talos' decoder does not take in the lists of a bond. */

import { itemKeysOf } from '../../fields/items.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { FieldEntry } from '../../model/entries.ts';
import type { Translate } from '../../translate.ts';
import { isNull, itemsOf, type Node, resolved, type SeqNode, textOf } from '../../yaml/node.ts';
import { isUnknown } from '../../yaml/scalar.ts';
import { parseAddress } from './address.ts';
import { fixWith } from './fixes.ts';
import { isOwn } from './mark.ts';
import { shownValue } from './refusal.ts';
import { faultIn } from './routes.ts';

export interface FaultyItem {
  readonly item: Node;
  /** Why, as the beginning of a sentence. */
  readonly says: string;
  readonly fixes: readonly Fix[];
}

/** Nulls are dropped by the decoder, so they are no fault. */
export function faultyItems(bond: Bond, entry: FieldEntry, t: Translate): readonly FaultyItem[] {
  const { field, pair } = entry;
  return itemsOf(pair.value)
    .filter((item) => !isNull(item) && !isUnknown(item))
    .flatMap((item) => {
      const says = fault(entry, item, t);
      const list = isOwn(bond, pair) && pair.value?.kind === 'seq' ? pair.value : undefined;
      return says === undefined ? [] : [{ item, says, fixes: list ? fixesFor(bond, list, item, field.key, t) : [] }];
    });
}

function fault({ field }: FieldEntry, item: Node, t: Translate): string | undefined {
  const { kind } = resolved(item) ?? {};
  if (itemKeysOf(field.type)) return kind === 'map' ? undefined : noMapping(field, item, t);
  if (field.type.kind !== 'names' && field.type.kind !== 'targets') return undefined;
  if (kind !== 'scalar') return t('an entry of {0} must be a single text', field.key);
  const text = textOf(item) ?? '';
  const readable = field.type.kind === 'names' || field.refused || field.unused || text === '' || parseAddress(text);
  return readable ? undefined : t('{0}: {1} is no IP address', field.key, shownValue(item) ?? '');
}

/** An address without its key is shown with it; a prefix length is for the author to choose. */
function noMapping({ type, key }: FieldEntry['field'], item: Node, t: Translate): string {
  const text = (type.kind === 'addresses' && textOf(item)) || undefined;
  const wrong = text === undefined ? 'unreadable' : faultIn('address', text);
  if (wrong === undefined) return t('an entry of {0} must be a mapping such as {1}', key, `address: ${text}`);
  return wrong === 'no-prefix-length'
    ? t('an entry of {0} must be a mapping such as {1} with its prefix length', key, `address: ${text}`)
    : t('an entry of {0} must be a mapping', key);
}

/** An address that lost its prefix length or is due to get a key. */
function fixesFor(bond: Bond, list: SeqNode, item: Node, key: string, t: Translate): readonly Fix[] {
  if (item.kind !== 'scalar') return [];
  const change = (newText: string) => fixWith([{ span: item.span, newText }], { title: t('Change to {0}', newText) });
  const [host = ''] = item.text.split('/');
  if (key !== 'addresses') return parseAddress(host) ? change(`"${host}"`) : [];
  if (faultIn('address', item.text)) return [];
  const source = bond.text.slice(item.span.start, item.span.end);
  const name = source.startsWith('"') && list.flow ? '"address"' : 'address';
  return change(list.flow ? `{ ${name}: ${source} }` : `${name}: ${source}`);
}
