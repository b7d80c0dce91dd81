/** What can be written at a place: keys, values, members and whole bonds. Nothing outside bonds and where one could begin. */

import { type FieldOf, fieldIn, fieldOfKey } from '../fields/fields.ts';
import { renderField } from '../hover/hover.ts';
import type { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import { type Place, places } from '../model/places.ts';
import type { Embedded } from '../model/within.ts';
import type { Options } from '../options.ts';
import { optionsFor } from '../target.ts';
import type { Pair } from '../yaml/node.ts';
import { readValue } from '../yaml/scalar.ts';
import { completeArgument } from './argument.ts';
import { type Cursor, chunksOf, cursorsAt } from './cursor.ts';
import type { Draft } from './draft.ts';
import { offerItemKeys } from './items.ts';
import { candidates } from './keys.ts';
import { offerAround, offerWholeBond } from './links.ts';
import { Offer } from './offer.ts';
import type { Suggestion } from './suggestion.ts';
import { offerLinks, offerValues } from './values.ts';

export type { Suggestion } from './suggestion.ts';

/** What can be written at `offset`, the most useful first. */
export function complete(file: BondFile, offset: number, chosen: Options): readonly Suggestion[] {
  const options = optionsFor(file, chosen);
  const within = chunksOf(file).length > 0 ? file.embeddedAt(offset) : undefined;
  if (within) return completeWithin(within, offset, options);
  const inArgument = completeArgument(file, offset, options);
  if (inArgument.length > 0) return inArgument;
  for (const cursor of cursorsAt(file, offset)) {
    const suggestions = suggestionsAt(new Offer(file, cursor, options));
    if (suggestions.length > 0) return suggestions;
  }
  return [];
}

function completeWithin({ file, placement }: Embedded, offset: number, options: Options): readonly Suggestion[] {
  return complete(file, placement.inner(offset), options).flatMap((suggestion) => {
    const [edit] = placement.edits([suggestion.edit]) ?? [];
    return edit ? [{ ...suggestion, edit }] : [];
  });
}

function suggestionsAt(offer: Offer): readonly Suggestion[] {
  const { cursor } = offer;
  if (cursor.chunk.signs.kubernetes && !cursor.carried) return [];
  for (const place of places) {
    const found = bondIn(cursor, place);
    if (found) offerInBond(offer, found.bond, found.rest);
    else offerAround(offer, place);
  }
  return offer.suggestions;
}

/** The bond of this place that the cursor is in, and the way on from it. */
function bondIn(cursor: Cursor, place: Place): { readonly bond: Bond; readonly rest: readonly string[] } | undefined {
  const depth = place.link.length + (place.bond === undefined ? 0 : 1);
  const step = cursor.trail[depth];
  if (!step || !('pair' in step)) return undefined;
  const bond = cursor.document.bonds.find(({ dialect, node }) => dialect === place.dialect && node === step.map);
  return bond && { bond, rest: cursor.path.slice(depth) };
}

function offerInBond(offer: Offer, bond: Bond, rest: readonly string[]): void {
  const [key, item, ...deeper] = rest;
  const { kind } = offer.cursor.gap;
  if (key === undefined) {
    offerWholeBond(offer, bond);
    offerKeys(offer, bond);
    return;
  }
  const id = fieldOfKey(bond.dialect, key);
  const field = id && fieldIn(id, bond.dialect);
  if (!field || deeper.length > 0) return;
  if (kind === 'value' && item === undefined) offerValues(offer, bond, field);
  if (kind === 'key' && (item === undefined || item === '[]')) offerInList(offer, field, item === '[]');
}

/** Inside the list of an option: with a dash before the word, or with none yet. */
function offerInList(offer: Offer, { type }: FieldOf, isItem: boolean): void {
  const step = offer.cursor.trail.at(-1);
  if (!step || !('pair' in step)) return;
  const isOnly = step.map.pairs.length === 1;
  if (type.kind === 'names') {
    if (isOnly && !offer.cursor.gap.colon) offerLinks(offer);
  } else if (isItem || isOnly) {
    offerItemKeys(offer, type, step.map, isItem);
  }
}

function offerKeys(offer: Offer, bond: Bond): void {
  const { options, cursor } = offer;
  const written = valueBehind(cursor);
  for (const { field, value, idle } of candidates(bond, offer.around, options)) {
    if (written && !fits(field, written)) continue;
    const detail = idle ?? detailOf(value);
    offer.pairs(
      {
        label: field.key,
        kind: 'key',
        documentation: renderField(field, options, bond),
        ...(detail === undefined ? {} : { detail }),
        ...(idle === undefined ? {} : { unnecessary: true }),
      },
      [{ key: field.key, value }],
    );
  }
}

/** The pair whose key is written anew, if it has a value already. */
function valueBehind({ trail, gap }: Cursor): Pair | undefined {
  const step = trail.at(-1);
  return gap.colon && step && 'pair' in step && step.pair.value ? step.pair : undefined;
}

const fits = ({ type }: FieldOf, { value }: Pair): boolean => readValue(type, value).state !== 'wrong';

const detailOf = (draft: Draft): string | undefined =>
  draft.kind === 'scalar' && draft.value !== '' ? String(draft.value) : undefined;
