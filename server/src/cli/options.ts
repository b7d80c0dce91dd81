import { catalogue } from '../core/judge/catalogue.ts';
import { nearest } from '../core/nearest.ts';
import { defaultOptions, type Options } from '../core/options.ts';
import { targetOf } from '../core/version.ts';
import type { LintCommand } from './args.ts';
import { ArgumentError } from './given.ts';

/** The options that the arguments ask for. Throws an `ArgumentError` for a rule that there is not. */
export function optionsFrom({ talosVersion = 'auto', levels }: Pick<LintCommand, 'talosVersion' | 'levels'>): Options {
  const codes = catalogue.map(({ code }) => code);
  const { t } = defaultOptions;
  const unknown = Object.keys(levels).find((code) => !codes.includes(code));
  if (unknown !== undefined) {
    const meant = nearest(unknown, codes)[0];
    throw new ArgumentError(
      meant
        ? t('there is no rule "{0}"; {1} comes near', unknown, meant)
        : t('there is no rule "{0}"; --list-rules names them', unknown),
    );
  }
  return { ...defaultOptions, target: targetOf(talosVersion), levels };
}
