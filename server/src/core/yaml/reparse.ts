/**
 * Parses again the smallest block that an edit lies in, and takes over the rest of the tree that was there before. What
 * stands around a block of YAML does not change how its own lines are read, as long as nothing refers to anything. A
 * plain word that becomes another need not even be parsed.
 */
import type { Span } from '../text.ts';
import type { Reduced } from './blocks.ts';
import { nestsTooDeep } from './depth.ts';
import { moved, movedPair } from './moved.ts';
import type { MapNode, Node, ScalarNode, SeqNode } from './node.ts';
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
  const search = new Search(versions);
  const part = search.word(root) ?? search.block(root);
  if (!part || !sameCuts(essence.cuts, now.cuts, part, versions)) return undefined;
  const node = part.node.kind === 'scalar' ? respelt(part.node, now, versions) : readAgain(part, now, versions);
  return node && { root: part.within(node), errors: [], tied: false };
}

type Collection = MapNode | SeqNode;

const isCollection = (node: Node | undefined): node is Collection => node?.kind === 'map' || node?.kind === 'seq';

/** A node within a tree. */
interface Part {
  readonly node: Node;
  /** Where it is certain to have ended: for a block, where the line begins that holds what follows it. */
  readonly limit: number;
  /** The whole tree with another node in its place, and with what follows where it stands now. */
  readonly within: (node: Node) => Node;
}

const shiftOf = ({ before, text }: Versions): number => text.length - before.length;

/** A plain scalar that is one word whatever stands around it. */
const isWord = (text: string): boolean => /^[a-z\d][\w.+-]*$/i.test(text);

/** Looks for the smallest part that an edit lies in. */
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

  /** The word that the edit lies in, if it is a value or an item. */
  word(root: Node): Part | undefined {
    const part = this.#parts(root).at(-1);
    if (part?.node.kind !== 'scalar' || part.node.style !== 'plain' || part.node.tag !== undefined) return undefined;
    const { start, end } = part.node.span;
    const holds = start <= this.#edit.start && this.#edit.end <= end;
    return holds && isWord(this.#text.slice(start, end)) ? { ...part, limit: end } : undefined;
  }

  /**
   * The innermost block that the edit lies in, behind the first character of its first key or dash. Nothing where that
   * is the root: to read it again is to read the whole.
   */
  block(root: Node): Part | undefined {
    const holds = ({ node, limit }: Part): boolean =>
      isCollection(node) && !node.flow && node.span.start < this.#edit.start && this.#edit.end < limit;
    const parts = this.#parts(root);
    const outside = parts.findIndex((part) => !holds(part));
    const at = (outside < 0 ? parts.length : outside) - 1;
    return at > 0 ? parts[at] : undefined;
  }

  /** The way down to the edit, from the root on. */
  #parts(root: Node): readonly Part[] {
    const parts: Part[] = [];
    let part: Part | undefined = { node: root, limit: Number.POSITIVE_INFINITY, within: (it) => it };
    while (part) {
      parts.push(part);
      part = this.#below(part);
    }
    return parts;
  }

  #below({ node, limit, within }: Part): Part | undefined {
    if (node.kind === 'map') return this.#inMap(node, { limit, within });
    return node.kind === 'seq' ? this.#inList(node, { limit, within }) : undefined;
  }

  #inMap(map: MapNode, { limit, within }: Omit<Part, 'node'>): Part | undefined {
    const at = map.pairs.findLastIndex(({ key }) => key.span.start < this.#edit.start);
    const pair = map.pairs[at];
    if (!pair?.value) return undefined;
    return {
      node: pair.value,
      limit: this.#lineOf(map.pairs[at + 1]?.key) ?? limit,
      within: (value) => {
        const own = { ...pair, value, span: { start: pair.span.start, end: value.span.end } };
        const behind = map.pairs.slice(at + 1).map((one) => movedPair(one, this.#shift));
        const pairs = [...map.pairs.slice(0, at), own, ...behind];
        return within({ ...map, pairs, span: this.#spanOf(map, pairs) });
      },
    };
  }

  #inList(list: SeqNode, { limit, within }: Omit<Part, 'node'>): Part | undefined {
    const at = list.items.findLastIndex(({ span }) => span.start <= this.#edit.start);
    const item = list.items[at];
    if (!item) return undefined;
    return {
      node: item,
      limit: this.#lineOf(list.items[at + 1]) ?? limit,
      within: (own) => {
        const behind = list.items.slice(at + 1).map((one) => moved(one, this.#shift));
        const items = [...list.items.slice(0, at), own, ...behind];
        return within({ ...list, items, span: this.#spanOf(list, items) });
      },
    };
  }

  /** A block ends with its last part, a flow collection with its bracket. */
  #spanOf({ span: { start, end }, flow }: Collection, parts: ReadonlyArray<{ readonly span: Span }>): Span {
    return { start, end: flow ? end + this.#shift : (parts.at(-1)?.span.end ?? end) };
  }

  #lineOf(node: Node | undefined): number | undefined {
    return node && this.#text.lastIndexOf('\n', node.span.start - 1) + 1;
  }
}

/** Whether the same was set aside before and behind the part as it was then. */
function sameCuts(then: readonly Span[], now: readonly Span[], { node, limit }: Part, versions: Versions): boolean {
  const shift = shiftOf(versions);
  const before = around(then, node.span.start, limit, shift);
  const after = around(now, node.span.start, limit + shift, 0);
  return before.length === after.length && before.every((place, at) => place === after[at]);
}

/** Where spans begin and end that lie before `start` or, moved by `shift`, from `end` on. */
const around = (spans: readonly Span[], start: number, end: number, shift: number): readonly number[] =>
  spans.flatMap((span) => {
    if (span.end <= start) return [span.start, span.end];
    return span.start >= end ? [span.start + shift, span.end + shift] : [];
  });

/** The word as it is now; nothing if it is more than a word, or no longer read. */
function respelt(word: ScalarNode, now: Reduced, versions: Versions): Node | undefined {
  const { start, end } = word.span;
  const span = { start, end: end + shiftOf(versions) };
  const text = versions.text.slice(start, span.end);
  return isWord(text) && now.inner(start) !== undefined ? { ...word, text, span } : undefined;
}

/** The block as it is now, read by itself in the column where it stands; nothing if it is sound no more, or another. */
function readAgain({ node, limit }: Part, now: Reduced, versions: Versions): Node | undefined {
  const { text } = versions;
  const { start } = node.span;
  const from = now.inner(start);
  const to = now.inner(Math.min(limit + shiftOf(versions), text.length));
  if (from === undefined || to === undefined) return undefined;
  // Whether a tab indents anything depends on what stands around it.
  if (/^ *\t/m.test(now.text.slice(from, to))) return undefined;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const { root, errors, tied } = parse(text, {
    text: ' '.repeat(column) + now.text.slice(from, to),
    cuts: [],
    outer: (offset) => now.outer(Math.max(offset, column) - column + from),
    inner: () => undefined,
  });
  const isSound = errors.length === 0 && !tied && isCollection(root) && root.kind === node.kind && !root.flow;
  return isSound && root.span.start === start ? root : undefined;
}
