/** Edits that take keys and items out of a bond, with the lines and commas that go with them. */
import type { Bond } from '../model/bond.ts';
import { joined, lineEnd, lineStart, type Span, type TextEdit } from '../text.ts';
import type { MapNode, Node, Pair, SeqNode } from '../yaml/node.ts';
import { editOptions } from './edit-argument.ts';
import { afterColon } from './edit-position.ts';

/** Removes a key with its value and the rest of its lines; `undefined` where that cannot be done cleanly. */
export function removePair(bond: Bond, pair: Pair): readonly TextEdit[] | undefined {
  return removePairs(bond, [pair]);
}

/** Removes several keys of one mapping. */
export function removePairs(
  bond: Bond,
  pairs: readonly Pair[],
  map: MapNode = bond.node,
): readonly TextEdit[] | undefined {
  if (map.argument)
    return pairs.every((pair) => map.pairs.includes(pair)) ? editOptions(bond, { removed: pairs }) : undefined;
  const own = map.pairs.filter((pair) => !pairs.includes(pair));
  // An empty mapping would be null, which is another config; an entry that an alias or merge key brought stands elsewhere.
  if (own.length === 0 || pairs.some((pair) => !map.pairs.includes(pair))) return undefined;
  const { text } = bond;
  const spans = pairs.map((pair) =>
    map.flow ? withComma(text, map.pairs, pair, pairs) : wholeLines(text, map.pairs, pair),
  );
  return spans.every((span) => span !== undefined) ? joined(spans).map((span) => ({ span, newText: '' })) : undefined;
}

/** Removes one item of a list; `undefined` where that cannot be done cleanly, or nothing would be left. */
export function removeItem(bond: Bond, list: SeqNode, item: Node): readonly TextEdit[] | undefined {
  if (list.items.length < 2 || bond.text === '') return undefined;
  const span = list.flow ? withComma(bond.text, list.items, item, [item]) : itemLines(bond.text, item);
  return span && [{ span, newText: '' }];
}

/** Removes an item that is not the first, and all behind it; `undefined` where that cannot be done cleanly. */
export function removeItemsFrom({ text }: Bond, list: SeqNode, first: Node): readonly TextEdit[] | undefined {
  const before = list.items[list.items.indexOf(first) - 1];
  const last = list.items.at(-1);
  if (!before || !last) return undefined;
  if (list.flow) return [{ span: { start: before.span.end, end: last.span.end }, newText: '' }];
  const lines = itemLines(text, first);
  const end = itemLines(text, last)?.end;
  return lines && end !== undefined ? [{ span: { start: lines.start, end }, newText: '' }] : undefined;
}

function itemLines(text: string, item: Node): Span | undefined {
  const from = lineStart(text, item.span.start);
  return /^[ \t]*-[ \t]+$/.test(text.slice(from, item.span.start))
    ? linesOf(text, { start: from, end: item.span.end })
    : undefined;
}

/** The lines of a pair in a block mapping; of one that shares its first line with a dash, up to the next key. */
function wholeLines(text: string, all: readonly Pair[], pair: Pair): Span | undefined {
  const from = lineStart(text, pair.span.start);
  if (text.slice(from, pair.span.start).trim() === '') return linesOf(text, { start: from, end: endOf(text, pair) });
  const next = all[all.indexOf(pair) + 1];
  return next && { start: pair.span.start, end: next.span.start };
}

const endOf = (text: string, pair: Pair): number => (pair.value ? pair.span.end : afterColon(text, pair));

/** Whole lines with one line break: the one behind them, or at the end of the text the one before. */
function linesOf(text: string, { start, end }: Span): Span {
  const last = lineEnd(text, end);
  const feed = text.indexOf('\n', last);
  if (feed >= 0) return { start, end: feed + 1 };
  const before = text[start - 2] === '\r' ? start - 2 : start - 1;
  return { start: Math.max(before, 0), end: text.length };
}

/** A part of a flow collection with the comma that separates it from what stays. */
function withComma<T extends Node | Pair>(
  text: string,
  all: readonly T[],
  part: T,
  going: readonly T[],
): Span | undefined {
  const index = all.indexOf(part);
  const next = all[index + 1];
  const stayingBefore = all.slice(0, index).findLast((other) => !going.includes(other));
  // With something staying in front, take the comma before; else the one behind, up to what follows.
  if (stayingBefore) return { start: endIn(text, all[index - 1]), end: endIn(text, part) };
  return next && { start: part.span.start, end: next.span.start };
}

/** The end of a part of a flow collection: behind the colon of a pair without value. */
function endIn(text: string, part: Node | Pair | undefined): number {
  if (!part) return 0;
  return 'key' in part ? endOf(text, part) : part.span.end;
}
