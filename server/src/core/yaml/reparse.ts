/**
 * Parses again the smallest block that an edit lies in, and takes over the rest of the tree that was there before. What
 * stands around a block of YAML does not change how its own lines are read, as long as nothing refers to anything.
 */
import { type Span, shifted } from '../text.ts';
import type { Reduced } from './blocks.ts';
import { nestsTooDeep } from './depth.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import type { Versions } from './versions.ts';
import { type Parsed, parse } from './yaml.ts';

/** What a text was read as before it was edited. */
export interface Before {
  readonly essence: Reduced;
  readonly parsed: Parsed;
}

/** What the text is read as now; nothing where only a parse of the whole can tell. */
export function reparse({ essence, parsed }: Before, now: Reduced, versions: Versions): Parsed | undefined {
  const { root, errors, tied } = parsed;
  if (!root || errors.length > 0 || tied || nestsTooDeep(now.text)) return undefined;
  const part = new Search(versions).around(root);
  const block = part && sameCuts(essence.cuts, now.cuts, part, versions) ? readAgain(part, now, versions) : undefined;
  return part && block && { root: part.within(block), errors: [], tied: false };
}

type Block = MapNode | SeqNode;

const isBlock = (node: Node | undefined): node is Block => (node?.kind === 'map' || node?.kind === 'seq') && !node.flow;

/** A block within a tree. */
interface Part {
  readonly block: Block;
  /** Where the line begins that holds what follows it. */
  readonly limit: number;
  /** The whole tree with another block in its place, and with what follows where it stands now. */
  readonly within: (block: Block) => Node;
}

const shiftOf = ({ before, text }: Versions): number => text.length - before.length;

/** Looks for the innermost block that an edit lies in, behind the first character of its first key or dash. */
class Search {
  readonly #text: string;
  readonly #edit: Span;
  readonly #shift: number;

  constructor(versions: Versions) {
    const { before, head, tail } = versions;
    this.#text = before;
    this.#edit = { start: head, end: before.length - tail };
    this.#shift = shiftOf(versions);
  }

  /** Nothing where that is the root: to read it again is to read the whole. */
  around(root: Node): Part | undefined {
    return isBlock(root)
      ? this.#deeper({ block: root, limit: Number.POSITIVE_INFINITY, within: (it) => it })
      : undefined;
  }

  #deeper(part: Part): Part | undefined {
    const inner = part.block.kind === 'map' ? this.#inMap(part.block, part) : this.#inList(part.block, part);
    if (!inner || !this.#holds(inner)) return undefined;
    return this.#deeper(inner) ?? inner;
  }

  #holds({ block, limit }: Part): boolean {
    return block.span.start < this.#edit.start && this.#edit.end < limit;
  }

  #inMap(map: MapNode, { limit, within }: Part): Part | undefined {
    const at = map.pairs.findLastIndex(({ key }) => key.span.start < this.#edit.start);
    const pair = map.pairs[at];
    if (!pair || !isBlock(pair.value)) return undefined;
    return {
      block: pair.value,
      limit: this.#lineOf(map.pairs[at + 1]?.key) ?? limit,
      within: (value) => {
        const own = { ...pair, value, span: { start: pair.span.start, end: value.span.end } };
        const behind = map.pairs.slice(at + 1).map((one) => movedPair(one, this.#shift));
        const pairs = [...map.pairs.slice(0, at), own, ...behind];
        return within({ ...map, pairs, span: spanTo(map, pairs) });
      },
    };
  }

  #inList(list: SeqNode, { limit, within }: Part): Part | undefined {
    const at = list.items.findLastIndex(({ span }) => span.start < this.#edit.start);
    const item = list.items[at];
    if (!isBlock(item)) return undefined;
    return {
      block: item,
      limit: this.#lineOf(list.items[at + 1]) ?? limit,
      within: (own) => {
        const behind = list.items.slice(at + 1).map((one) => moved(one, this.#shift));
        const items = [...list.items.slice(0, at), own, ...behind];
        return within({ ...list, items, span: spanTo(list, items) });
      },
    };
  }

  #lineOf(node: Node | undefined): number | undefined {
    return node && this.#text.lastIndexOf('\n', node.span.start - 1) + 1;
  }
}

/** A block ends with its last part. */
const spanTo = ({ span }: Block, parts: ReadonlyArray<{ readonly span: Span }>): Span => ({
  start: span.start,
  end: parts.at(-1)?.span.end ?? span.end,
});

/** Whether the same was set aside before and behind the block as it was then. */
function sameCuts(then: readonly Span[], now: readonly Span[], { block, limit }: Part, versions: Versions): boolean {
  const shift = shiftOf(versions);
  const before = around(then, block.span.start, limit, shift);
  const after = around(now, block.span.start, limit + shift, 0);
  return before.length === after.length && before.every((place, at) => place === after[at]);
}

/** Where spans begin and end that lie before `start` or, moved by `shift`, from `end` on. */
const around = (spans: readonly Span[], start: number, end: number, shift: number): readonly number[] =>
  spans.flatMap((span) => {
    if (span.end <= start) return [span.start, span.end];
    return span.start >= end ? [span.start + shift, span.end + shift] : [];
  });

/** The block as it is now, read by itself in the column where it stands; nothing if it is sound no more, or another. */
function readAgain({ block, limit }: Part, now: Reduced, versions: Versions): Block | undefined {
  const { text } = versions;
  const { start } = block.span;
  const from = now.inner(start);
  const to = now.inner(Math.min(limit + shiftOf(versions), text.length));
  if (from === undefined || to === undefined) return undefined;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const { root, errors, tied } = parse(text, {
    text: ' '.repeat(column) + now.text.slice(from, to),
    cuts: [],
    outer: (offset) => now.outer(Math.max(offset, column) - column + from),
    inner: () => undefined,
  });
  const isSound = errors.length === 0 && !tied && root?.kind === block.kind && root.span.start === start;
  return isSound && isBlock(root) ? root : undefined;
}

/** The same node `by` units further on; an alias is never moved, as a text with one is always read as a whole. */
function moved(node: Node, by: number): Node {
  if (by === 0 || node.kind === 'alias') return node;
  if (node.kind === 'scalar') return movedScalar(node, by);
  const span = shifted(node.span, by);
  return node.kind === 'map'
    ? { ...node, span, pairs: node.pairs.map((pair) => movedPair(pair, by)) }
    : { ...node, span, items: node.items.map((item) => moved(item, by)) };
}

const movedPair = ({ key, value, span }: Pair, by: number): Pair => ({
  key: movedScalar(key, by),
  value: value && moved(value, by),
  span: shifted(span, by),
});

const movedScalar = (node: ScalarNode, by: number): ScalarNode => ({
  ...node,
  span: shifted(node.span, by),
  ...(node.body && { body: shifted(node.body, by) }),
});
