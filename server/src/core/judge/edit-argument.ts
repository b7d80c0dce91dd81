/** Edits of the options in a kernel argument: a comma between two, and no blank anywhere. */
import { fieldOfKey } from '../fields/fields.ts';
import type { Bond } from '../model/bond.ts';
import { applyEdits, type Span, shifted, type TextEdit } from '../text.ts';
import type { MapNode, Pair } from '../yaml/node.ts';
import { anchorFor, type NewPair, type Position, pairNamed } from './edit-position.ts';

/** What is to become of the options. */
export interface Change {
  readonly wanted?: readonly NewPair[];
  readonly position?: Position;
  /** Options that go, with those of the same name that stand before them and did not count. */
  readonly removed?: readonly Pair[];
  /** Texts that stand between two commas. */
  readonly cut?: readonly { readonly span: Span }[];
}

/** A bond, or what is written like one. */
export type Source = Pick<Bond, 'text' | 'node'> & Partial<Pick<Bond, 'argument'>>;

/** The edits that write some options and remove others. */
export function editOptions(
  bond: Source,
  { wanted = [], position, removed = [], cut = [] }: Change,
): readonly TextEdit[] {
  const { text, node } = bond;
  const going = new Set(removed.map(({ key }) => meaningOf(key.text)));
  const items = itemsIn(text, node.span);
  const staying = items.filter(
    (item) =>
      !cut.some(({ span }) => span.start === item.start && span.end === item.end) &&
      !going.has(meaningOf(text.slice(item.start, item.end).replace(/=.*$/s, ''))),
  );
  const fresh = wanted.filter(({ key }) => !pairNamed(node, key));
  return changeArgument(bond, [
    ...wanted.flatMap((pair) => changeOf(node, pair)),
    ...insertions(node, fresh, staying, position),
    ...removals(items, staying, node),
  ]);
}

/** Two names of one option mean the same. */
const meaningOf = (key: string): string => fieldOfKey('cmdline', key) ?? key;

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

/**
 * The edits of an argument, so that YAML takes it for one text afterwards: a comma ends a plain scalar in a flow list,
 * and a colon at the end makes a key of any plain scalar.
 */
export function changeArgument({ text, node, argument }: Source, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!argument || edits.length === 0) return edits;
  const before = text.slice(argument.span.start, argument.span.end);
  const inside = edits.map(({ span, newText }) => ({ span: shifted(span, -argument.span.start), newText }));
  const after = applyEdits(before, inside);
  const isOpen = after.endsWith(':') && !before.endsWith(':');
  const sound = isOpen ? [{ span: argument.span, newText: after.replace(/:+$/, '') }] : edits;
  const { bare } = node.argument ?? {};
  if (!bare || !after.includes(',')) return sound;
  return [{ span: emptyAt(bare.start), newText: '"' }, ...sound, { span: emptyAt(bare.end), newText: '"' }];
}
