/** Fixes applied to a text, for *fix all* in the editor and for `--fix`. */
import { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import { applyEdits, meets, type TextEdit } from '../text.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Fix } from './rule.ts';
import { validate } from './validate.ts';

/** The edits of all safe fixes that can be applied at once: of two that would touch, the first in the text. */
function safeEdits(diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const fix of diagnostics.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? [])) {
    if (!fix.edits.some(({ span }) => chosen.some((other) => meets(span, other.span)))) chosen.push(...fix.edits);
  }
  return chosen;
}

/** Rounds after which fixing stops even if something were still to do: each round settles at least one fault. */
const mostRounds = 50;

/** A text after a round of fixes, and the edits that made it of the one before. */
export interface Round {
  readonly file: BondFile;
  readonly edits: readonly TextEdit[];
}

/** Applies the safe fixes of what `diagnose` finds, round after round, until none is left. */
export function* fixRounds(first: BondFile, diagnose: (file: BondFile) => readonly Diagnostic[]): Generator<Round> {
  let file = first;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = safeEdits(diagnose(file));
    if (edits.length === 0) return;
    file = new BondFile(applyEdits(file.text, edits), file.name, { before: file });
    yield { file, edits };
  }
}

/** Applies the safe fixes until none is left; the text as it then stands. */
export function fixAll(file: BondFile, options: Options): string {
  const rounds = fixRounds(file, (current) => validate(current, options).diagnostics);
  return [...rounds].at(-1)?.file.text ?? file.text;
}

/** The same as edits of the text: the fixes' own where one round does it, else one edit from the first change to the last. */
export function fixAllEdits(file: BondFile, options: Options): readonly TextEdit[] {
  const edits = safeEdits(validate(file, options).diagnostics);
  const fixed = fixAll(file, options);
  return applyEdits(file.text, edits) === fixed ? edits : changeBetween(file.text, fixed);
}

function changeBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [{ span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }];
}

/** The text after one fix. */
export const applyFix = (text: string, { edits }: Fix): string => applyEdits(text, edits);
