/** Nodes that an edit in front of them has moved. */
import { shifted } from '../text.ts';
import type { Node, Pair, ScalarNode } from './node.ts';

/** The same node `by` units further on; an alias is never moved, as a text with one is always read as a whole. */
export function moved(node: Node, by: number): Node {
  if (by === 0 || node.kind === 'alias') return node;
  if (node.kind === 'scalar') return movedScalar(node, by);
  const span = shifted(node.span, by);
  return node.kind === 'map'
    ? { ...node, span, pairs: node.pairs.map((pair) => movedPair(pair, by)) }
    : { ...node, span, items: node.items.map((item) => moved(item, by)) };
}

/** A pair with its value. */
export const movedPair = ({ key, value, span }: Pair, by: number): Pair => ({
  key: movedScalar(key, by),
  value: value && moved(value, by),
  span: shifted(span, by),
});

const movedScalar = (node: ScalarNode, by: number): ScalarNode => ({
  ...node,
  span: shifted(node.span, by),
  ...(node.body && { body: shifted(node.body, by) }),
});
