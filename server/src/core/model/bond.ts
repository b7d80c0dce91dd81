import type { Dialect, Mode } from '../fields/field.ts';
import type { FieldId, ValueOf } from '../fields/fields.ts';
import { optionFor } from '../fields/foreign.ts';
import { meets, type Span } from '../text.ts';
import { childOf, type MapNode, type Node, type Pair, seesAllMerged, textOf } from '../yaml/node.ts';
import { isUnknown, type Reading } from '../yaml/scalar.ts';
import type { Argument } from './argument.ts';
import type { Rewriting } from './carriers.ts';
import { type FieldEntry, sortPairs } from './entries.ts';
import { type Member, membersNamed, membersPicked } from './members.ts';

/** A word the user wrote, and where. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

/** What a bond is made from. Spans count from the start of its YAML document. */
export interface BondParts {
  readonly dialect: Dialect;
  /** The text of the YAML document. */
  readonly text: string;
  /** The mapping that holds the options. */
  readonly node: MapNode;
  /** The key (or the value of `kind`) that opens the bond: where a finding stands that has no better place. */
  readonly opener: Span;
  /** The mapping around it: the legacy interface entry, the META link, the document itself. */
  readonly link: MapNode;
  readonly name: Written | undefined;
  /** Members that are not an option: in META the entries that name this bond their master, in an argument its second part. */
  readonly joined?: readonly Member[];
  /** The kernel argument that it is written as. */
  readonly argument?: Argument;
  /** Stands in a whole configuration, so that what is absent is really absent. */
  readonly whole: boolean;
  /** Something in or around it could not be read: nothing is missing, twice or counted. */
  readonly uncertain: boolean;
  /** Stretches that a template renders once, often or never. */
  readonly conditional?: readonly Span[];
  /** No fix may touch it: encrypted, or written elsewhere and referred to by an alias. */
  readonly sealed: boolean;
  /** What stands where the mapping should. */
  readonly misshapen?: Node;
  /** Another tool decodes it first, and hands it to Talos. */
  readonly carrier?: CarriedBy;
}

/** What another tool makes of a bond on its way to Talos. */
export interface CarriedBy {
  /** As its users call it; absent: any that takes JSON patches. */
  readonly tool?: string;
  /** Keys that the tool does not know are gone. */
  readonly lenient: boolean;
  readonly rewritten?: Rewriting;
  /** By a JSON 6902 patch: where its path stands. */
  readonly jsonPatch?: Span;
}

/** A bond as the user wrote it. Immutable; what is derived is derived once. */
export class Bond {
  readonly dialect: Dialect;
  readonly text: string;
  readonly node: MapNode;
  readonly opener: Span;
  readonly link: MapNode;
  readonly name: Written | undefined;
  readonly sealed: boolean;
  /** A list or a single value that stands where the mapping should. */
  readonly misshapen: Node | undefined;
  readonly argument: Argument | undefined;
  readonly carrier: CarriedBy | undefined;
  readonly entries: readonly FieldEntry[];
  /** Of several for one option the last, which Talos would take. */
  readonly #byId: ReadonlyMap<FieldId, FieldEntry>;
  /** Options of which each branch of a template may say something else. */
  readonly #conditional: ReadonlySet<FieldId>;
  /** Keys that this dialect does not have, merge keys and `$patch` included. */
  readonly strays: readonly Pair[];
  /** Options that a stray key was probably meant for: not absent, but what they are to be cannot be told. */
  readonly #meant: ReadonlySet<FieldId>;
  readonly members: readonly Member[];
  /** A patch, or only partly readable: rules speak of what is written and of nothing else. */
  readonly partial: boolean;
  /** Something in or around it could not be read, so that even what is written may not be meant so. */
  readonly uncertain: boolean;
  /** The legacy entry says `ignore: true`: Talos decodes it and leaves the link alone. */
  readonly ignored: boolean;

