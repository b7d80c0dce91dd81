import type { PlacedChunk } from '../yaml/cut.ts';
import { embeddedIn } from '../yaml/embedded.ts';
import { type Placement, shiftedBy, through } from '../yaml/placement.ts';
import { type Around, deepest, identityOf } from './around.ts';
import type { BondFile } from './file.ts';
import type { PlacedText } from './read.ts';

/** A text within the text, read, and the way back. */
export interface Embedded {
  readonly file: BondFile;
  readonly placement: Placement;
}

/** Reads a text that stands in another. */
export type ReadWithin = (text: string, around: Around) => BondFile;

/** The texts within a text: each is read once, and what did not change since the version before serves again. */
export class TextsWithin {
  readonly #read: ReadWithin;
  readonly #outside: Pick<Around, 'sealed' | 'depth'>;
  /** By all that makes them what they are. */
  readonly #before: ReadonlyMap<string, BondFile>;
  readonly #files = new Map<string, BondFile>();
  readonly #known = new Map<PlacedText, Embedded | undefined>();
  #hasAll = false;

  constructor(read: ReadWithin, outside: Pick<Around, 'sealed' | 'depth'>, before?: TextsWithin) {
    this.#read = read;
    this.#outside = outside;
    this.#before = before === undefined ? new Map() : before.#hasAll ? before.#files : before.#before;
  }

  /** All of them that can be followed letter by letter. */
  all(texts: Iterable<readonly [PlacedText, PlacedChunk]>): readonly Embedded[] {
    const found = [...texts].flatMap(([text, placed]) => this.of(text, placed) ?? []);
    this.#hasAll = true;
    return found;
  }

  /** Nothing for a text that cannot be followed letter by letter. */
  of(text: PlacedText, placed: PlacedChunk): Embedded | undefined {
    if (!this.#known.has(text)) this.#known.set(text, this.#embed(text, placed));
    return this.#known.get(text);
  }

  #embed({ scalar, whole, uncertain }: PlacedText, { chunk, base }: PlacedChunk): Embedded | undefined {
    const { sealed, depth } = this.#outside;
    const found = depth < deepest ? embeddedIn(chunk.text, scalar, chunk.masked.text) : undefined;
    if (!found) return undefined;
    const around = { whole, sealed, uncertain, indent: found.indent, depth: depth + 1 };
    return { file: this.#fileOf(found.text, around), placement: through(shiftedBy(base), found.placement) };
  }

  /** The same object for the same text, so that what is known of it serves again. */
  #fileOf(text: string, around: Around): BondFile {
    const identity = identityOf(text, around);
    const file = this.#files.get(identity) ?? this.#before.get(identity) ?? this.#read(text, around);
    this.#files.set(identity, file);
    return file;
  }
}
