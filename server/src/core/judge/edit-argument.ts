/** Edits of the options in a kernel argument: a comma between two, and no blank anywhere. */
import type { Bond } from '../model/bond.ts';
import type { Span, TextEdit } from '../text.ts';
import type { ArgumentNotation, MapNode, Pair } from '../yaml/node.ts';
import { anchorFor, type NewPair, type Position, pairNamed } from './edit-position.ts';

/** What is to become of the options. */
export interface Change {
  readonly wanted?: readonly NewPair[];
  readonly position?: Position;
  /** Options, or other texts that stand between two commas. */
  readonly removed?: readonly { readonly span: Span }[];
}

/** The edits that write some options and remove others. */
export function editOptions({ text, node }: Pick<Bond, 'text' | 'node'>, change: Change): readonly TextEdit[] {
  const { wanted = [], removed = [] } = change;
  const items = itemsIn(text, node.span);
  const staying = items.filter(({ start }) => !removed.some(({ span }) => span.start === start));
  const fresh = wanted.filter(({ key }) => !pairNamed(node, key));
  const edits = [
    ...wanted.flatMap((pair) => changeOf(node, pair)),
    ...insertions(node, fresh, staying, change.position),
    ...(staying.length > 0 || fresh.length > 0 || removed.length === 0
      ? removals(items, staying, node)
      : [{ span: withColons(text, node.span), newText: '' }]),
  ];
  return changeArgument(edits, node.argument);
}

/** What stands between the commas. */
function itemsIn(text: string, { start, end }: Span): readonly Span[] {
  let at = start;
  const parts = start === end ? [] : text.slice(start, end).split(',');
  return parts.map((part) => {
    const item = { start: at, end: at + part.length };
    at = item.end + 1;
    return item;
  });
}

function changeOf(node: MapNode, { key, value }: NewPair): readonly TextEdit[] {
  const present = pairNamed(node, key)?.value;
  return present ? [{ span: present.span, newText: value }] : [];
}

function insertions(
  node: MapNode,
  fresh: readonly NewPair[],
  staying: readonly Span[],
  { order, after, going = [] }: Position = { order: [], after: '' },
): readonly TextEdit[] {
  const left = { ...node, pairs: node.pairs.filter((pair) => !going.includes(pair)) };
  const groups = new Map<Pair | 'front' | undefined, string[]>();
  for (const { key, value } of fresh) {
    const anchor = anchorFor(left, key, order, after);
    groups.set(anchor, [...(groups.get(anchor) ?? []), `${key}=${value}`]);
  }
  return [...groups].map(([anchor, options]) => insertion(node, anchor, options.join(','), staying));
}

function insertion(
  { span, argument, pairs: [first] }: MapNode,
  anchor: Pair | 'front' | undefined,
  options: string,
  staying: readonly Span[],
): TextEdit {
  if (anchor === 'front' && first) return { span: emptyAt(first.span.start), newText: `${options},` };
  const behind = anchor === 'front' ? undefined : (anchor?.span ?? staying.at(-1));
  return behind
    ? { span: emptyAt(behind.end), newText: `,${options}` }
    : { span: emptyAt(span.start), newText: (argument?.lead ?? '') + options };
}

const emptyAt = (offset: number): Span => ({ start: offset, end: offset });

/** Each with the comma that parts it from what stays. */
function removals(items: readonly Span[], staying: readonly Span[], { span }: MapNode): readonly TextEdit[] {
  const going = items.filter((item) => !staying.includes(item));
  if (staying.length === 0) return going.length > 0 ? [{ span, newText: '' }] : [];
  const first = staying[0]?.start ?? span.start;
  return going.map((item) => {
    const index = items.indexOf(item);
    const end = items[index + 1]?.start ?? item.end;
    return {
      span: item.start < first ? { start: item.start, end } : { start: item.start - 1, end: item.end },
      newText: '',
    };
  });
}

/** The options with the colons before them, if nothing stands behind: at the end of a plain scalar a colon makes a key of it. */
function withColons(text: string, { start, end }: Span): Span {
  const behind = /^:*(?=$|["'\s\],])/.exec(text.slice(end, end + 80));
  const before = /:+$/.exec(text.slice(Math.max(0, start - 80), start));
  return behind ? { start: start - (before?.[0].length ?? 0), end: end + behind[0].length } : { start, end };
}

/** The edits of an argument, with quotes around it where a comma needs them: a plain scalar in a flow list would end there. */
export function changeArgument(
  edits: readonly TextEdit[],
  argument: ArgumentNotation | undefined,
): readonly TextEdit[] {
  const { bare } = argument ?? {};
  if (!bare || !edits.some(({ newText }) => newText.includes(','))) return edits;
  return [{ span: emptyAt(bare.start), newText: '"' }, ...edits, { span: emptyAt(bare.end), newText: '"' }];
}
