/** Edits of a bond in the author's own hand: his order, indentation, quotes and line ends. */
import type { Bond } from '../model/bond.ts';
import { lineBreak, lineEnd, lineStart, type TextEdit } from '../text.ts';
import type { MapNode, Node, Pair } from '../yaml/node.ts';
import { editOptions, type Source } from './edit-argument.ts';
import { afterColon, anchorFor, type NewPair, type Position, pairNamed } from './edit-position.ts';
import { removePairs } from './edit-remove.ts';

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

/** Renames a key, keeping its quotes. */
export function renameKey(pair: Pair, key: string): TextEdit {
  const quote = pair.key.style === 'double' ? '"' : pair.key.style === 'single' ? "'" : '';
  return { span: pair.key.span, newText: quote + key + quote };
}
