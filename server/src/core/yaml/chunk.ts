/** One YAML document of a stream, before it is parsed. */
import type { Span } from '../text.ts';
import type { Alike } from './alike.ts';
import { type Body, blockBodies, endsBy, type Reduced, withoutBoth, withoutBulk } from './blocks.ts';
import { withoutConflicts } from './conflict.ts';
import { reparse } from './reparse.ts';
import { sectionsBesideBonds } from './sections.ts';
import { readSigns, type Signs } from './signs.ts';
import { type Masked, maskTemplates, mayHoldTemplates } from './templates.ts';
import { compare, touchedLines, type Versions } from './versions.ts';
import { type Parsed, parse } from './yaml.ts';

/** How a text stands in its file. */
export interface Manner {
  /** The file's name or path: some template marks count only in files named as templates. */
  readonly name: string;
  /** The column in which the text's own first column stands, as in a block scalar. */
  readonly indent: number;
  /** What was parsed of its kind. */
  readonly alike?: Alike;
}

export const plainly: Manner = { name: '', indent: 0 };

/** A document before an edit within it. */
interface Predecessor {
  readonly chunk: Chunk;
  readonly versions: Versions;
}

/** The text of one YAML document of a stream, from its mark to the next, and what a look without a parse tells. */
export class Chunk {
  readonly text: string;
  readonly #manner: Manner;
  readonly #mayHoldTemplates: boolean;
  /** Without templates in both, what is known of the one before helps to know this one. */
  #before: Predecessor | undefined;
  #masked: Masked | undefined;
  #bodies: readonly Body[] | undefined;
  #reduced: Reduced | undefined;
  #beside: readonly Span[] | undefined;
  #signs: Signs | undefined;
  #parsed: Parsed | undefined;

  constructor(text: string, manner = plainly, before?: Predecessor) {
    this.text = text;
    this.#manner = manner;
    const base = before === undefined ? undefined : before.chunk.#basisFor(text, before.versions);
    const wasPlain = base && !base.chunk.#mayHoldTemplates && base.chunk.#manner.name === manner.name;
    const { start, end } = wasPlain ? touchedLines(base.versions) : { start: 0, end: text.length };
    this.#mayHoldTemplates = mayHoldTemplates(text.slice(start, end), manner.name);
    if (wasPlain && !this.#mayHoldTemplates) this.#before = base;
  }

  /** The document with another text, known by what is known of this one. */
  instead(text: string): Chunk {
    return new Chunk(text, this.#manner, { chunk: this, versions: compare(this.text, text) });
  }

  /** The text with its template expressions blotted out: nothing moves, and what is left is mostly YAML. */
  get masked(): Masked {
    this.#masked ??= this.#mayHoldTemplates
      ? maskTemplates(this.text, this.#manner.name)
      : { text: this.text, blots: [], open: [], unpaired: [] };
    return this.#masked;
  }

  /** The text as it goes to the parser: marks of a merge are comments. */
  get readable(): string {
    return this.signs.conflict ? withoutConflicts(this.masked.text) : this.masked.text;
  }

  get bodies(): readonly Body[] {
    const before = this.#before;
    this.#bodies ??= blockBodies(this.masked.text, before && endsBy(before.chunk.bodies, before.versions));
    return this.#bodies;
  }

  /** The text without the bulk of manifests and scripts, which says nothing about the config around it. */
  get reduced(): Reduced {
    this.#reduced ??= withoutBulk(this.masked.text, this.bodies);
    return this.#reduced;
  }

  /** What is left when the sections are gone too in which no bond can stand: all that need be parsed to find bonds. */
  get essence(): Reduced {
    const sections = this.#sectionsBeside;
    return sections.length === 0 ? this.reduced : withoutBoth(this.masked.text, this.reduced, sections);
  }

  /** The document as the parser reads it. */
  get parsed(): Parsed {
    this.#parsed ??= this.signs.conflict ? parse(this.readable) : (this.#reparsed() ?? this.#parsedAnew());
    if (this.#parsed.errors.length === 0) this.#before = undefined;
    return this.#parsed;
  }

  #parsedAnew(): Parsed {
    const { alike } = this.#manner;
    // Nobody follows a version that is typed at.
    return alike === undefined || this.#before
      ? parse(this.text, this.essence)
      : alike.parse(this.text, this.masked.text, this.essence);
  }

  #reparsed(): Parsed | undefined {
    if (!this.#before) return undefined;
    const { chunk, versions } = this.#before;
    const parsed = chunk.signs.conflict ? undefined : chunk.#parsed;
    return parsed && reparse({ essence: chunk.essence, parsed }, this.essence, versions);
  }

  /** What helps to know a later version: this one or, while it is broken as by a half-typed key, the last that was sound. */
  #basisFor(text: string, versions: Versions): Predecessor {
    const sound = this.#parsed && this.#parsed.errors.length > 0 ? this.#before?.chunk : undefined;
    // Lest all versions of a text be kept, each for the sake of the next.
    if (!sound) this.#before = undefined;
    return sound ? { chunk: sound, versions: compare(sound.text, text) } : { chunk: this, versions };
  }

  /** Those sections, each as its whole lines. */
  get leftOut(): readonly string[] {
    return this.#sectionsBeside.map(({ start, end }) => this.reduced.text.slice(start, end));
  }

  get #sectionsBeside(): readonly Span[] {
    this.#beside ??= sectionsBesideBonds(this.reduced.text);
    return this.#beside;
  }

  get signs(): Signs {
    this.#signs ??= readSigns(this, this.#manner.indent);
    return this.#signs;
  }
}
