/** Edits of a bond in the author's own hand: his order, indentation, quotes and line ends. */
import type { Bond } from '../model/bond.ts';
import { lineBreak, lineEnd, lineStart, type Span, type TextEdit } from '../text.ts';
import type { MapNode, Node, Pair, SeqNode } from '../yaml/node.ts';
import { editOptions, type Source } from './edit-argument.ts';
import { anchorFor, type NewPair, type Position, pairNamed } from './edit-position.ts';

export type { NewPair, Position } from './edit-position.ts';

/**
 * Writes each key where a reader looks for it: an existing key with a null or an unwanted value keeps its place,
 * a new one goes behind the last key of `order` that is there already, else before the next, else behind `after`.
 */
export function writeKeys(bond: Source, wanted: readonly NewPair[], position: Position): readonly TextEdit[] {
  if (bond.node.argument) return editOptions(bond, { wanted, position });
  const { order, after, going = [] } = position;
  const staying = { ...bond.node, pairs: bond.node.pairs.filter((pair) => !going.includes(pair)) };
  const edits: TextEdit[] = [];
  const waiting = new Map<Pair | 'front' | undefined, NewPair[]>();
  for (const pair of wanted) {
    const present = pairNamed(bond.node, pair.key);
    if (present) edits.push(setValue(bond.text, present, pair.value));
    else {
      const anchor = anchorFor(staying, pair.key, order, after);
      waiting.set(anchor, [...(waiting.get(anchor) ?? []), pair]);
    }
  }
  // A value for a key that has none stands where new lines begin, and comes first.
  return [...edits, ...[...waiting].map(([anchor, pairs]) => insertion(bond, staying, anchor, pairs))];
}

function insertion(
  { text }: Pick<Bond, 'text'>,
  node: MapNode,
  anchor: Pair | 'front' | undefined,
  pairs: readonly NewPair[],
): TextEdit {
  if (node.flow) return flowInsertion(text, node, anchor, pairs);
  const indent = lineBreak(text) + columnIn(text, node);
  if (anchor === 'front' || !anchor) {
    const at = node.pairs[0]?.span.start ?? node.span.start;
    return {
      span: { start: at, end: at },
      newText: pairs.map(({ key, value }) => `${key}: ${value}${indent}`).join(''),
    };
  }
  const end = lineEnd(text, anchor.span.end);
  return { span: { start: end, end }, newText: pairs.map(({ key, value }) => `${indent}${key}: ${value}`).join('') };
}

function flowInsertion(
  text: string,
  node: MapNode,
  anchor: Pair | 'front' | undefined,
  pairs: readonly NewPair[],
): TextEdit {
  const quote = node.pairs.some(({ key }) => key.style === 'double') ? '"' : '';
  const written = pairs.map(({ key, value }) => `${quote}${key}${quote}: ${value}`);
  const behind = anchor === 'front' ? undefined : (anchor ?? node.pairs.at(-1));
  const separator = separatorIn(text, node);
  if (behind) {
    const at = behind.value ? behind.span.end : afterColon(text, behind);
    return { span: { start: at, end: at }, newText: written.map((pair) => `,${separator}${pair}`).join('') };
  }
  const at = node.pairs[0]?.span.start ?? node.span.start + 1;
  const tail = node.pairs.length > 0 ? `,${separator}` : '';
  return { span: { start: at, end: at }, newText: written.join(`,${separator}`) + tail };
}

/** What stands between the comma and the next key: a blank, or a line break with its indentation. */
function separatorIn(text: string, node: MapNode): string {
  const second = node.pairs[1] ?? node.pairs[0];
  if (!second) return ' ';
  const from = lineStart(text, second.span.start);
  const ownLine = from > node.span.start && text.slice(from, second.span.start).trim() === '';
  return ownLine ? lineBreak(text) + text.slice(from, second.span.start) : ' ';
}

/** The white space that brings a new line to the column of the mapping's keys: a dash, tag or anchor may precede the first. */
function columnIn(text: string, { pairs, span }: MapNode): string {
  const alone = pairs.find((pair) => text.slice(lineStart(text, pair.span.start), pair.span.start).trim() === '');
  return columnOf(text, (alone ?? pairs[0])?.span.start ?? span.start);
}

/** The white space that brings a new line to the column of `offset`. */
function columnOf(text: string, offset: number): string {
  const before = text.slice(lineStart(text, offset), offset);
  return before.trim() === '' ? before : ' '.repeat(before.length);
}

/** Writes keys, and removes those that go; `undefined` where that cannot be done cleanly. */
export function replaceKeys(
  bond: Bond,
  wanted: readonly NewPair[],
  position: Position,
): readonly TextEdit[] | undefined {
  const { going = [] } = position;
  if (bond.node.argument) return editOptions(bond, { wanted, position, removed: going });
  const removed = going.length > 0 ? removePairs(bond, going) : [];
  return removed && [...writeKeys(bond, wanted, position), ...removed];
}

/** Writes a value in place of the one that is there, or of nothing. */
export function setValue(text: string, pair: Pair, value: string): TextEdit {
  if (pair.value) return setNode(text, pair.value, value);
  const at = afterColon(text, pair);
  const tight = /[^\s]/.test(text[at] ?? '') ? ' ' : '';
  return { span: { start: at, end: at }, newText: ` ${value}${tight}` };
}

/** Takes away the tag of the value as well, which speaks of the type; an anchor stays. */
function setNode(text: string, node: Node, value: string): TextEdit {
  const { start, end } = node.span;
  const tagged = node.kind === 'scalar' && node.tag !== undefined;
  const before = tagged ? /(?<=\s)!\S*\s+((?:&\S+\s+)?)$/.exec(text.slice(lineStart(text, start), start)) : null;
  if (!before) return { span: node.span, newText: value };
  const [whole, anchor = ''] = before;
  return { span: { start: start - whole.length, end }, newText: anchor + value };
}

/** The offset behind the colon of a pair; behind the key, where a flow mapping has none. */
function afterColon(text: string, { key }: Pair): number {
  const colon = /^[ \t]*:/.exec(text.slice(key.span.end, key.span.end + 80));
  return key.span.end + (colon?.[0].length ?? 0);
}

/** Renames a key, keeping its quotes. */
export function renameKey(pair: Pair, key: string): TextEdit {
  const quote = pair.key.style === 'double' ? '"' : pair.key.style === 'single' ? "'" : '';
  return { span: pair.key.span, newText: quote + key + quote };
}

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

/** Spans that overlap or follow each other become one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
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
function withComma<T extends { readonly span: Span }>(
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
const endIn = (text: string, part: { readonly span: Span } | undefined): number => {
  if (!part) return 0;
  return 'key' in part && 'value' in part && !part.value ? afterColon(text, part as unknown as Pair) : part.span.end;
};
