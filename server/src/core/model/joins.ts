/** META: the links that name a bond their master, which the bond itself does not list. */
import { type MapNode, type Node, pairOf, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import type { Written } from './bond.ts';
import type { Member } from './members.ts';

/** A META link that names a master. */
export interface Join {
  readonly name: string | undefined;
  readonly master: Node;
  /** What tells whether the link is known: its name where that is a template. */
  readonly node: Node;
  /** Absent: it may be any. */
  readonly masterName: string | undefined;
}

/** The link as one that names a master; none: it names no one. */
export function joinOf(link: MapNode): readonly Join[] {
  const master = pairOf(link, 'masterName')?.value;
  const isAny = isUnknown(master);
  const masterName = isAny ? undefined : textOf(master);
  if (!master || (!isAny && masterName === undefined)) return [];
  const name = pairOf(link, 'name')?.value;
  return [{ name: textOf(name), master, node: name && isUnknown(name) ? name : master, masterName }];
}

/** The members of the bond of this name. */
export function joinedTo(name: Written | undefined, joins: readonly Join[]): readonly Member[] {
  if (name === undefined) return [];
  return joins.flatMap((join): readonly Member[] => {
    const { span } = join.master;
    if (join.masterName === undefined) return [{ name: undefined, span, node: join.master, several: true }];
    return join.masterName === name.text ? [{ name: join.name, span, node: join.node, several: false }] : [];
  });
}
