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

export const defaultOptions: Options = { target: targetOf('auto'), levels: {}, t: english };
