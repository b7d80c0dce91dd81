/** The kernel argument `bond=<name>[:<members>[:<options>[:<mtu>]]]`, as Talos' parser reads it. Reading never fails. */
import { fieldSpelt } from '../fields/fields.ts';
import type { Span } from '../text.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../yaml/node.ts';
import { isUnknown, readValue } from '../yaml/scalar.ts';
import { type ArgumentFault, faultsIn } from './argument-faults.ts';
import { type Parts, partsOf, wordOf } from './argument-parts.ts';
import type { BondParts, Written } from './bond.ts';
import type { Member } from './members.ts';
import { wordsOf } from './wording.ts';

/** What stands in an argument. */
export interface Argument {
  /** From `bond=` to the white space behind, or the end. */
  readonly span: Span;
  /** The word `bond`. */
  readonly key: Span;
  /** Empty: the argument gives none. */
  readonly name: Written;
  /** The members that are written; none: Talos takes eth0 and eth1. */
  readonly list: SeqNode;
  readonly members: readonly Member[];
  readonly options: MapNode;
  readonly faults: readonly ArgumentFault[];
  /** Some of it cannot be told, or stands where it does not belong: nothing is missing and nothing is counted. */
  readonly uncertain: boolean;
}

/** Talos' members where none are written. */
const usualMembers: readonly string[] = ['eth0', 'eth1'];

/** No kernel takes a longer command line: 2048 bytes are usual. */
const longest = 4096;

/** Reads the first `bond=` among the kernel arguments of `text`, which stands at `start`; `undefined`: there is none. */
export function readArgument(text: string, start: number): Argument | undefined {
  const found = text.length > longest ? null : /(?<!\S)bond=\S*/.exec(text);
  if (!found) return undefined;
  const whole = { text: found[0], span: { start: start + found.index, end: start + found.index + found[0].length } };
  const parts = partsOf(whole);
  const { faults, misplaced } = faultsIn(parts, whole, text.slice(found.index + found[0].length));
  return {
    span: whole.span,
    key: { start: whole.span.start, end: whole.span.start + 'bond'.length },
    name: parts.name,
    list: listOf(parts),
    members: membersOf(parts),
    options: optionsOf(parts),
    faults,
    uncertain: misplaced || isVague(parts),
  };
}

function listOf({ name, members }: Parts): SeqNode {
  const start = members[0]?.span.start ?? name.span.end;
  return {
    kind: 'seq',
    span: { start, end: members.at(-1)?.span.end ?? start },
    flow: true,
    items: members.map(wordOf),
  };
}

/** Those that Talos takes by itself stand at the name. */
function membersOf({ name, members }: Parts): readonly Member[] {
  const written = members.length > 0 ? members : usualMembers.map((text) => ({ text, span: name.span }));
  return written.filter(({ text }) => text !== '').map(memberOf);
}

function memberOf(word: Written): Member {
  const node = wordOf(word);
  return { name: word.text, span: word.span, node, several: word.text.includes('%d') || isUnknown(node) };
}

/** Of a repeated option the last counts, but Talos stops at any number that is none. */
function optionsOf({ options, place, lead }: Parts): MapNode {
  const counting = options.filter(({ pair, repeated }) => !repeated || isUnreadable(pair));
  const pairs = counting.flatMap(({ pair }) => pair ?? []);
  return { kind: 'map', span: place, flow: true, pairs, argument: { lead } };
}

function isUnreadable(pair: Pair | undefined): boolean {
  const type = pair && fieldSpelt('cmdline', pair.key.text)?.type;
  return type?.kind === 'int' && readValue(type, pair?.value).state === 'wrong';
}

/** A template in the place of a name or an option may hold more than one of them. */
function isVague({ name, members, options, mtu, surplus }: Parts): boolean {
  const vague = (part: Written | undefined): boolean => part !== undefined && isUnknown(wordOf(part));
  if (options.some((option) => vague(option.pair ? option.pair.key : option))) return true;
  const isLast = options.length === 0 && !mtu && surplus.length === 0;
  return isLast && (members.length > 0 ? members.some(vague) : vague(name));
}

/** Where a scalar with kernel arguments stands. */
export interface ArgumentPlace {
  /** The text of the YAML document. */
  readonly text: string;
  /** In a list of the form `[…]`. */
  readonly flow: boolean;
  readonly sealed: boolean;
  readonly uncertain: boolean;
}

/** The bonds that a list of kernel arguments makes: one, as Talos reads no further, and what it leaves aside. */
export function argumentBonds(list: SeqNode, place: Omit<ArgumentPlace, 'flow'>): readonly BondParts[] {
  const found = list.items.flatMap((item) => argumentBond(item, { ...place, flow: list.flow }) ?? []);
  return found.map((bond, index) => (index === 0 ? bond : setAside(bond)));
}

/** The bond that the scalar asks for; `undefined` where it asks for none, or does not stand there letter by letter. */
export function argumentBond(node: Node, { text, flow, sealed, uncertain }: ArgumentPlace): BondParts | undefined {
  const start = node.kind === 'scalar' ? startOf(text, node) : undefined;
  const argument = node.kind === 'scalar' && start !== undefined ? readArgument(node.text.trimEnd(), start) : undefined;
  if (node.kind !== 'scalar' || !argument) return undefined;
  const { name, span, key, options, members } = argument;
  const bare = flow && node.style === 'plain' ? { bare: node.span } : {};
  return {
    dialect: 'cmdline',
    text,
    node: { ...options, argument: { lead: '', ...options.argument, ...bare } },
    opener: name.text === '' ? key : name.span,
    link: { kind: 'map', span, flow: true, pairs: [] },
    name: name.text === '' || isUnknown(wordOf(name)) ? undefined : name,
    joined: members,
    argument: inOwnWords(argument, text),
    // An argument has no base that anything could be merged into.
    whole: true,
    uncertain: uncertain || argument.uncertain,
    sealed,
  };
}

/** What is named in messages, with its templates. */
function inOwnWords(argument: Argument, text: string): Argument {
  const { name, faults } = argument;
  const own = <Word extends Written>(word: Word): Word => ({ ...word, text: wordsOf(text, wordOf(word)) });
  return { ...argument, name: own(name), faults: faults.map(own) };
}

/** Where the text of a scalar begins. Where a template is blotted out only the length tells that nothing is escaped. */
function startOf(text: string, { span, text: content, style }: ScalarNode): number | undefined {
  const written = text.slice(span.start, span.end);
  const at = style === 'block' ? written.indexOf(content.trimEnd()) : style === 'plain' ? 0 : 1;
  const isWhole = style === 'block' ? at >= 0 : written.length === content.length + 2 * at;
  return content !== '' && isWhole ? span.start + at : undefined;
}

/** Of a second argument nothing counts but that it is there. */
const setAside = (bond: BondParts): BondParts => ({
  ...bond,
  node: { ...bond.node, pairs: [] },
  joined: [],
  uncertain: true,
  ...(bond.argument && { argument: { ...bond.argument, faults: [secondOf(bond.argument)] } }),
});

const secondOf = ({ span, name }: Argument): ArgumentFault => ({ kind: 'second', span, text: `bond=${name.text}` });
