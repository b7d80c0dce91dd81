import type { Span } from '../text.ts';
import type { MapNode, Node, Pair, SeqNode } from '../yaml/node.ts';

/** One way down: by a key of a mapping, or by an item of a list. */
export type Step = { readonly map: MapNode; readonly pair: Pair } | { readonly seq: SeqNode; readonly item: Node };

/** The ways from `node` down to the scalar that begins at `offset`, key or value; aliases are not followed. */
export function trailTo(node: Node | undefined, offset: number): readonly Step[] | undefined {
  if (!node || node.kind === 'alias') return undefined;
  if (node.kind === 'scalar') return node.span.start === offset ? [] : undefined;
  const steps = node.kind === 'map' ? stepsOfMap(node, offset) : stepsOfSeq(node, offset);
  for (const { step, below } of steps) {
    const rest = below ? trailTo(below, offset) : [];
    if (rest) return [step, ...rest];
  }
  return undefined;
}

interface Way {
  readonly step: Step;
  /** What to search next; absent: it ends here. */
  readonly below?: Node;
}

function stepsOfMap(map: MapNode, offset: number): readonly Way[] {
  return map.pairs.flatMap((pair): readonly Way[] => {
    if (pair.key.span.start === offset) return [{ step: { map, pair } }];
    return pair.value && covers(pair.value.span, offset) ? [{ step: { map, pair }, below: pair.value }] : [];
  });
}

const stepsOfSeq = (seq: SeqNode, offset: number): readonly Way[] =>
  seq.items.flatMap((item) => (covers(item.span, offset) ? [{ step: { seq, item }, below: item }] : []));

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** How many `{ … }` and `[ … ]` are open at `offset`. */
export function flowDepth(node: Node | undefined, offset: number): number {
  if (!node || (node.kind !== 'map' && node.kind !== 'seq')) return 0;
  const own = node.flow && node.span.start < offset && offset < node.span.end ? 1 : 0;
  const parts = node.kind === 'map' ? node.pairs.flatMap(({ value }) => value ?? []) : node.items;
  const inner = parts.find(({ span }) => span.start < offset && offset <= span.end);
  return own + flowDepth(inner, offset);
}
