/** What need not be parsed to say that a text is YAML: what was parsed for bonds already, and what was sound before. */
import type { Document } from '../model/document.ts';
import type { Chunk } from '../yaml/chunk.ts';
import { everyMapIn, type Node } from '../yaml/node.ts';
import { parse } from '../yaml/yaml.ts';

/** So much is remembered, in UTF-16 units. */
const most = 4_000_000;

/** A key with a plain word, such as a token or an address, or with a list of them. */
const plainLine =
  /^( *(?:- )?[a-z][\w./-]*: )(?:([a-z\d][\w./+=-]*)|\[[a-z\d][\w./-]*(?:, [a-z\d][\w./-]*)*\])(?=\r?$)/gim;

/** The text with one word for all plain words: they differ from file to file, and there is nothing in them to be wrong. */
const shapeOf = (text: string): string =>
  text.replaceAll(plainLine, (_, key: string, word?: string) => `${key}${word === undefined ? '[x]' : 'x'}`);

/** Shapes of texts that were found to be sound. The configs of one cluster have most of their sections in common. */
export class Soundness {
  readonly #sound = new Set<string>();
  #length = 0;

  /** Whether a text is YAML by itself, with each key once. */
  of(text: string): boolean {
    const shape = shapeOf(text);
    if (this.#sound.has(shape)) return true;
    const { root, errors } = parse(text);
    if (errors.length > 0 || repeatsKeys(root)) return false;
    if (this.#length > most) {
      this.#sound.clear();
      this.#length = 0;
    }
    this.#sound.add(shape);
    this.#length += shape.length;
    return true;
  }

  /** Whether a document is: in what was read of it for bonds, if anything, and in the sections that were left out. */
  ofChunk({ reduced, leftOut }: Chunk, document: Document | undefined): boolean {
    if (!document) return this.of(reduced.text);
    const keys = new Set(leftOut.map((section) => /^[^:]*/.exec(section)?.[0]));
    return (
      document.errors.length === 0 &&
      !repeatsKeys(document.root) &&
      keys.size === leftOut.length &&
      leftOut.every((section) => this.of(section))
    );
  }
}

function repeatsKeys(root: Node | undefined): boolean {
  for (const { pairs } of everyMapIn(root))
    if (new Set(pairs.map(({ key }) => key.text)).size < pairs.length) return true;
  return false;
}
