/** Texts as they stand after our fixes: whoever applies one must not be refused for it. */

import type { Diagnostic } from '../../server/src/core/judge/diagnostic.ts';
import { applyFix, fixAll } from '../../server/src/core/judge/fix.ts';
import { validate } from '../../server/src/core/judge/validate.ts';
import type { BondFile } from '../../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../../server/src/core/options.ts';
import { targetOf } from '../../server/src/core/version.ts';
import type { Input } from './generated.ts';
import type { Release } from './releases.ts';

/** A text after a fix, and what our rules said of it before. */
export interface Fixed extends Input {
  readonly of: Input;
  /** The finding that was fixed; absent: *fix all*. */
  readonly finding?: Diagnostic;
  readonly before: readonly Diagnostic[];
}

const remembered = new Map<string, Options>();

/** The same object for the same release, so that what is known of a bond stays known. */
export function optionsFor({ target }: Release): Options {
  const options = remembered.get(target) ?? { ...defaultOptions, target: targetOf(target) };
  remembered.set(target, options);
  return options;
}

/** The text after *fix all*, and after each preferred fix on its own. */
export function fixesOf(input: Input, file: BondFile, release: Release): readonly Fixed[] {
  const options = optionsFor(release);
  const before = validate(file, options).diagnostics;
  if (!before.some(({ fixes }) => fixes.some(({ safe, preferred }) => safe || preferred))) return [];
  const single = before.flatMap((finding) =>
    finding.fixes
      .filter(({ preferred }) => preferred)
      .map((fix) => ({
        kind: input.kind,
        name: `${input.name}, after "${fix.title}"`,
        text: applyFix(input.text, fix),
        of: input,
        finding,
        before,
      })),
  );
  const all = {
    kind: input.kind,
    name: `${input.name}, after fix all`,
    text: fixAll(file, options),
    of: input,
    before,
  };
  return [all, ...single];
}
