/** Where a finding about a value stands. Never longer than a line. */
import type { Bond } from '../../model/bond.ts';
import { lineEnd, type Span } from '../../text.ts';
import type { Node, Pair } from '../../yaml/node.ts';

/** Whether the pair is written in the bond itself. What a merge key brings in stands elsewhere and is not for a fix to touch. */
export const isOwn = (bond: Bond, pair: Pair): boolean => bond.node.pairs.includes(pair);

/** The place of a pair's value: of the key where there is none, of the merge key where that brought it in. */
export const markOf = (bond: Bond, pair: Pair): Span =>
  pair.value && isOwn(bond, pair) ? markOfNode(bond, pair.value) : pair.key.span;

/** The first line of a node. */
export const markOfNode = ({ text }: Bond, { span }: Node): Span => ({
  start: span.start,
  end: Math.min(span.end, lineEnd(text, span.start)),
});
