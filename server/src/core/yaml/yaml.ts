/** The only door to the `yaml` package: text in, plain nodes with places out. Reading never fails. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  type Scalar,
  Schema,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
  type Pair as YamlPair,
} from 'yaml';
import type { Span } from '../text.ts';
import { type Reduced, withoutBulk } from './blocks.ts';
import { nestsTooDeep } from './depth.ts';
import type { AliasNode, MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';

/** Scalars stay text: their meaning is for Talos' decoder to say. Made once, as each document would make its own. */
const schema = new Schema({ schema: 'failsafe' });

export interface Parsed {
  /** What could be read; nothing for an empty or hopeless text. */
  readonly root: Node | undefined;
  /** Where the text is no YAML, with what the parser says of it. Empty: it is sound. */
  readonly errors: readonly SyntaxFault[];
  /** It has anchors or aliases, so that one part of it may say what another is. */
  readonly tied: boolean;
}

export interface SyntaxFault {
  readonly span: Span;
  /** The parser's code for the sort of fault; empty when the text could not be parsed at all. */
  readonly code: string;
  readonly message: string;
}

/** Parses the text of one YAML document; `reduced` where its bulk has been set aside before. */
export function parse(text: string, reduced: Reduced = withoutBulk(text)): Parsed {
  if (nestsTooDeep(reduced.text)) return unreadable('nested too deeply');
  try {
    // Repeated keys are for others to report.
    const document = withoutTraces(() =>
      parseDocument(reduced.text, {
        schema,
        strict: false,
        uniqueKeys: false,
        logLevel: 'silent',
        prettyErrors: false,
      }),
    );
    const errors = document.errors.map(({ pos, code, message }) => ({
      span: { start: reduced.outer(pos[0]), end: reduced.outer(pos[1]) },
      code,
      message,
    }));
    const converter = new Converter(text, reduced.outer);
    const root = document.contents ? converter.node(document.contents) : undefined;
    return { root, errors, tied: converter.tied };
  } catch (error) {
    return unreadable(error instanceof Error ? error.name : 'unreadable');
  }
}

/** The parser makes an error object for each fault. Of a text with a hundred thousand, the traces cost most of the time. */
function withoutTraces<T>(read: () => T): T {
  const engine = Error as ErrorConstructor & { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  engine.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    if (limit === undefined) delete engine.stackTraceLimit;
    else engine.stackTraceLimit = limit;
  }
}

/** What announces a scalar among the parser's tokens; like the start of a document and a broken end of a flow, no text. */
const scalarNext = '\u001f';
const noText: ReadonlySet<string> = new Set([scalarNext, '\u0002', '\u0018']);

/** Where the comments of a document stand, from their `#` to the end of the line. */
export function commentsIn({ text, outer }: Reduced): readonly Span[] {
  const comments: Span[] = [];
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    const isScalar = before === scalarNext;
    before = isScalar ? '' : token;
    if (!isScalar && noText.has(token)) continue;
    if (!isScalar && token.startsWith('#'))
      comments.push({ start: outer(at), end: outer(at) + token.trimEnd().length });
    at += token.length;
  }
  return comments;
}

const unreadable = (message: string): Parsed => ({
  root: undefined,
  errors: [{ span: { start: 0, end: 0 }, code: '', message }],
  tied: false,
});

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

/** Turns the nodes of the `yaml` package into ours, in outer offsets; an alias points at the node of its anchor. */
class Converter {
  readonly #text: string;
  readonly #outer: (offset: number) => number;
  readonly #anchors = new Map<string, Exclude<Node, AliasNode>>();
  #aliases = 0;

  constructor(text: string, outer: (offset: number) => number) {
    this.#text = text;
    this.#outer = outer;
  }

  get tied(): boolean {
    return this.#anchors.size + this.#aliases > 0;
  }

  node(source: YamlNode): Node {
    if (isAlias(source)) {
      this.#aliases += 1;
      return { kind: 'alias', span: this.#span(source), target: this.#anchors.get(source.source) };
    }
    const node = this.#own(source);
    const anchor = 'anchor' in source ? source.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, node);
    return node;
  }

  #own(source: YamlNode): Exclude<Node, AliasNode> {
    if (isMap(source)) return this.#map(source);
    if (isSeq(source)) return this.#seq(source);
    return this.#scalar(source as Scalar);
  }

  #map(source: YAMLMap): MapNode {
    const flow = source.flow === true;
    const pairs = source.items.flatMap((pair) => this.#pair(pair as YamlPair));
    return { kind: 'map', span: this.#collection(source, pairs), flow, pairs };
  }

  #seq(source: YAMLSeq): SeqNode {
    const flow = source.flow === true;
    const items = source.items.flatMap((item) => (isPairLike(item) ? [] : [this.node(item as YamlNode)]));
    return { kind: 'seq', span: this.#collection(source, items), flow, items };
  }

  /** A block collection ends with its last entry; the parser counts the line breaks and comments behind it too. */
  #collection(source: YAMLMap | YAMLSeq, parts: ReadonlyArray<{ readonly span: Span }>): Span {
    const span = this.#span(source);
    const last = parts.at(-1);
    return source.flow || !last ? span : { start: span.start, end: last.span.end };
  }

  #pair({ key, value }: YamlPair): readonly Pair[] {
    if (!isScalar(key) || !key.range) return [];
    const name = this.#scalar(key);
    if (key.anchor) this.#anchors.set(key.anchor, name);
    const node = value ? this.node(value as YamlNode) : undefined;
    const written = node && !(node.kind === 'scalar' && node.span.start === node.span.end) ? node : undefined;
    return [{ key: name, value: written, span: { start: name.span.start, end: (written ?? name).span.end } }];
  }

  #scalar(source: Scalar): ScalarNode {
    const span = this.#span(source);
    const style = styles[source.type ?? ''] ?? 'plain';
    const tag = source.tag === undefined ? {} : { tag: source.tag };
    if (style !== 'block') return { kind: 'scalar', span, text: String(source.value ?? ''), style, ...tag };
    const start = Math.min(this.#text.indexOf('\n', span.start) + 1 || span.end, span.end);
    const written = { start: span.start, end: span.start + this.#text.slice(span.start, span.end).trimEnd().length };
    return {
      kind: 'scalar',
      span: written,
      text: String(source.value ?? ''),
      style,
      body: { start, end: span.end },
      ...tag,
    };
  }

  #span({ range }: YamlNode): Span {
    const [start, end] = range ?? [0, 0];
    return { start: this.#outer(start), end: Math.max(this.#outer(start), this.#outer(end)) };
  }
}

const isPairLike = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'key' in item && !('range' in item);
