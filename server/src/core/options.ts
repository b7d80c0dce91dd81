import type { Level } from './judge/rule.ts';
import { english, type Translate } from './translate.ts';
import { newestStable, type Target, targetOf } from './version.ts';

/** What users choose. There is nothing else to choose. */
export interface Options {
  readonly target: Target;
  /** Levels that replace those of the catalogue, by code. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  readonly t: Translate;
}

export const defaultOptions: Options = { target: targetOf('auto'), levels: {}, t: english };

/** The release in words: `1.13`. */
export const releaseOf = ({ version }: Target): string =>
  version ? `${version.major}.${version.minor}` : newestStable;
