import { assigned, type FieldOf, fieldIn } from '../fields/fields.ts';
import { type KeyDocs, metaLinkKeys } from '../fields/meta-link.ts';
import { blocks, code } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import type { BondFile } from '../model/file.ts';
import type { PlacedBond } from '../model/group.ts';
import { mappingsIn } from '../model/items.ts';
import { metaLinks } from '../model/places.ts';
import type { Embedded } from '../model/within.ts';
import { nameOf } from '../model/wording.ts';
import type { Options } from '../options.ts';
import { optionsFor } from '../target.ts';
import { type Span, shifted, touches } from '../text.ts';
import { itemsOf, type MapNode, type Pair } from '../yaml/node.ts';
import { spanOutward } from '../yaml/placement.ts';
import { renderEnumValue, renderField, renderItemKey } from './card.ts';
import { meaningOf } from './meaning.ts';
import { renderBond } from './summary.ts';

export { renderEnumValue, renderField } from './card.ts';

/** What to show at a place of the text. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known about the word at `offset`; nothing outside bonds. */
export function hover(file: BondFile, offset: number, chosen: Options): Hover | undefined {
  return hoverIn({ file, line: 1 }, offset, chosen);
}

/** A text, and the line of the whole text that its first one is. */
interface Sheet {
  readonly file: BondFile;
  readonly line: number;
}

function hoverIn(sheet: Sheet, offset: number, chosen: Options): Hover | undefined {
  const { file } = sheet;
  if (file.chunks.length === 0) return undefined;
  const options = optionsFor(file, chosen);
  const within = file.embeddedAt(offset);
  if (within) return hoverWithin(sheet, within, offset, options);
  for (const placed of file.bonds) {
    const { bond, base } = placed;
    const at = offset - base;
    if (at < 0 || at > bond.text.length) continue;
    const found =
      onBond(file, placed, at, options) ??
      onItemKey(bond, at, options) ??
      onEntry(bond, at, options) ??
      onMember(sheet, placed, at, options) ??
      onLinkKey(placed, at, options);
    if (found) return { ...found, span: shifted(found.span, base) };
  }
  return undefined;
}

function hoverWithin(sheet: Sheet, { file, placement }: Embedded, offset: number, options: Options): Hover | undefined {
  const line = lineOf(sheet, placement.outer(0));
  const found = hoverIn({ file, line }, placement.inner(offset), options);
  return found && { ...found, span: spanOutward(found.span, placement) };
}

/** The name of the bond and what opens it stand for the whole. */
function onBond(file: BondFile, { bond, base }: PlacedBond, at: number, options: Options): Hover | undefined {
  const names = bond.dialect === 'meta' ? bond.members.map(({ span }) => span) : [];
  const span = [bond.opener, nameOf(bond)?.span, bond.argument?.key, ...names].find(
    (place) => place && touches(place, at),
  );
  return span && { span, markdown: renderBond(file, bond, base, options) };
}

function onEntry(bond: Bond, at: number, options: Options): Hover | undefined {
  for (const entry of bond.entries) {
    const field = fieldIn(entry.id, bond.dialect);
    if (!field || !standsHere(bond, entry.pair)) continue;
    if (touches(entry.pair.key.span, at))
      return { span: entry.pair.key.span, markdown: fieldCard(bond, entry, field, options) };
    const span = valueSpan(entry, at);
    if (span) return { span, markdown: valueCard(bond, entry, field, options) };
  }
  return undefined;
}

/** A key of a selector, an address or a route, or its value. */
function onItemKey(bond: Bond, at: number, options: Options): Hover | undefined {
  for (const { map, keys } of mappingsIn(bond)) {
    const found = onKeyIn(map, keys, at, options);
    if (found) return found;
  }
  return undefined;
}

/** The same of the links of META, members included. */
function onLinkKey({ bond, group }: PlacedBond, at: number, options: Options): Hover | undefined {
  if (bond.dialect !== 'meta') return undefined;
  const document = group.documents.find((one) => one?.bonds.includes(bond));
  const link = metaLinks(document?.root).find(({ span }) => touches(span, at));
  return link && onKeyIn(link, metaLinkKeys, at, options);
}

function onKeyIn({ pairs }: MapNode, keys: KeyDocs, at: number, options: Options): Hover | undefined {
  const pair = pairs.find(({ span }) => touches(span, at));
  const item = pair && Object.hasOwn(keys, pair.key.text) ? keys[pair.key.text] : undefined;
  const span = [pair?.key.span, pair?.value?.span].find((place) => place && touches(place, at));
  return pair && item && span ? { span, markdown: renderItemKey(pair.key.text, item, options) } : undefined;
}

/** Not brought in by an alias or a merge key, which stand for many entries at one place. */
const standsHere = ({ text }: Bond, { key }: Pair): boolean =>
  text.slice(key.span.start, key.span.end).includes(key.text);

/** A scalar, or an address of a list; longer values hold other words than the option's. */
function valueSpan({ pair: { value }, field }: FieldEntry, at: number): Span | undefined {
  if (!value || !touches(value.span, at)) return undefined;
  if (value.kind === 'scalar' || value.kind === 'alias') return value.span;
  if (field.type.kind !== 'targets' && field.type.kind !== 'addresses') return undefined;
  return itemsOf(value).find(({ span, kind }) => kind === 'scalar' && touches(span, at))?.span;
}

function fieldCard(bond: Bond, entry: FieldEntry, field: FieldOf, options: Options): string {
  return withMeaning(renderField(field, options, bond), bond, entry, field, options);
}

function valueCard(bond: Bond, entry: FieldEntry, field: FieldOf, options: Options): string {
  const { reading } = entry;
  if (field.type.kind !== 'enum' || reading.state !== 'value') return fieldCard(bond, entry, field, options);
  return renderEnumValue(field, String(reading.value), options);
}

/** What the value means here comes second, right below the heading. */
function withMeaning(card: string, bond: Bond, entry: FieldEntry, field: FieldOf, options: Options): string {
  const meaning = meaningOf(bond, entry, field, options);
  if (!meaning) return card;
  const [head = '', ...rest] = card.split('\n\n');
  return blocks(head, `${code(assigned(field, writtenIn(bond, entry)))}: ${meaning}`, ...rest);
}

/** The value as the author spells it. */
function writtenIn({ text }: Bond, { pair: { value } }: FieldEntry): string {
  return value ? text.slice(value.span.start, value.span.end) : '';
}

const lineOf = ({ file, line }: Sheet, offset: number): number =>
  line + file.text.slice(0, offset).split('\n').length - 1;

/** A member that the file itself names: where. */
function onMember(sheet: Sheet, { bond, group }: PlacedBond, at: number, options: Options): Hover | undefined {
  const member = bond.members.find(({ span }) => touches(span, at));
  if (member?.name === undefined) return undefined;
  const alias = group.configuration.neighboursOf(member.name).find(({ it }) => it.kind === 'LinkAliasConfig');
  if (!alias?.it.name) return undefined;
  const line = lineOf(sheet, group.placed(alias.it.name.span, alias.document).start);
  return {
    span: member.span,
    markdown: options.t(
      '{0} is an alias, given by the `LinkAliasConfig` in line {1} of this file',
      code(member.name),
      line,
    ),
  };
}
