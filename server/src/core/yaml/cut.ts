import { blockBodies, type Reduced, without, withoutBulk } from './blocks.ts';
import { sectionsBesideBonds } from './sections.ts';
import { type Masked, maskTemplates, mayHoldTemplates } from './templates.ts';

/** How a text stands in its file. */
export interface Manner {
  /** The file's name or path: some template marks count only in files named as templates. */
  readonly name: string;
  /** The column in which the text's own first column stands, as in a block scalar. */
  readonly indent: number;
}

const plainly: Manner = { name: '', indent: 0 };

/** The text of one YAML document of a stream, from its mark to the next, and what a look without a parse tells. */
export class Chunk {
  readonly text: string;
  readonly #manner: Manner;
  #masked: Masked | undefined;
  #reduced: Reduced | undefined;
  #signs: Signs | undefined;

  constructor(text: string, manner = plainly) {
    this.text = text;
    this.#manner = manner;
  }

  /** The text with its template expressions blotted out: nothing moves, and what is left is mostly YAML. */
  get masked(): Masked {
    this.#masked ??= mayHoldTemplates(this.text, this.#manner.name)
      ? maskTemplates(this.text, this.#manner.name)
      : { text: this.text, blots: [], open: [], unpaired: [] };
    return this.#masked;
  }

  /** The text without the bulk of manifests and scripts, which says nothing about the config around it. */
  get reduced(): Reduced {
    this.#reduced ??= withoutBulk(this.masked.text);
    return this.#reduced;
  }

  /** What is left when the sections are gone too in which no bond can stand: all that need be parsed to find bonds. */
  get essence(): Reduced {
    const { text, outer } = this.reduced;
    const essence = without(text, sectionsBesideBonds(text));
    return { text: essence.text, outer: (offset) => outer(essence.outer(offset)) };
  }

  get signs(): Signs {
    this.#signs ??= readSigns(this, this.#manner.indent);
    return this.#signs;
  }
}

/** The lines moved to the left, for looks that go by the first column. */
const withoutIndent = (text: string, indent: number): string =>
  indent === 0 ? text : text.replaceAll(new RegExp(`^ {1,${indent}}`, 'gm'), '');

/** What is known of a document before it is parsed. */
export interface Signs {
  /** It could hold a bond or something that a bond's rules look at. */
  readonly relevant: boolean;
  readonly machineType: boolean;
  readonly cluster: boolean;
  /** A template expression outside block scalars. */
  readonly template: boolean;
  /** Merge-conflict markers. */
  readonly conflict: boolean;
  /** Encrypted by SOPS: a top-level `sops:` key. */
  readonly sops: boolean;
  /** The value of a top-level `kind:`. */
  readonly kind: string | undefined;
  /** A Kubernetes object: its `apiVersion` is `v1` or names a group. */
  readonly kubernetes: boolean;
}

export interface PlacedChunk {
  readonly chunk: Chunk;
  /** The offset of the chunk in the whole text. */
  readonly base: number;
}

const mark = /^(?:---(?=[ \t\r\n]|$)|\.\.\.(?=[ \t]*(?:#[^\n]*)?\r?$))/gm;

/** A text with its cut. */
export interface Stream {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
}

/**
 * Cuts a stream at its document marks. What `before` (an earlier version) shares with the text at both ends is
 * taken over as the same objects, so that the cost of an edit is that of the documents it touches.
 */
export function cut(text: string, before: Stream = { text: '', chunks: [] }, manner = plainly): readonly PlacedChunk[] {
  if (manner.indent > 0) return cutIndented(text, manner);
  const head = commonHead(text, before);
  const last = head.at(-1);
  const from = last ? last.base + last.chunk.text.length : 0;
  const tail = commonTail(text, before, head.length, from);
  return [...head, ...cutAfresh(text, from, tail[0]?.base ?? text.length, manner), ...tail];
}

function cutAfresh(text: string, from: number, to: number, manner: Manner): readonly PlacedChunk[] {
  const part = text.slice(from, to);
  return chunksAt(part, marksIn(part), manner).map(({ chunk, base }) => ({ chunk, base: from + base }));
}

/** A block scalar that holds a stream. Its marks are none to the parser, so blanks take their place. */
function cutIndented(text: string, manner: Manner): readonly PlacedChunk[] {
  const marks = new RegExp(`(?<=^ {${manner.indent}})(?:---|\\.\\.\\.)(?=[ \\t\\r\\n]|$)`, 'gm');
  const starts = [...text.matchAll(marks)].map(({ index }) => index - manner.indent);
  return chunksAt(text.replaceAll(marks, '   '), starts, manner);
}

function chunksAt(text: string, marks: readonly number[], manner: Manner): readonly PlacedChunk[] {
  const starts = [0, ...marks].filter((at, index) => index === 0 || at > 0);
  return starts.flatMap((at, index) => {
    const own = text.slice(at, starts[index + 1]);
    return own === ''
      ? []
      : [{ chunk: new Chunk(own.length === text.length ? text : detached(own), manner), base: at }];
  });
}

/** A copy: a slice would keep the whole text of its version in memory for as long as one document stays unchanged. */
const detached = (slice: string): string => ` ${slice}`.slice(1);

/** Where a document begins: at `---`, and after the line of `...`. */
function marksIn(text: string): readonly number[] {
  const starts: number[] = [];
  for (const { 0: found, index } of text.matchAll(mark)) {
    if (index > 0 && text[index - 1] !== '\n') continue; // `^` also matches after breaks that YAML does not know
    const start = found === '---' ? index : text.indexOf('\n', index) + 1;
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  return starts;
}

/** Whether a mark stands at `at`, on a line of its own. */
const beginsDocument = (text: string, at: number): boolean =>
  (at === 0 || text[at - 1] === '\n') && /^---(?:[ \t\r\n]|$)/.test(text.slice(at, at + 4));

/** The chunks at the front that are unchanged; the last of them only counts if the next still begins a document. */
function commonHead(text: string, before: Stream): readonly PlacedChunk[] {
  const same = commonPrefix(text, before.text);
  const endOf = ({ chunk, base }: PlacedChunk): number => base + chunk.text.length;
  let count = before.chunks.findLastIndex((placed) => endOf(placed) <= same) + 1;
  const stands = (at: number): boolean => at === text.length || beginsDocument(text, at);
  for (let last = before.chunks[count - 1]; last && !stands(endOf(last)); last = before.chunks[count - 1]) count -= 1;
  return before.chunks.slice(0, count);
}

/** The chunks at the back that are unchanged; the first begins with a mark of its own, so that nothing before it can join. */
function commonTail(text: string, before: Stream, used: number, from: number): readonly PlacedChunk[] {
  const shift = text.length - before.text.length;
  const same = before.text.length - commonSuffix(text, before.text);
  const first = before.chunks.findIndex(
    ({ base }, index) => index >= used && base >= same && base + shift >= from && beginsDocument(text, base + shift),
  );
  const tail = first < 0 ? [] : before.chunks.slice(first);
  return shift === 0 ? tail : tail.map(({ chunk, base }) => ({ chunk, base: base + shift }));
}

/** How many units two texts share at the front. Halving compares whole stretches, which the runtime does quickly. */
function commonPrefix(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many units two texts share at the back. */
function commonSuffix(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m;

/** Kinds whose documents say something about a bond or its members. */
export const linkKinds = [
  'BondConfig',
  'BridgeConfig',
  'DHCPv4Config',
  'DHCPv6Config',
  'DummyLinkConfig',
  'HCloudVIPConfig',
  'Layer2VIPConfig',
  'LinkAliasConfig',
  'LinkConfig',
  'VLANConfig',
  'VRFConfig',
  'VethConfig',
  'WireguardConfig',
] as const;

function readSigns({ text: whole, masked, reduced }: Chunk, indent: number): Signs {
  const text = withoutIndent(reduced.text, indent);
  const kind = topLevel(text, 'kind');
  return {
    relevant:
      (linkKinds as readonly (string | undefined)[]).includes(kind) ||
      /bond/i.test(text) ||
      /^machine:/m.test(text) ||
      // In a text that another file carries.
      mentionsBonds(whole),
    machineType: /^machine:/m.test(text) && /^ +['"]?type['"]?: *['"]?(?:controlplane|worker|init)\b/m.test(text),
    cluster: /^cluster:/m.test(text),
    template: masked.blots.length > 0 && outsideBodies(masked),
    conflict: conflict.test(text),
    sops: /^(?:sops:|\{?[ \t]*"sops"[ \t]*:)/m.test(text),
    kind,
    kubernetes:
      /^(?:v\d+\w*|.*\/.*)$/.test(topLevel(text, 'apiVersion') ?? '') && topLevel(text, 'apiVersion') !== 'v1alpha1',
  };
}

/** The cheap test that comes before anything else: a text without the word cannot hold a bond. */
export const mentionsBonds = (text: string): boolean => text.includes('bond') || text.includes('Bond');

function outsideBodies({ text, blots }: Masked): boolean {
  const bodies = blockBodies(text);
  return blots.some(({ start }) => !bodies.some((body) => body.start <= start && start < body.end));
}

/** The scalar after a key in the first column. */
const topLevel = (text: string, key: string): string | undefined =>
  new RegExp(`^${key}: *['"]?([^\\s'"#]+)`, 'm').exec(text)?.[1];
