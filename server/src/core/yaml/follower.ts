/** Reads in the tree of one text the words of another. */
import type { Span } from '../text.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';

/** Where in a text a place of its model is. */
export type PlaceOf = (offset: number) => number;

/** The tree of a text by that of its model. `text`: without template expressions. `placeOf`: absent where all stand where they stand in the model. */
export const follow = (root: Node, text: string, placeOf?: PlaceOf): Node => new Follower(text, placeOf).node(root);

/** What a scalar of one line says if there is nothing in it to be undone. */
export function wordOf({ style }: ScalarNode, { start, end }: Span, text: string): string {
  return style === 'plain' ? text.slice(start, end) : text.slice(start + 1, end - 1);
}

/** Makes the tree of a text from that of its model. What says the same at the same place stays the same object. */
class Follower {
  readonly #text: string;
  /** Where in the text a place of the model is. */
  readonly #placeOf: PlaceOf | undefined;

  constructor(text: string, placeOf: PlaceOf | undefined) {
    this.#text = text;
    this.#placeOf = placeOf;
  }

  node(node: Node): Node {
    switch (node.kind) {
      case 'map':
        return this.#map(node);
      case 'seq':
        return this.#list(node);
      case 'scalar':
        return this.#scalar(node);
      case 'alias':
        return node;
    }
  }

  #map(map: MapNode): MapNode {
    const span = this.#span(map.span);
    const pairs = map.pairs.map((pair) => this.#pair(pair));
    const isSame = span === map.span && pairs.every((pair, index) => pair === map.pairs[index]);
    return isSame ? map : { ...map, span, pairs };
  }

  #pair(pair: Pair): Pair {
    const span = this.#span(pair.span);
    const key = this.#scalar(pair.key);
    const value = pair.value && this.node(pair.value);
    return span === pair.span && key === pair.key && value === pair.value ? pair : { key, value, span };
  }

  #list(list: SeqNode): SeqNode {
    const span = this.#span(list.span);
    const items = list.items.map((item) => this.node(item));
    const isSame = span === list.span && items.every((item, index) => item === list.items[index]);
    return isSame ? list : { ...list, span, items };
  }

  #scalar(node: ScalarNode): ScalarNode {
    const span = this.#span(node.span);
    const text = wordOf(node, span, this.#text);
    return span === node.span && text === node.text ? node : { ...node, span, text };
  }

  #span(span: Span): Span {
    if (!this.#placeOf) return span;
    const start = this.#placeOf(span.start);
    const end = this.#placeOf(span.end);
    return start === span.start && end === span.end ? span : { start, end };
  }
}
