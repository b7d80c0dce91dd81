/** Where a finding about a value stands. Never longer than a line. */
import type { Bond } from '../../model/bond.ts';
import { lineEnd, type Span } from '../../text.ts';
import type { MapNode, Node, Pair } from '../../yaml/node.ts';

/** Whether the pair is written in the bond itself. What a merge key brings in stands elsewhere and is not for a fix to touch. */
export const isOwn = ({ node }: Bond, pair: Pair): boolean => pairsOf(node).has(pair);

/** The pairs of mappings that were asked about: a mapping may hold a hundred thousand, and each is asked about. */
const known = new WeakMap<MapNode, ReadonlySet<Pair>>();

function pairsOf(node: MapNode): ReadonlySet<Pair> {
  const pairs = known.get(node) ?? new Set(node.pairs);
  known.set(node, pairs);
  return pairs;
}

/** The place of a pair's value: of the key where there is none, of the merge key where that brought it in. */
export const markOf = (bond: Bond, pair: Pair): Span => (isOwn(bond, pair) ? markOfValue(bond, pair) : pair.key.span);

/** The same for a pair of the bond itself, or of a mapping in it. */
export const markOfValue = (bond: Bond, { key, value }: Pair): Span =>
  value && value.span.start < value.span.end ? markOfNode(bond, value) : key.span;

/** The first line of a node. */
export const markOfNode = ({ text }: Bond, { span }: Node): Span => ({
  start: span.start,
  end: Math.min(span.end, lineEnd(text, span.start)),
});

/** A pair from its key to the end of its line or value, whichever comes first. */
export const markOfPair = (bond: Bond, pair: Pair): Span =>
  isOwn(bond, pair)
    ? { start: pair.span.start, end: Math.min(pair.span.end, lineEnd(bond.text, pair.span.start)) }
    : pair.key.span;
