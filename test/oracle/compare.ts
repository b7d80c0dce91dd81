/** Compares what our rules say of a text with what Talos says. */
import { fieldsOf } from '../../server/src/core/fields/fields.ts';
import { type Diagnostic, validate } from '../../server/src/core/judge/validate.ts';
import type { BondFile } from '../../server/src/core/model/file.ts';
import { notAboutBonds, otherGrounds } from './exceptions.ts';
import { type Fixed, optionsFor } from './fixed.ts';
import type { Input } from './generated.ts';
import type { Release } from './releases.ts';
import type { Verdict } from './verdicts.ts';

/** Where the two judges differ. */
export interface Disagreement {
  readonly input: Input;
  readonly release: Release;
  readonly what: 'refused' | 'accepted' | 'warned' | 'elsewhere' | 'failed' | 'fix refused';
  /** What Talos said, or the finding of ours that it does not share. */
  readonly about: string;
}

const isAboutBonds = (message: string): boolean => !notAboutBonds.some(([pattern]) => pattern.test(message));

/** What Talos said of the bonds. */
export const aboutBonds = ({ errors, warnings }: Verdict): Verdict => ({
  errors: errors.filter(isAboutBonds),
  warnings: warnings.filter(isAboutBonds),
});

/** Talos refuses ⇒ we report an error; Talos accepts ⇒ an error of ours has another ground; Talos warns ⇒ we report. */
export function compare(input: Input, file: BondFile, release: Release, verdict: Verdict): readonly Disagreement[] {
  const { errors, warnings } = aboutBonds(verdict);
  const { diagnostics: heard, suppressed, failures } = validate(file, optionsFor(release));
  const diagnostics = [...heard, ...suppressed];
  const ours = diagnostics.filter(({ level }) => level === 'error');
  const differs = (what: Disagreement['what'], about: string): Disagreement => ({ input, release, what, about });
  return [
    ...failures.map(({ code, error }) => differs('failed', `${code}: ${String(error)}`)),
    ...(errors.length > 0 && ours.length === 0 ? [differs('refused', errors.join('; '))] : []),
    ...(errors.length > 0
      ? ours.length > 0
        ? misplaced(errors, file, ours).map((about) => differs('elsewhere', about))
        : []
      : []),
    ...(verdict.errors.length === 0
      ? ours
          .filter((finding) => !isGroundedElsewhere(finding))
          .map(({ code, message }) => differs('accepted', `${code}: ${message}`))
      : []),
    ...(warnings.length > 0 && diagnostics.length === 0 ? [differs('warned', warnings.join('; '))] : []),
  ];
}

/** A fix broke what was in order, or mended all that we know of and Talos still refuses the rest. */
export function refusedAfterwards(
  fixed: Fixed,
  release: Release,
  before: Verdict,
  after: Verdict,
): readonly Disagreement[] {
  const errors = aboutBonds(after).errors;
  const left = fixed.before.filter(({ level, fixes }) => level === 'error' && !fixes.some(({ safe }) => safe));
  const others = fixed.before.filter((finding) => finding.level === 'error' && finding !== fixed.finding);
  const inOrder = aboutBonds(before).errors.length === 0 || (fixed.finding ? others : left).length === 0;
  return inOrder && errors.length > 0 ? [{ input: fixed, release, what: 'fix refused', about: errors.join('; ') }] : [];
}

const isGroundedElsewhere = ({ code, dialect, message }: Diagnostic): boolean =>
  otherGrounds.some(
    (ground) =>
      ground.code === code &&
      dialect !== undefined &&
      ground.dialects.includes(dialect) &&
      (ground.says?.test(message) ?? true),
  );

/** Messages that name a line or an option on which no error of ours stands. */
function misplaced(messages: readonly string[], file: BondFile, ours: readonly Diagnostic[]): readonly string[] {
  const starts = lineStarts(file.text);
  return messages.flatMap((message) => {
    const lines = [...message.matchAll(/line (\d+): (?!mapping key)/g)].map(([, line]) => Number(line) - 1);
    const offLine = lines.filter((line) => !ours.some(({ span }) => lineAt(starts, span.start) === line));
    const options = optionsNamed(message, file);
    const onOption =
      options.length === 0 ||
      options.some(({ start, end }) => ours.some(({ span }) => start <= span.start && span.start < end));
    return [...offLine.map((line) => `line ${line + 1}: ${message}`), ...(onOption ? [] : [`option: ${message}`])];
  });
}

/** The entries of bonds whose key the message names, or which it says are unknown. */
function optionsNamed(message: string, file: BondFile) {
  const named = /^bond\.(\w+) /.exec(message)?.[1]?.toLowerCase();
  if (named === undefined) return [];
  return file.bonds.flatMap(({ bond, base }) =>
    fieldsOf(bond.dialect)
      .filter(({ key }) => key.toLowerCase() === named)
      .flatMap(({ id }) => bond.entry(id) ?? [])
      .map(({ pair }) => ({ start: base + pair.span.start, end: base + pair.span.end })),
  );
}

const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

const lineAt = (starts: readonly number[], offset: number): number => starts.findLastIndex((start) => start <= offset);
