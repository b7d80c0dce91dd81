import type { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import { optionsFor } from '../target.ts';
import type { Cursor } from './cursor.ts';
import type { Draft, DraftPair } from './draft.ts';
import { type FreeNames, Neighbourhood } from './neighbourhood.ts';
import type { Suggestion } from './suggestion.ts';
import { Writer, type Writing } from './writer.ts';

/** A suggestion but for what follows from the cursor. */
export type Item = Omit<Suggestion, 'edit' | 'snippet' | 'sortText' | 'filterText'> & { readonly filterText?: string };

/** What values are offered to, wherever they are to stand. */
export interface ValueOffer {
  readonly options: Options;
  readonly around: FreeNames;
  value(item: Item, draft: Draft): void;
}

/** What makes suggestions at one cursor; they are sorted as they are made. */
export class Offer implements ValueOffer {
  readonly cursor: Cursor;
  readonly options: Options;
  readonly around: Neighbourhood;
  readonly writer: Writer;
  readonly #found: Suggestion[] = [];

  constructor(file: BondFile, cursor: Cursor, options: Options) {
    this.cursor = cursor;
    this.options = optionsFor(file, options);
    this.around = new Neighbourhood(file, cursor);
    this.writer = new Writer(cursor, file);
  }

  get suggestions(): readonly Suggestion[] {
    return this.#found;
  }

  pairs(item: Item, pairs: readonly DraftPair[]): void {
    this.#add(item, this.writer.pairs(pairs));
  }

  items(item: Item, items: readonly Draft[]): void {
    this.#add(item, this.writer.items(items));
  }

  value(item: Item, draft: Draft): void {
    this.#add(item, this.writer.value(draft));
  }

  below(item: Item, pairs: readonly DraftPair[]): void {
    this.#add(item, this.writer.mappingBelow(pairs));
  }

  #add({ filterText, ...item }: Item, writing: Writing): void {
    const sortText = String(this.#found.length).padStart(3, '0');
    // An editor compares what is typed with this, an opening quote included.
    this.#found.push({ ...item, ...writing, filterText: this.cursor.gap.quote + (filterText ?? item.label), sortText });
  }
}
