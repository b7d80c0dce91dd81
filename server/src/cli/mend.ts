import { fixRounds } from '../core/judge/fix.ts';
import type { BondFile } from '../core/model/file.ts';
import type { Options } from '../core/options.ts';
import { findingsIn, type Scope, within } from './findings.ts';
import { movedBy } from './touched.ts';

/** A text, with what the user wants to hear of it. */
export interface Scoped {
  readonly file: BondFile;
  readonly scope: Scope;
}

/** Applies the safe fixes of what is asked for: what is not reported is not touched either. */
export function mend(before: Scoped, options: Options): Scoped {
  let { file, scope } = before;
  const diagnose = (current: BondFile) =>
    within(scope, current, findingsIn(current, options).found).flatMap(({ diagnostic, silent }) =>
      silent ? [] : diagnostic,
    );
  for (const round of fixRounds(before.file, diagnose)) {
    file = round.file;
    scope = { ...scope, touched: scope.touched && movedBy(round.edits, scope.touched) };
  }
  return { file, scope };
}
