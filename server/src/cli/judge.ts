/** A text to what there is to report about it: plain data in lines and columns, whichever format will show it. */
import type { Dialect } from '../core/fields/field.ts';
import type { Circumstances } from '../core/judge/invalid-yaml.ts';
import type { Fix, Level } from '../core/judge/rule.ts';
import type { BondFile } from '../core/model/file.ts';
import type { Options } from '../core/options.ts';
import { targetFor } from '../core/target.ts';
import type { Target } from '../core/version.ts';
import { type Excerpt, Excerpts } from './excerpt.ts';
import { everything, type Found, findingsIn, type Scope, within } from './findings.ts';
import { Lines, type Range } from './lines.ts';

/** A finding as reports show it. */
export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly bond: string | undefined;
  readonly dialect: Dialect | undefined;
  readonly range: Range;
  readonly related: ReadonlyArray<{ readonly range: Range; readonly message: string }>;
  readonly fixes: readonly ShownFix[];
  /** The bond's own line; absent where other things could be seen in it. */
  readonly excerpt: Excerpt | undefined;
  /** What it is known by from run to run. */
  readonly fingerprint: string;
}

export interface ShownFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly safe: boolean;
  readonly edits: ReadonlyArray<{ readonly range: Range; readonly newText: string }>;
}

export interface Judgement {
  readonly file: string;
  readonly bonds: number;
  /** The release that its bonds were judged for. */
  readonly target?: Target;
  /** By position, then code. */
  readonly problems: readonly Problem[];
  /** Those that a comment of the file silences, in the same order. */
  readonly suppressed: readonly Problem[];
  /** What all problems of the file are known by, also those that the user does not want to hear of. */
  readonly fingerprints: readonly string[];
  /** Rules that failed, with the name of what they threw. */
  readonly failures: ReadonlyArray<{ readonly code: string; readonly error: string }>;
}

const nothing = { bonds: 0, problems: [], suppressed: [], fingerprints: [], failures: [] };

/** The judgement on a file that holds no bond. */
export const nothingIn = (file: string): Judgement => ({ file, ...nothing });

/** Judges a text. */
export function judge(
  file: BondFile,
  options: Options,
  scope: Scope = everything,
  circumstances?: Circumstances,
): Judgement {
  const { found, failures } = findingsIn(file, options, circumstances);
  const asked = within(scope, file, found);
  const shown = asked.length === 0 ? [] : problemsOf(file, asked);
  return {
    file: file.name,
    bonds: file.bondCount,
    ...(file.bondCount > 0 ? { target: targetFor(file, options) } : {}),
    problems: shown.filter((_, index) => !asked[index]?.silent),
    suppressed: shown.filter((_, index) => asked[index]?.silent),
    fingerprints: found.flatMap(({ fingerprint, silent }) => (silent ? [] : fingerprint)),
    failures: failures.map(({ code, error }) => ({ code, error: error instanceof Error ? error.name : typeof error })),
  };
}

function problemsOf(file: BondFile, found: readonly Found[]): readonly Problem[] {
  const lines = new Lines(file.text);
  const excerpts = new Excerpts(file, lines);
  return found.map((one) => problemOf(file, one, { lines, excerpts }));
}

function problemOf(
  file: BondFile,
  { diagnostic: { code, level, message, bond, dialect, span, related, fixes }, fingerprint }: Found,
  { lines, excerpts }: { readonly lines: Lines; readonly excerpts: Excerpts },
): Problem {
  return {
    file: file.name,
    code,
    level,
    message,
    bond,
    dialect,
    range: lines.rangeOf(span),
    related: related.map((other) => ({ range: lines.rangeOf(other.span), message: other.message })),
    fixes: fixes.map((fix) => fixOf(lines, fix)),
    excerpt: excerpts.of(span),
    fingerprint,
  };
}

const fixOf = (lines: Lines, { title, preferred = false, safe = false, edits }: Fix): ShownFix => ({
  title,
  preferred,
  safe,
  edits: edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText })),
});
