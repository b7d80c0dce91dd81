/**
 * Documents that differ in words alone, such as those of the nodes of one cluster, have one tree but for the words: the
 * first of them is parsed, the others take its tree and read their own words in its places.
 */
import type { Span } from '../text.ts';
import type { Reduced } from './blocks.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import { type Parsed, parse } from './yaml.ts';

/** A text that was parsed, for others to follow. */
interface Model {
  readonly text: string;
  readonly cuts: readonly Span[];
  readonly root: Node;
}

/** So much is remembered, in UTF-16 units. */
const most = 400_000;

/** Of one length: texts that are as long and yet not alike must not be compared without end. */
const mostOfLength = 8;

/** Parses documents; those of a layout that it has met before need no parser. */
export class Alike {
  readonly #models = new Map<number, Model[]>();
  #length = 0;

  /** The same as `parse` gives. */
  parse(text: string, reduced: Reduced): Parsed {
    const models = this.#models.get(reduced.text.length) ?? [];
    const model = models.find((one) => isAlike(one.text, reduced.text) && isSameCuts(one.cuts, reduced.cuts));
    if (model) return { root: respelt(model.root, text), errors: [], tied: false };
    const parsed = parse(text, reduced);
    if (isModel(parsed, text, reduced)) this.#remember({ text: reduced.text, cuts: reduced.cuts, root: parsed.root });
    return parsed;
  }

  #remember(model: Model): void {
    const { length } = model.text;
    if (this.#length + length > most) {
      this.#models.clear();
      this.#length = 0;
    }
    this.#length += length;
    const models = [model, ...(this.#models.get(length) ?? [])];
    this.#models.set(length, models.slice(0, mostOfLength));
  }
}

/** What makes of the words near it more than words: anchors, aliases, tags, directives, block scalars, escapes. */
const meaningful = /(?:^|[\s,[{:])[|>&*!?%]|\\/;

/** Whether texts that are alike may follow it: it is sound, and all its scalars read as they are written. */
const isModel = (parsed: Parsed, text: string, reduced: Reduced): parsed is Parsed & { readonly root: Node } =>
  parsed.root !== undefined &&
  parsed.errors.length === 0 &&
  !meaningful.test(reduced.text) &&
  readsAsWritten(parsed.root, text);

function readsAsWritten(node: Node, text: string): boolean {
  switch (node.kind) {
    case 'map':
      return node.pairs.every(
        ({ key, value }) => readsAsWritten(key, text) && (value === undefined || readsAsWritten(value, text)),
      );
    case 'seq':
      return node.items.every((item) => readsAsWritten(item, text));
    case 'scalar':
      return node.style !== 'block' && node.text === wordOf(node, text);
    case 'alias':
      return false;
  }
}

/** What a scalar of one line says if there is nothing in it to be undone. */
function wordOf({ span: { start, end }, style }: ScalarNode, text: string): string {
  return style === 'plain' ? text.slice(start, end) : text.slice(start + 1, end - 1);
}

/** Which characters are letters and digits of ASCII: to YAML one is as good as another. */
const wordly = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z\d]/.test(String.fromCharCode(code)) ? 1 : 0));

function isAlike(one: string, other: string): boolean {
  for (let at = 0; at < one.length; at += 1) {
    const code = one.charCodeAt(at);
    const otherCode = other.charCodeAt(at);
    if (code !== otherCode && !(wordly[code] === 1 && wordly[otherCode] === 1)) return false;
  }
  return true;
}

const isSameCuts = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.length === others.length &&
  some.every(({ start, end }, index) => start === others[index]?.start && end === others[index]?.end);

/** The tree with the words of another text. What says the same there stays the same object. */
function respelt(node: Node, text: string): Node {
  switch (node.kind) {
    case 'map':
      return respeltMap(node, text);
    case 'seq':
      return respeltList(node, text);
    case 'scalar':
      return respeltScalar(node, text);
    case 'alias':
      return node;
  }
}

function respeltMap(map: MapNode, text: string): MapNode {
  const pairs = map.pairs.map((pair) => respeltPair(pair, text));
  return pairs.every((pair, index) => pair === map.pairs[index]) ? map : { ...map, pairs };
}

function respeltPair(pair: Pair, text: string): Pair {
  const key = respeltScalar(pair.key, text);
  const value = pair.value && respelt(pair.value, text);
  return key === pair.key && value === pair.value ? pair : { key, value, span: pair.span };
}

function respeltList(list: SeqNode, text: string): SeqNode {
  const items = list.items.map((item) => respelt(item, text));
  return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
}

function respeltScalar(node: ScalarNode, text: string): ScalarNode {
  const word = wordOf(node, text);
  return word === node.text ? node : { ...node, text: word };
}