  constructor(parts: BondParts) {
    this.dialect = parts.dialect;
    this.text = parts.text;
    this.node = parts.node;
    this.opener = parts.opener;
    this.link = parts.link;
    this.name = parts.name;
    this.sealed = parts.sealed;
    this.misshapen = parts.misshapen;
    this.argument = parts.argument;
    this.carrier = parts.carrier;
    const { entries, strays } = sortPairs(parts.node, parts.dialect);
    this.entries = entries;
    this.#byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.#conditional = conditionalIn(entries, parts);
    this.strays = strays;
    this.#meant = new Set(strays.flatMap(({ key }) => optionFor(parts.dialect, key.text)?.field.id ?? []));
    this.members = parts.joined ?? [
      ...membersNamed(this.entry('members')?.pair.value),
      ...membersPicked(this.entry('device_selectors')?.pair.value),
    ];
    const listed = this.members.length > 0 || lists.some((id) => this.reading(id).state === 'unknown');
    const complete = listed && this.has('mode');
    const merged = strays.some(({ key }) => key.text === '$patch') || !seesAllMerged(parts.node);
    this.uncertain = parts.uncertain || strays.some(({ key }) => isUnknown(key));
    this.partial = !(complete || parts.whole) || this.uncertain || merged;
    const ignore = childOf(parts.link, 'ignore');
    this.ignored = parts.dialect === 'legacy' && (isUnknown(ignore) || /^true$/i.test(textOf(ignore) ?? ''));
  }

  /** The name for messages. */
  get label(): string {
    return this.name?.text || 'the bond';
  }

  entry(id: FieldId): FieldEntry | undefined {
    return this.#byId.get(id);
  }

  /** Whether anything but null is written for the option. */
  has(id: FieldId): boolean {
    return this.reading(id).state !== 'absent';
  }

  reading(id: FieldId): Reading {
    if (this.#conditional.has(id)) return { state: 'unknown' };
    return this.entry(id)?.reading ?? { state: this.#meant.has(id) ? 'unknown' : 'absent' };
  }

  /** The value, if one is written and Talos takes it. */
  value<Id extends FieldId>(id: Id): ValueOf<Id> | undefined {
    const reading = this.reading(id);
    return reading.state === 'value' ? (reading.value as ValueOf<Id>) : undefined;
  }

  /**
   * The number as Talos takes it: 0 when absent. `undefined`: it cannot be told, as in a patch whose base
   * may hold it, so nothing may follow from it.
   */
  number(id: FieldId): number | undefined {
    const reading = this.reading(id);
    if (reading.state === 'absent') return this.partial ? undefined : 0;
    return reading.state === 'value' && typeof reading.value === 'number' ? reading.value : undefined;
  }

  /** The mode that takes effect. `undefined`: it cannot be told, so nothing may follow from it. */
  get mode(): Mode | undefined {
    const reading = this.reading('mode');
    if (reading.state === 'value') return reading.value as Mode;
    // Talos takes an absent mode for balance-rr, except in a document, which it refuses.
    return reading.state === 'absent' && !this.partial && this.dialect !== 'document' ? 'balance-rr' : undefined;
  }

  /** Where a finding about something missing stands: the mode key, else the key that opens the bond. */
  get anchor(): Span {
    return this.entry('mode')?.pair.key.span ?? this.opener;
  }

  /** How many members there are, a repeated name counted once. `undefined`: some may be several, or cannot be read. */
  get memberCount(): number | undefined {
    const uncountable = this.members.some(({ several, node }) => several || isUnknown(node));
    return uncountable || this.partial || !this.#listsReadable() ? undefined : this.#distinct;
  }

  get #distinct(): number {
    return new Set(this.members.map(({ name, node }) => name ?? node)).size;
  }

  #listsReadable(): boolean {
    return lists.every((id) => ['absent', 'value'].includes(this.reading(id).state));
  }
}

/** Where members are listed. */
const lists = ['members', 'device_selectors'] as const;

/** A scalar's text with its place, or `undefined` when there is none to read. */
export function writtenAt(node: Node | undefined): Written | undefined {
  const text = textOf(node);
  return node && text !== undefined && !isUnknown(node) ? { text, span: node.span } : undefined;
}

/** Of a stretch around the whole bond all options are there or none; of one around a part of it each may be another. */
function conditionalIn(entries: readonly FieldEntry[], { conditional = [], node }: BondParts): ReadonlySet<FieldId> {
  const parts = conditional.filter(({ start, end }) => node.span.start < start || end < node.span.end);
  const within = entries.filter(({ pair }) => parts.some((part) => meets(part, pair.span)));
  return new Set(within.map(({ id }) => id));
}
