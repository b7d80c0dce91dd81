import type { Level } from './judge/rule.ts';
import { english, type Translate } from './translate.ts';
import { type Target, targetOf } from './version.ts';

/** What users choose. There is nothing else to choose. */
export interface Options {
  readonly target: Target;
  /** The release that a file beside this one names; it counts where neither the user nor the file itself names one. */
  readonly nearby?: Target;
  /** Levels that replace those of the catalogue, by code. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  readonly t: Translate;
}

/** What is worked out once for the same options, by a word for what it is. */
export class PerOptions<T> {
  readonly #known = new WeakMap<Options, Map<string, T>>();

  of(options: Options, key: string, make: () => T): T {
    const values = this.#known.get(options) ?? this.#begin(options);
    const value = values.get(key) ?? make();
    values.set(key, value);
    return value;
  }

  #begin(options: Options): Map<string, T> {
    const values = new Map<string, T>();
    this.#known.set(options, values);
    return values;
  }
}

export const defaultOptions: Options = { target: targetOf('auto'), levels: {}, t: english };
