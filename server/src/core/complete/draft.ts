/** YAML that is not written yet, and the ways to write it: in block or flow style, plain or as an LSP snippet. */

/** A value to write. */
export type Draft =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean; readonly hole?: true }
  | { readonly kind: 'list'; readonly items: readonly Draft[] }
  | { readonly kind: 'map'; readonly pairs: readonly DraftPair[] };

export interface DraftPair {
  readonly key: string;
  readonly value: Draft;
}

export const scalar = (value: string | number | boolean): Draft => ({ kind: 'scalar', value });

/** A value that the user is to replace: a tab stop in a snippet. */
export const hole = (value: string | number): Draft => ({ kind: 'scalar', value, hole: true });

export const list = (items: readonly Draft[]): Draft => ({ kind: 'list', items });

export const map = (pairs: readonly DraftPair[]): Draft => ({ kind: 'map', pairs });

/** The author's hand. */
export interface Style {
  readonly flow: boolean;
  /** Quotes around keys, and around every word that is a string. */
  readonly quote: '' | "'" | '"';
  readonly lineBreak: string;
  /** Columns by which a mapping stands deeper than its key. */
  readonly step: number;
  /** Columns by which the dashes of a list stand deeper than its key. */
  readonly listStep: number;
}

/** Writes drafts in a style; as a snippet, with tab stops and escapes, or plain. */
export class Renderer {
  readonly #style: Style;
  readonly #snippet: boolean;
  /** The tab stops by what stands in them: the same word twice is one thing to replace. */
  readonly #holes = new Map<string, number>();

  constructor(style: Style, snippet: boolean) {
    this.#style = style;
    this.#snippet = snippet;
  }

  /** How many tab stops were written. */
  get holes(): number {
    return this.#holes.size;
  }

  /** The pairs of a mapping whose keys stand at `column`. */
  pairs(pairs: readonly DraftPair[], column: number): string {
    const written = pairs.map(({ key, value }) => this.#key(key) + this.#behindKey(value, column));
    return written.join(this.#style.flow ? ', ' : this.#newLine(column));
  }

  /** The items of a list whose dashes stand at `column`. */
  items(items: readonly Draft[], column: number): string {
    const written = items.map((item) =>
      this.#style.flow ? this.value(item) : `- ${this.#blockItem(item, column + 2)}`,
    );
    return written.join(this.#style.flow ? ', ' : this.#newLine(column));
  }

  /** A value on one line. */
  value(draft: Draft): string {
    if (draft.kind === 'list') return `[${draft.items.map((item) => this.value(item)).join(', ')}]`;
    if (draft.kind === 'scalar') return this.#scalar(draft);
    return this.#brackets(draft.pairs.map(({ key, value }) => `${this.#key(key)} ${this.value(value)}`).join(', '));
  }

  #brackets(inner: string): string {
    return this.#snippet ? `{${inner}\\}` : `{${inner}}`;
  }

  #behindKey(draft: Draft, column: number): string {
    const { flow, step, listStep } = this.#style;
    if (flow || draft.kind === 'scalar') return ` ${this.value(draft)}`;
    if (draft.kind === 'map') return this.#newLine(column + step) + this.pairs(draft.pairs, column + step);
    return this.#newLine(column + listStep) + this.items(draft.items, column + listStep);
  }

  #blockItem(draft: Draft, column: number): string {
    return draft.kind === 'map' ? this.pairs(draft.pairs, column) : this.value(draft);
  }

  #newLine(column: number): string {
    return this.#style.lineBreak + ' '.repeat(column);
  }

  #key(key: string): string {
    return `${this.#style.quote}${key}${this.#style.quote}:`;
  }

  #scalar({ value, hole: isHole }: Extract<Draft, { kind: 'scalar' }>): string {
    const text = typeof value === 'string' ? quoted(value, this.#style.quote) : String(value);
    if (!this.#snippet) return text;
    if (!isHole) return escaped(text);
    const known = text === '' ? undefined : this.#holes.get(text);
    if (known) return `$${known}`;
    const stop = this.#holes.size + 1;
    this.#holes.set(text || `$${stop}`, stop);
    return text === '' ? `$${stop}` : `\${${stop}:${escaped(text)}}`;
  }
}

const escaped = (text: string): string => text.replaceAll(/[\\$}]/g, String.raw`\$&`);

/** The word as YAML: in the quotes asked for, or plain where every reader takes it for this string. */
function quoted(word: string, quote: Style['quote']): string {
  if (quote === '"') return JSON.stringify(word);
  if (quote === "'") return `'${word.replaceAll("'", "''")}'`;
  return word === '' || isPlain(word) ? word : JSON.stringify(word);
}

const isPlain = (word: string): boolean =>
  /^[A-Za-z0-9_][\w.+/%@-]*$/.test(word) &&
  !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(word) &&
  !/^(?:[\d_.]+(?:e[-+]?\d+)?|0[xob][\da-f_]+)$/i.test(word);
