/** Whole bonds, ready but for the names: what most people want, with the monitoring that they forget. */

import type { Dialect, Mode } from '../fields/field.ts';
import { type FieldId, fieldIn } from '../fields/fields.ts';
import { blocks, code } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import { isFrom } from '../version.ts';
import { pairOf, textOf } from '../yaml/node.ts';
import { type DraftPair, hole, map, scalar } from './draft.ts';
import { valueFor } from './keys.ts';
import type { FreeNames } from './neighbourhood.ts';
import type { Item, Offer } from './offer.ts';

interface Recipe {
  readonly label: string;
  readonly mode: Mode;
  /** What belongs to the mode, in the order of a careful author. */
  readonly ids: readonly FieldId[];
  readonly doc: string;
}

export const recipes: readonly Recipe[] = [
  {
    label: 'bond (LACP)',
    mode: '802.3ad',
    ids: ['lacp_rate', 'lacp_active', 'xmit_hash_policy'],
    doc: 'A bond of two members in 802.3ad, with a switch that speaks LACP. Traffic is spread over both, and a dead link is dropped within about 300 ms.',
  },
  {
    label: 'bond (active-backup)',
    mode: 'active-backup',
    ids: [],
    doc: 'A bond of two members of which one carries the traffic and the other takes over, with any switch. A dead link is dropped after about 300 ms.',
  },
];

/** The options of the bond. In a META link the members are told elsewhere, and LACP must be opened by name. */
export function bondPairs(
  offer: Pick<Offer, 'options'> & { readonly around: FreeNames },
  dialect: Dialect,
  { mode, ids }: Recipe,
  bond?: Bond,
): readonly DraftPair[] {
  const own = ids.filter((id) => id !== 'lacp_active' || dialect === 'meta');
  const order: readonly FieldId[] = [
    'api_version',
    'kind',
    'name',
    'members',
    'mode',
    ...own,
    'miimon',
    'updelay',
    'downdelay',
  ];
  return order.flatMap((id) => {
    const field = fieldIn(id, dialect);
    if (!field || (bond && pairOf(bond.node, field.key)) || isTooNew(offer, field.since)) return [];
    return [{ key: field.key, value: id === 'mode' ? scalar(mode) : valueFor(field, undefined, offer.around) }];
  });
}

const isTooNew = ({ options: { target } }: Pick<Offer, 'options'>, since: string | undefined): boolean =>
  target.stated && since !== undefined && !isFrom(target.version, since);

/** What a list of links takes: the bond with its name, and in META its members. */
export function linkDrafts(offer: Offer, dialect: Dialect, recipe: Recipe): ReadonlyArray<readonly DraftPair[]> {
  const options = map(bondPairs(offer, dialect, recipe));
  const name = offer.around.freeBondName;
  if (dialect === 'legacy') return [[pair('interface', name), { key: 'bond', value: options }]];
  const bond: readonly DraftPair[] = [
    pair('name', name),
    { key: 'logical', value: scalar(true) },
    { key: 'up', value: scalar(true) },
    { key: 'kind', value: scalar('bond') },
    { key: 'type', value: scalar('ether') },
    { key: 'bondMaster', value: options },
    layer,
  ];
  return [bond, ...newLinks(offer.cursor).map((member, index) => memberPairs(member, name, index))];
}

/** Two usual names that no link of the list at the cursor has. */
function newLinks({ trail }: Offer['cursor']): readonly string[] {
  const links = trail.flatMap((step) => ('seq' in step ? step.seq.items : []));
  const taken = links.map((link) => textOf(pairOf(link, 'name')?.value));
  const usual = Array.from({ length: links.length + 2 }, (_, index) => `eth${index}`);
  return usual.filter((name) => !taken.includes(name)).slice(0, 2);
}

const layer: DraftPair = { key: 'layer', value: scalar('platform') };

const memberPairs = (member: string, master: string, index: number): readonly DraftPair[] => [
  pair('name', member),
  { key: 'up', value: scalar(true) },
  pair('masterName', master),
  { key: 'slaveIndex', value: scalar(index) },
  layer,
];

const pair = (key: string, word: string): DraftPair => ({ key, value: hole(word) });

/** How the recipe is offered. */
export const itemOf = ({ label, doc, mode }: Recipe, { t }: Offer['options']): Item => ({
  label: t(label),
  kind: 'snippet',
  detail: mode,
  documentation: blocks(t(doc), t('It notices a dead cable: {0}.', code('miimon: 100'))),
  filterText: `${t(label)} interface ${mode}`,
});
