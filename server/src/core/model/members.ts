/** The links that the lists of a bond take into it. */
import type { Span } from '../text.ts';
import { childOf, isNull, itemsOf, type Node, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';

/** What stands for one or more links of the bond: a name, a selector, or (META) an entry that names the bond its master. */
export interface Member {
  readonly name: string | undefined;
  readonly span: Span;
  readonly node: Node;
  /** It may match more than one link: a wildcard, a `%d` alias, a selector without a unique field. */
  readonly several: boolean;
}

/** Those of a list of names. */
export const membersNamed = (list: Node | undefined): readonly Member[] => membersIn(list, memberByName);

/** Those of a list of selectors. */
export const membersPicked = (list: Node | undefined): readonly Member[] => membersIn(list, memberBySelector);

/** A list that an alias brings in stands where the alias is. */
function membersIn(list: Node | undefined, memberOf: (node: Node) => Member): readonly Member[] {
  // Talos' decoder drops nulls.
  const members = itemsOf(list)
    .filter((item) => !isNull(item))
    .map(memberOf);
  return list?.kind === 'alias' ? members.map((member) => ({ ...member, span: list.span })) : members;
}

function memberByName(node: Node): Member {
  const name = textOf(node);
  return { name, span: node.span, node, several: name === undefined || name.includes('%d') };
}

function memberBySelector(node: Node): Member {
  const unique = (['hardwareAddr', 'permanentAddr', 'busPath'] as const).some((key) => isLiteral(childOf(node, key)));
  return { name: undefined, span: node.span, node, several: !unique };
}

const isLiteral = (node: Node | undefined): boolean =>
  node?.kind === 'scalar' && node.text !== '' && !node.text.includes('*') && !isUnknown(node);
