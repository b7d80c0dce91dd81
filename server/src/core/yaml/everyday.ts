/**
 * Reads YAML as nearly every config is written: block mappings and lists, words and numbers on one line, short lists in
 * brackets, literal blocks. Many times faster than a parser for all of YAML, which keeps the last word: whatever is the
 * least bit unusual or wrong is left to it, and what is read here is what it would give.
 */
import type { Span } from '../text.ts';
import type { Reduced } from './blocks.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import { isUsual, patterns, Scanner } from './scanner.ts';

/** The root of a text of this sort; nothing for any other. `whole`: the text that `reduced` was made of. */
export const readEveryday = (whole: string, reduced: Reduced): Node | undefined =>
  isUsual(reduced.text) ? new Reader(new Scanner(whole, reduced)).root() : undefined;

/** Deeper is not usual, and recursion has an end. */
const deepest = 60;

/** Each method reads one thing, and goes on to the next line with content where the thing ends its own. */
class Reader {
  readonly #scanner: Scanner;
  /** The column in which the line begins; -1 at the end of the text. */
  #column = -1;
  /** It begins with a dash. */
  #dash = false;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  root(): Node | undefined {
    if (this.#scanner.passes(patterns.mark) && !this.#scanner.passes(patterns.restOfLine)) return undefined;
    this.#nextLine();
    const root = this.#block();
    return this.#column < 0 ? root : undefined;
  }

  #nextLine(): void {
    this.#column = this.#scanner.toContent();
    this.#dash = this.#scanner.onDash;
  }

  #deeper<T>(read: () => T | undefined): T | undefined {
    if (this.#depth > deepest) return undefined;
    this.#depth += 1;
    const found = read();
    this.#depth -= 1;
    return found;
  }

  /** The mapping or the list that begins here. */
  #block(): MapNode | SeqNode | undefined {
    if (this.#column < 0) return undefined;
    return this.#deeper(() => (this.#dash ? this.#list(this.#column) : this.#map(this.#column)));
  }

  #map(column: number): MapNode | undefined {
    const pairs: Pair[] = [];
    do {
      const pair = this.#pair(column);
      if (!pair) return undefined;
      pairs.push(pair);
    } while (this.#column === column && !this.#dash);
    return this.#column < column ? { kind: 'map', span: spanOf(pairs), flow: false, pairs } : undefined;
  }

  #pair(column: number): Pair | undefined {
    const key = this.#scanner.word('plain', patterns.key);
    if (!key) return undefined;
    this.#scanner.step();
    if (!this.#scanner.passes(patterns.restOfLine)) return pairOf(key, this.#value(column));
    this.#nextLine();
    // The dashes of a list may stand right below the key that holds it.
    const isBelow = this.#column > column || (this.#column === column && this.#dash);
    return isBelow ? pairOf(key, this.#block()) : { key, value: undefined, span: key.span };
  }

  #list(column: number): SeqNode | undefined {
    const { start } = this.#scanner.span(this.#scanner.at);
    const items: Node[] = [];
    do {
      const item = this.#item(column);
      if (!item) return undefined;
      items.push(item);
    } while (this.#column === column && this.#dash);
    if (this.#column > column) return undefined;
    return { kind: 'seq', span: { start, end: spanOf(items).end }, flow: false, items };
  }

  /** What stands behind a dash: a value, or a mapping whose first key stands there. */
  #item(column: number): Node | undefined {
    const dash = this.#scanner.at;
    this.#scanner.step();
    this.#scanner.passes(patterns.blanks);
    if (!this.#scanner.sees(patterns.key)) return this.#value(column);
    this.#column += this.#scanner.at - dash;
    this.#dash = false;
    return this.#block();
  }

  /** The value that begins on this line; its key or dash stands at `column`. */
  #value(column: number): Node | undefined {
    this.#scanner.passes(patterns.blanks);
    const value = this.#scanner.sees(patterns.literal) ? this.#scanner.literal(column) : this.#line();
    if (value) this.#nextLine();
    return value;
  }

  /** A value that ends on this line. */
  #line(): Node | undefined {
    const value = this.#scanner.word('plain') ?? this.#flow();
    return value && this.#scanner.passes(patterns.restOfLine) ? value : undefined;
  }

  /** A value that has an end of its own: in quotes, brackets or braces, or a word within those. */
  #flow(): Node | undefined {
    const start = this.#scanner.at;
    switch (this.#scanner.next) {
      case '"':
        return this.#scanner.word('double');
      case "'":
        return this.#scanner.word('single');
      case '[': {
        const items = this.#parts(']', () => this.#flow());
        return items && { kind: 'seq', span: this.#scanner.span(start), flow: true, items };
      }
      case '{': {
        const pairs = this.#parts('}', () => this.#flowPair());
        return pairs && { kind: 'map', span: this.#scanner.span(start), flow: true, pairs };
      }
      default:
        return this.#scanner.word('plain', patterns.flowPlain);
    }
  }

  #flowPair(): Pair | undefined {
    const key = this.#scanner.word('plain', patterns.flowKey);
    if (!key) return undefined;
    this.#scanner.step();
    this.#scanner.passes(patterns.blanks);
    return pairOf(key, this.#flow());
  }

  /** The parts between commas, from the opening bracket to the closing one. */
  #parts<T>(close: string, read: () => T | undefined): readonly T[] | undefined {
    const parts: T[] = [];
    do {
      this.#scanner.step();
      this.#scanner.passes(patterns.blanks);
      if (parts.length === 0 && this.#scanner.next === close) break;
      const part = this.#deeper(read);
      if (part === undefined) return undefined;
      parts.push(part);
      this.#scanner.passes(patterns.blanks);
    } while (this.#scanner.next === ',');
    if (this.#scanner.next !== close) return undefined;
    this.#scanner.step();
    return parts;
  }
}

const pairOf = (key: ScalarNode, value: Node | undefined): Pair | undefined =>
  value && { key, value, span: { start: key.span.start, end: value.span.end } };

const spanOf = (parts: ReadonlyArray<{ readonly span: Span }>): Span => ({
  start: parts[0]?.span.start ?? 0,
  end: parts.at(-1)?.span.end ?? 0,
});
