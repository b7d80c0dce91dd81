import { type Reduced, withoutBodies, withoutBulk } from './blocks.ts';

/** The text of one YAML document of a stream, from its mark to the next, and what a look without a parse tells. */
export class Chunk {
  readonly text: string;
  #reduced: Reduced | undefined;
  #signs: Signs | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The text without the bulk of manifests and scripts, which says nothing about the config around it. */
  get reduced(): Reduced {
    this.#reduced ??= withoutBulk(this.text);
    return this.#reduced;
  }

  get signs(): Signs {
    this.#signs ??= readSigns(this.reduced.text);
    return this.#signs;
  }
}

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

/**
 * Cuts a stream at its document marks. What `before` (an earlier cut) shares with the text at both ends is
 * taken over as the same objects, so that the cost of an edit is that of the documents it touches.
 */
export function cut(text: string, before: readonly PlacedChunk[] = []): readonly PlacedChunk[] {
  const head = commonHead(text, before);
  const from = head.reduce((sum, chunk) => sum + chunk.text.length, 0);
  const tail = commonTail(text, before.slice(head.length), from);
  const to = text.length - tail.reduce((sum, chunk) => sum + chunk.text.length, 0);
  return placed([...head, ...cutAfresh(text, from, to), ...tail]);
}

function placed(chunks: readonly Chunk[]): readonly PlacedChunk[] {
  let base = 0;
  return chunks.map((chunk) => {
    const at = base;
    base += chunk.text.length;
    return { chunk, base: at };
  });
}

function cutAfresh(text: string, from: number, to: number): readonly Chunk[] {
  const part = text.slice(from, to);
  const starts = [0, ...marksIn(part)].filter((at, index) => index === 0 || at > 0);
  return starts.map((at, index) => new Chunk(part.slice(at, starts[index + 1]))).filter((chunk) => chunk.text !== '');
}

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
function commonHead(text: string, before: readonly PlacedChunk[]): readonly Chunk[] {
  const head: Chunk[] = [];
  let at = 0;
  for (const { chunk } of before) {
    if (!text.startsWith(chunk.text, at)) break;
    at += chunk.text.length;
    if (at < text.length && !beginsDocument(text, at)) break;
    head.push(chunk);
  }
  return head;
}

/** The chunks at the back that are unchanged and begin with a mark of their own, so that nothing before them can join. */
function commonTail(text: string, rest: readonly PlacedChunk[], from: number): readonly Chunk[] {
  const tail: Chunk[] = [];
  let at = text.length;
  for (const { chunk } of rest.toReversed()) {
    const start = at - chunk.text.length;
    if (start < from || !text.startsWith(chunk.text, start) || !beginsDocument(text, start)) break;
    tail.push(chunk);
    at = start;
  }
  return tail.toReversed();
}

const template = /\{\{|\{%|\{#|\$\{|%\{/;
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

function readSigns(text: string): Signs {
  const kind = topLevel(text, 'kind');
  return {
    relevant:
      (linkKinds as readonly (string | undefined)[]).includes(kind) || /bond/i.test(text) || /^machine:/m.test(text),
    machineType: /^machine:/m.test(text) && /^ +['"]?type['"]?: *['"]?(?:controlplane|worker|init)\b/m.test(text),
    cluster: /^cluster:/m.test(text),
    template: template.test(text) && template.test(withoutBodies(text)),
    conflict: conflict.test(text),
    sops: /^(?:sops:|\{?\s*"sops"\s*:)/m.test(text),
    kind,
    kubernetes:
      /^(?:v\d+\w*|.*\/.*)$/.test(topLevel(text, 'apiVersion') ?? '') && topLevel(text, 'apiVersion') !== 'v1alpha1',
  };
}

/** The scalar after a key in the first column. */
const topLevel = (text: string, key: string): string | undefined =>
  new RegExp(`^${key}: *['"]?([^\\s'"#]+)`, 'm').exec(text)?.[1];
