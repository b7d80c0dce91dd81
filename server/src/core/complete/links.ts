/** Where a bond can begin: in a list of links, in one link, in a document of its own. */

import { type FieldId, fieldIn } from '../fields/fields.ts';
import { renderField } from '../hover/hover.ts';
import type { Bond } from '../model/bond.ts';
import { isForeign, type Place } from '../model/places.ts';
import { type MapNode, pairOf, textOf } from '../yaml/node.ts';
import { scalar } from './draft.ts';
import { wordAt } from './neighbourhood.ts';
import type { Offer } from './offer.ts';
import { bondPairs, itemOf, linkDrafts, recipes } from './snippets.ts';

/** Offers the rest of a whole bond where none of its options is written yet. */
export function offerWholeBond(offer: Offer, bond: Bond): void {
  const begun = bond.entries.some(({ field }) => field.group !== 'identity');
  if (begun || offer.cursor.gap.colon || offer.writer.isFlow) return;
  for (const recipe of recipes) {
    offer.pairs(itemOf(recipe, offer.options), bondPairs(offer, bond.dialect, recipe, bond));
  }
}

/** Offers what begins a bond at a place of this sort. */
export function offerAround(offer: Offer, place: Place): void {
  if (place.kind) offerDocument(offer, place.kind);
  else offerAmongLinks(offer, place);
}

function offerAmongLinks(offer: Offer, place: Place): void {
  const { cursor } = offer;
  if (isForeign(cursor.document.root) || (place.dialect === 'meta' && !isMeta(cursor.text))) return;
  const path = cursor.path.join('.');
  const link = place.link.join('.');
  if (cursor.gap.kind === 'value') offerLinkValue(offer, place, path, link);
  else if (isAlone(offer) && (path === link || `${path}.[]` === link)) offerLinks(offer, place);
  else if (path === link) offerInLink(offer, place);
}

/** Words that only Talos' platform network config has. */
const isMeta = (text: string): boolean =>
  /\b(?:masterName|bondMaster|linkName|outLinkName|dnsServers)\b|\blayer:/.test(text);

function offerLinkValue(offer: Offer, place: Place, path: string, link: string): void {
  if (place.bond !== undefined && path === `${link}.${place.bond}`) {
    if (offer.writer.isFlow) return;
    for (const recipe of recipes) offer.below(itemOf(recipe, offer.options), bondPairs(offer, place.dialect, recipe));
  }
  if (place.dialect === 'meta' && path === `${link}.masterName`) offerMasters(offer);
}

function offerMasters(offer: Offer): void {
  const { t } = offer.options;
  for (const name of offer.around.bondNames) {
    offer.value({ label: name, kind: 'member', documentation: t('A bond of this file.') }, scalar(name));
  }
}

/** In a link that is there: the key that makes it a bond. */
function offerInLink(offer: Offer, place: Place): void {
  const entry = mapOf(offer);
  if (!entry || place.bond === undefined) return;
  const others = ['bond', 'bondMaster', 'bridge', 'deviceSelector', 'masterName', 'vlan', 'dummy', 'wireguard'];
  if (others.some((key) => pairOf(entry, key))) return;
  const [, recipe] = recipes;
  if (!recipe) return;
  const { label: _, ...item } = itemOf(recipe, offer.options);
  const value = { kind: 'map', pairs: bondPairs(offer, place.dialect, recipe) } as const;
  offer.pairs({ ...item, label: place.bond, kind: 'key', filterText: place.bond }, [{ key: place.bond, value }]);
}

function offerLinks(offer: Offer, place: Place): void {
  for (const recipe of recipes) {
    const links = linkDrafts(offer, place.dialect, recipe).map((pairs) => ({ kind: 'map', pairs }) as const);
    offer.items(itemOf(recipe, offer.options), links);
  }
}

/** A document that could become a BondConfig: nothing in it says that it is something else. */
function offerDocument(offer: Offer, kind: string): void {
  const { document, gap, path } = offer.cursor;
  const root = document.root;
  const [key, ...deeper] = path;
  if (deeper.length > 0 || root?.kind !== 'map') return;
  const version = wordAt(root, 'apiVersion');
  if (gap.kind === 'value') {
    if (key === 'kind' && isOurs(offer, root)) offerConstant(offer, 'kind');
    if (key === 'apiVersion' && wordAt(root, 'kind') === kind) offerConstant(offer, 'api_version');
  } else if (key === undefined && isBeginning(root) && isOurs(offer, root)) {
    if (version !== undefined) offerKind(offer);
    offerBondDocument(offer, root);
  }
}

/** Its `apiVersion` is that of Talos; or it has none, and the documents around it are Talos'. */
function isOurs(offer: Offer, root: MapNode): boolean {
  if (pairOf(root, 'apiVersion')) return !isForeign(root);
  return !pairOf(root, 'metadata') && !pairOf(root, 'machine') && offer.around.isTalos;
}

/** Nothing stands there but the word, and perhaps the version. */
const isBeginning = (root: MapNode): boolean =>
  root.pairs.length === 1 || (root.pairs.length === 2 && pairOf(root, 'apiVersion') !== undefined);

function offerConstant(offer: Offer, id: FieldId): void {
  const field = fieldIn(id, 'document');
  if (field?.type.kind !== 'constant') return;
  const documentation = renderField(field, offer.options);
  offer.value({ label: field.type.value, kind: 'value', documentation, preselect: true }, scalar(field.type.value));
}

function offerKind(offer: Offer): void {
  const field = fieldIn('kind', 'document');
  if (field?.type.kind !== 'constant') return;
  const value = scalar(field.type.value);
  offer.pairs(
    { label: field.key, kind: 'key', detail: field.type.value, documentation: renderField(field, offer.options) },
    [{ key: field.key, value }],
  );
}

function offerBondDocument(offer: Offer, root: MapNode): void {
  if (offer.cursor.gap.colon || offer.writer.isFlow) return;
  for (const recipe of recipes) {
    const pairs = bondPairs(offer, 'document', recipe).filter(
      ({ key }) => textOf(pairOf(root, key)?.value) === undefined,
    );
    offer.pairs(itemOf(recipe, offer.options), pairs);
  }
}

function mapOf({ cursor }: Offer): MapNode | undefined {
  const step = cursor.trail.at(-1);
  return step && 'pair' in step ? step.map : undefined;
}

const isAlone = (offer: Offer): boolean => mapOf(offer)?.pairs.length === 1 && !offer.cursor.gap.colon;
