/** What several rules must agree on about the members of a bond and about MTUs. */

import { changeArgument } from '../../judge/edit-argument.ts';
import { removeItem } from '../../judge/edit-remove.ts';
import type { Bond, Written } from '../../model/bond.ts';
import type { Configuration, Placed } from '../../model/configuration.ts';
import type { Interface } from '../../model/document.ts';
import type { Member } from '../../model/members.ts';
import type { TextEdit } from '../../text.ts';
import { isMerge, type Node, pairOf, type SeqNode, textOf } from '../../yaml/node.ts';
import { isUnknown, type Reading, readValue } from '../../yaml/scalar.ts';

/** A member given by a name, with the node that gives it. */
export interface NamedMember extends Written {
  readonly node: Node;
}

/** More than any machine has ports; what stands beyond that is not looked at, so that time stays bounded. */
const most = 1000;

/** The members whose name stands for one link: a `%d` alias, a selector or a reference equals nothing. */
const namedMembers = (bond: Bond): readonly NamedMember[] => bond.members.slice(0, most).flatMap(named);

function named({ name, span, node }: Member): readonly NamedMember[] {
  return name === undefined || name === '' || name.includes('%') || isUnknown(node) ? [] : [{ text: name, span, node }];
}

/** The named members in two parts: each name where it first stands, and its repeats. */
interface Sorted {
  readonly first: readonly NamedMember[];
  readonly repeats: readonly NamedMember[];
}

/** Rules that look at neighbours ask anew with every edit, and bonds do not change. */
const sorted = new WeakMap<Bond, Sorted>();

/** Tells the members by name from their repeats in the same list. */
export function sortRepeats(bond: Bond): Sorted {
  const known = sorted.get(bond) ?? sortMembers(bond);
  sorted.set(bond, known);
  return known;
}

function sortMembers(bond: Bond): Sorted {
  const first = new Map<string, NamedMember>();
  const repeats: NamedMember[] = [];
  for (const member of namedMembers(bond)) {
    if (first.has(member.text)) repeats.push(member);
    else first.set(member.text, member);
  }
  return { first: [...first.values()], repeats };
}

/** The list as it stands in the bond itself; `undefined` when an alias or a merge key brings it from elsewhere. */
export function ownList(bond: Bond, id: 'members' | 'device_selectors'): SeqNode | undefined {
  const pair = bond.entry(id)?.pair;
  return pair?.value?.kind === 'seq' && bond.node.pairs.includes(pair) ? pair.value : undefined;
}

/** Takes one item out of the lists of members; `undefined` where that cannot be done cleanly. */
export function removeMember(bond: Bond, item: Node): readonly TextEdit[] | undefined {
  if (bond.argument) return removeArgumentMember(bond, bond.argument.list, item);
  const lists = (['members', 'device_selectors'] as const).flatMap((id) => ownList(bond, id) ?? []);
  const list = lists.find(({ items }) => items.includes(item));
  return list && removeItem(bond, list, item);
}

/** In an argument the place tells which word it is. */
function removeArgumentMember(bond: Bond, list: SeqNode, { span }: Node): readonly TextEdit[] | undefined {
  const item = list.items.find((one) => one.span.start === span.start);
  const edits = item && removeItem(bond, list, item);
  return edits && changeArgument(bond, edits);
}

/** What a link carries when nobody says otherwise. */
const usualMtu = 1500;

/** The MTU of the bond; an absent one and 0 are the usual 1500. `undefined`: it cannot be told. */
export function mtuOf(bond: Bond, configuration: Configuration): number | undefined {
  const readings = bond.dialect === 'document' ? [bond.reading('mtu')] : entriesOf(bond, configuration).map(mtuReading);
  if (readings.some(({ state }) => state === 'unknown' || state === 'wrong')) return undefined;
  const written = readings.flatMap((reading) => (reading.state === 'value' ? Number(reading.value) : []));
  const last = written.findLast((mtu) => mtu > 0);
  if (last !== undefined || written.length > 0) return last ?? usualMtu;
  return bond.partial || bond.link.pairs.some(isMerge) ? undefined : usualMtu;
}

const mtuReading = (entry: Node): Reading => readValue({ kind: 'int', go: 'uint32' }, pairOf(entry, 'mtu')?.value);

/** The entries of `machine.network.interfaces` that Talos takes for one link with the bond: the last MTU counts, and every VLAN. */
export const interfacesOf = (bond: Bond, configuration: Configuration): readonly Placed<Interface>[] =>
  configuration
    .interfacesNamed(bond.label)
    .slice(0, most)
    .filter(({ it }) => it.bond === bond || !isIgnored(it.node));

function entriesOf(bond: Bond, configuration: Configuration): readonly Node[] {
  const entries = interfacesOf(bond, configuration).map(({ it }) => it.node);
  return entries.length > 0 ? entries : [bond.link];
}

/** Whether a legacy entry says `ignore: true`, so that Talos leaves its link alone. */
export const isIgnored = (entry: Node): boolean => /^true$/i.test(textOf(pairOf(entry, 'ignore')?.value) ?? '');
