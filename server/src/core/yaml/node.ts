import type { Span } from '../text.ts';

/** YAML as plain data with places. Scalars are kept as text: what a number or a truth value is, Talos' decoder decides. */
export type Node = ScalarNode | MapNode | SeqNode | AliasNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The text after unquoting and unfolding. Of a large block scalar: empty, as `body` says where it stands. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** An explicit tag such as `!!str`. */
  readonly tag?: string;
  /** A part of a kernel argument, which Talos reads by other rules than YAML. */
  readonly argument?: true;
  /** Block scalars: the lines below the header, indentation included. */
  readonly body?: Span;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** Written as `{ … }`. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  /** The options of a kernel argument; absent: they are YAML. */
  readonly argument?: ArgumentNotation;
  /** Nobody wrote it: a path in another tool's file stands for it. */
  readonly implied?: true;
}

/** `key=value` with commas between, within a scalar. */
export interface ArgumentNotation {
  /** The colons that must stand before the first option and are not there yet. */
  readonly lead: '' | ':' | '::';
  /** A plain scalar in a flow list, which needs quotes as soon as a comma stands in it. */
  readonly bare?: Span;
}

export interface Pair {
  readonly key: ScalarNode;
  /** Absent when nothing follows the colon. */
  readonly value: Node | undefined;
  /** From the key to the end of the value. */
  readonly span: Span;
}

export interface SeqNode {
  readonly kind: 'seq';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

/** `*name`. `target` is what the anchor holds, or absent when it stands elsewhere. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly span: Span;
  readonly target: Exclude<Node, AliasNode> | undefined;
}

/** The pair with this key, its own before what a merge key brings; of repeated ones the last, which is what lenient decoders keep. */
export function pairOf(map: Node | undefined, key: string): Pair | undefined {
  if (map?.kind !== 'map') return undefined;
  const own = map.pairs.findLast((pair) => pair.key.text === key);
  return own || key === mergeKey || !map.pairs.some(isMerge)
    ? own
    : inheritedPairs(map).find((pair) => pair.key.text === key);
}

const mergeKey = '<<';

/** Whether the pair is a merge key of YAML 1.1 with what it brings. */
export const isMerge = ({ key }: Pair): boolean => key.text === mergeKey;

/** What merge keys bring into a mapping, merge keys in what they bring included; of several pairs for one key the first counts. */
function inheritedPairs(map: MapNode, seen: Set<MapNode> = new Set()): readonly Pair[] {
  return map.pairs.filter(isMerge).flatMap((pair) => mergedPairs(pair, seen));
}

/** What one merge key brings. Each mapping once: what comes first wins, and anchors may nest without end. */
export function mergedPairs({ value }: Pair, seen: Set<MapNode> = new Set()): readonly Pair[] {
  return (mergedMaps(value) ?? []).flatMap((map) => {
    if (seen.has(map)) return [];
    seen.add(map);
    return [...map.pairs.filter((pair) => !isMerge(pair)), ...inheritedPairs(map, seen)];
  });
}

/** Whether all that merge keys bring into a mapping can be seen. */
export function seesAllMerged({ pairs }: MapNode, seen: Set<MapNode> = new Set()): boolean {
  return pairs.filter(isMerge).every(({ value }) => {
    const maps = mergedMaps(value);
    const fresh = maps?.filter((map) => !seen.has(map)) ?? [];
    for (const map of fresh) seen.add(map);
    return maps !== undefined && fresh.every((map) => seesAllMerged(map, seen));
  });
}

/** The mappings that a merge key names, or `undefined` when one of them cannot be seen. */
function mergedMaps(value: Node | undefined): readonly MapNode[] | undefined {
  const found = resolved(value);
  const maps = (found?.kind === 'seq' ? found.items : [found]).map(resolved);
  const seen = maps.filter((map): map is MapNode => map?.kind === 'map');
  return seen.length === maps.length ? seen : undefined;
}

/** What stands under `key`, aliases followed. */
export const childOf = (map: Node | undefined, key: string): Exclude<Node, AliasNode> | undefined =>
  resolved(pairOf(map, key)?.value);

/** The node itself, or what the alias stands for. */
export const resolved = (node: Node | undefined): Exclude<Node, AliasNode> | undefined =>
  node?.kind === 'alias' ? node.target : node;

/** Whether nothing is there: no node, `~`, `null`, or an empty plain scalar. */
export const isNull = (node: Node | undefined): boolean =>
  node === undefined ||
  (node.kind === 'scalar' &&
    node.style === 'plain' &&
    node.tag === undefined &&
    node.argument === undefined &&
    /^(?:~|null|Null|NULL)?$/.test(node.text));

/** The text of a scalar, or `undefined` for anything else and for null. */
export function textOf(node: Node | undefined): string | undefined {
  const found = resolved(node);
  return found?.kind === 'scalar' && !isNull(found) ? found.text : undefined;
}

/** The items of a sequence, or none. */
export const itemsOf = (node: Node | undefined): readonly Node[] => {
  const found = resolved(node);
  return found?.kind === 'seq' ? found.items : [];
};

/** Every mapping of a tree, behind no alias. With a stack of our own: nesting may be deep. */
export function* everyMapIn(root: Node | undefined): Generator<MapNode, undefined> {
  const waiting: (Node | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.kind === 'map') yield node;
    // One by one: as arguments of one call they would have to fit on the stack.
    if (node?.kind === 'map') for (const { value } of node.pairs) waiting.push(value);
    if (node?.kind === 'seq') for (const item of node.items) waiting.push(item);
  }
}
