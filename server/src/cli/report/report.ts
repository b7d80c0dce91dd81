import { type Level, levels } from '../../core/judge/rule.ts';
import type { Judgement, Problem, ShownFix } from '../judge.ts';

/** Everything that was found, whichever format will show it. */
export interface Report {
  readonly summary: Summary;
  /** By path, then position, then code. */
  readonly problems: readonly Problem[];
  /** Those that comments silence, in the same order: only some formats tell of them. */
  readonly suppressed: readonly Problem[];
}

export interface Summary extends Readonly<Record<Level, number>> {
  readonly files: number;
  readonly bonds: number;
}

/** The judgements of several files, which come by path, as one report. */
export function reportOf(judgements: readonly Judgement[]): Report {
  const problems = judgements.flatMap((judgement) => judgement.problems);
  const counts = Object.fromEntries(
    levels.map((wanted) => [wanted, problems.filter(({ level }) => level === wanted).length]),
  ) as Record<Level, number>;
  const bonds = judgements.reduce((sum, judgement) => sum + judgement.bonds, 0);
  const suppressed = judgements.flatMap((judgement) => judgement.suppressed);
  return { summary: { files: judgements.length, bonds, ...counts }, problems, suppressed };
}

/** By path, then position, then code. */
export const byPlace = (a: Problem, b: Problem): number =>
  order(a.file, b.file) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.column - b.range.start.column ||
  order(a.code, b.code);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The fix that a single key press would apply. */
export const preferredFix = (fixes: readonly ShownFix[]): ShownFix | undefined =>
  fixes.find(({ preferred }) => preferred);
