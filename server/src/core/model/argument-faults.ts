/** What Talos' parser refuses in a kernel argument, or passes over. */
import { fieldSpelt } from '../fields/fields.ts';
import { readArgumentValue } from '../yaml/argument-value.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { type Parts, wordOf } from './argument-parts.ts';
import type { Written } from './bond.ts';

export type ArgumentFaultKind =
  /** Nothing between two commas of the options, or behind the last: an option without a name. */
  | 'empty-option'
  /** An option without `=`. */
  | 'no-value'
  /** A word without an option: `802.3ad` in place of `mode=802.3ad`. */
  | 'no-key'
  /** Options behind a colon where a comma is due. */
  | 'options-behind-colon'
  /** Options in the place of the members. */
  | 'options-as-members'
  /** The MTU is no number. */
  | 'mtu'
  // All others are passed over.
  /** The MTU loses what does not fit into its type. */
  | 'mtu-size'
  /** Parts behind the MTU. */
  | 'surplus'
  /** What stands behind the second `=` of an option. */
  | 'behind-value'
  /** An option that stands again further on. */
  | 'repeated-option'
  /** Nothing between two commas of the members. */
  | 'empty-member'
  /** White space that ends the argument in its midst. */
  | 'white-space'
  /** An argument behind another one. */
  | 'second';

/** Something wrong with the form of an argument, and where. */
export interface ArgumentFault extends Written {
  readonly kind: ArgumentFaultKind;
}

export interface Faults {
  readonly faults: readonly ArgumentFault[];
  /** Options stand where they do not count, so that nobody can say what is absent. */
  readonly misplaced: boolean;
}

/** Looks at the parts of an argument; `behind` is what follows it in the scalar, from its white space on. */
export function faultsIn(parts: Parts, argument: Written, behind: string): Faults {
  const cut = whiteSpaceIn(argument, behind);
  const faults = [...cut, ...inMembers(parts), ...inOptions(parts), ...inTail(parts)].filter(
    // The comma in front of white space has something behind it, only not here.
    ({ kind, span }) => cut.length === 0 || !kind.startsWith('empty') || span.end < argument.span.end,
  );
  return { faults, misplaced: faults.some(({ kind }) => leavesOut.includes(kind)) };
}

const leavesOut: readonly ArgumentFaultKind[] = [
  'no-value',
  'no-key',
  'options-behind-colon',
  'options-as-members',
  'white-space',
];

function whiteSpaceIn({ text, span }: Written, behind: string): readonly ArgumentFault[] {
  const [, blank = '', next = ''] = /^(\s+)(\S+)/.exec(behind) ?? [];
  const isAmid = blank !== '' && (/^[:,=;]/.test(next) || (/[:,=;]$/.test(text) && !isOtherArgument(next)));
  return isAmid ? [{ kind: 'white-space', text: blank, span: { start: span.end, end: span.end + blank.length } }] : [];
}

function inMembers({ members }: Parts): readonly ArgumentFault[] {
  const options = members.filter(({ text }) => isOption(text));
  const misplaced = options[0] && over('options-as-members', options);
  return [...members.filter(({ text }) => text === '').map(besideComma('empty-member', members)), ...(misplaced ?? [])];
}

const isOtherArgument = (text: string): boolean => /^[\w.-]+=/.test(text) && !isOption(text);

/** A known key with a value, such as no link is called. */
const isOption = (text: string): boolean =>
  /=/.test(text) && fieldSpelt('cmdline', text.replace(/=.*$/s, '')) !== undefined;

const isOptions = ({ text }: Written): boolean => text.split(',').every(isOption);

/** One fault from the first of some parts to the last. */
function over(kind: ArgumentFaultKind, parts: readonly Written[]): readonly ArgumentFault[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  return [
    { kind, text: parts.map(({ text }) => text).join(','), span: { start: first.span.start, end: last.span.end } },
  ];
}

/** Where nothing stands the comma before it shows the place; with nothing at all before, the one behind. */
const besideComma =
  (kind: ArgumentFaultKind, all: readonly Written[]) =>
  ({ span: { start, end } }: Written): ArgumentFault => {
    const isFirst = start < (all.find(({ text }) => text !== '') ?? all.at(-1) ?? { span: { start } }).span.start;
    return { kind, text: '', span: isFirst ? { start, end: end + 1 } : { start: start - 1, end } };
  };

function inOptions({ options }: Parts): readonly ArgumentFault[] {
  return options.flatMap((option): readonly ArgumentFault[] => {
    const { text, span, pair } = option;
    if (text === '') return [besideComma('empty-option', options)(option)];
    if (!pair) return isUnknown(wordOf({ text, span })) ? [] : [{ kind: namelessKind(text), text, span }];
    const end = pair.value?.span.end ?? span.end;
    const rest = { text: text.slice(end - span.start), span: { start: end, end: span.end } };
    return [
      ...(rest.text === '' ? [] : [{ kind: 'behind-value' as const, ...rest }]),
      ...(option.repeated ? [{ kind: 'repeated-option' as const, text: pair.key.text, span }] : []),
    ];
  });
}

const namelessKind = (text: string): ArgumentFaultKind => (fieldSpelt('cmdline', text) ? 'no-value' : 'no-key');

/** The MTU and what stands behind it. Where it is empty, Talos looks at nothing of that. */
function inTail({ mtu, surplus }: Parts): readonly ArgumentFault[] {
  const tail = mtu ? [mtu, ...surplus] : [];
  const others = tail.findIndex((part) => !isOptions(part));
  const options = tail.slice(0, others < 0 ? tail.length : others);
  if (options.length === 0) return [...(mtu ? ofMtu(mtu) : []), ...over('surplus', surplus)];
  const [last, ...beyond] = tail.slice(options.length);
  return [...over('options-behind-colon', options), ...(last ? ofMtu(last) : []), ...over('surplus', beyond)];
}

function ofMtu({ text, span }: Written): readonly ArgumentFault[] {
  const reading = isUnknown(wordOf({ text, span }))
    ? undefined
    : readArgumentValue({ kind: 'int', go: 'uint32' }, text);
  if (reading?.state === 'wrong') return [{ kind: 'mtu', text, span }];
  return reading?.state === 'value' && reading.cutOff ? [{ kind: 'mtu-size', text, span }] : [];
}
