/**
 * The kernel argument `bond=<name>[:<members>[:<options>[:<mtu>]]]`, taken apart as Talos' parser does it
 * (`cmdline.go`): at every colon, then at every comma, then at every `=`.
 */
import { fieldOfKey, fieldSpelt } from '../fields/fields.ts';
import type { Span } from '../text.ts';
import type { ArgumentNotation, Pair, ScalarNode, SeqNode } from '../yaml/node.ts';
import type { Written } from './bond.ts';

/** The parts between the colons; those without a letter count as absent. */
export interface Parts {
  readonly name: Written;
  readonly members: readonly Written[];
  readonly options: readonly Option[];
  /** Where the options stand, or would stand. */
  readonly place: Span;
  readonly lead: ArgumentNotation['lead'];
  readonly mtu: Written | undefined;
  /** Talos does not look at them. */
  readonly surplus: readonly Written[];
}

/** One of the options. */
export interface Option extends Written {
  /** Absent: it has no `=`. */
  readonly pair: Pair | undefined;
  /** A later one of the same name counts. */
  readonly repeated: boolean;
}

/** The parts of an argument, from its `bond=` on. */
export function partsOf({ text, span }: Written): Parts {
  const begin = span.start + 'bond='.length;
  const value = { text: text.slice('bond='.length), span: { start: begin, end: span.end } };
  const [name = value, members, options, mtu, ...surplus] = splitAt(value, ':');
  return {
    name,
    members: isWritten(members) ? splitAt(members, ',') : [],
    options: isWritten(options) ? withRepeats(splitAt(options, ',')) : [],
    place: options?.span ?? { start: span.end, end: span.end },
    lead: options ? '' : members ? ':' : '::',
    mtu: isWritten(mtu) ? mtu : undefined,
    surplus: surplus.filter(isWritten),
  };
}

const isWritten = (part: Written | undefined): part is Written => part !== undefined && part.text !== '';

/** The text between separators, each part in its place. */
function splitAt({ text, span }: Written, separator: string): readonly Written[] {
  let start = span.start;
  return text.split(separator).map((part) => {
    const own = { text: part, span: { start, end: start + part.length } };
    start = own.span.end + separator.length;
    return own;
  });
}

function withRepeats(items: readonly Written[]): readonly Option[] {
  const pairs = items.map(pairOf);
  const ids = pairs.map((pair) => pair && fieldOfKey('cmdline', pair.key.text));
  return items.map((item, index) => ({
    ...item,
    pair: pairs[index],
    repeated: ids[index] !== undefined && ids.lastIndexOf(ids[index]) > index,
  }));
}

/** Behind a second `=` Talos does not read on. */
function pairOf(item: Written): Pair | undefined {
  const [key, value] = splitAt(item, '=');
  if (!key || !value || key.text === '') return undefined;
  const isList = fieldSpelt('cmdline', key.text)?.type.kind === 'targets';
  return { key: wordOf(key), value: isList ? targetsOf(value) : wordOf(value), span: item.span };
}

/** A word of the argument as a node. */
export const wordOf = ({ text, span }: Written): ScalarNode => ({
  kind: 'scalar',
  span,
  text,
  style: 'plain',
  argument: true,
});

const targetsOf = (value: Written): SeqNode => ({
  kind: 'seq',
  span: value.span,
  flow: true,
  items: splitAt(value, ';').map(wordOf),
});
