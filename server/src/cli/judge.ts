/** A text to what there is to report about it: plain data in lines and columns, whichever format will show it. */
import type { Dialect } from '../core/fields/field.ts';
import type { Diagnostic } from '../core/judge/diagnostic.ts';
import { checkYaml, withoutGuesses } from '../core/judge/invalid-yaml.ts';
import type { Fix, Level } from '../core/judge/rule.ts';
import { unsuppressed } from '../core/judge/suppress.ts';
import { validate } from '../core/judge/validate.ts';
import { BondFile } from '../core/model/file.ts';
import type { Options } from '../core/options.ts';
import { type Excerpt, Excerpts } from './excerpt.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { Lines, type Range } from './lines.ts';
import type { Source } from './source.ts';

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
  /** By position, then code. */
  readonly problems: readonly Problem[];
  /** Those that a comment of the file silences, in the same order. */
  readonly suppressed: readonly Problem[];
  /** Rules that failed, with the name of what they threw. */
  readonly failures: ReadonlyArray<{ readonly code: string; readonly error: string }>;
}

/** Judges a text under a name. */
export function judge(name: string, { text, garbled }: Source, options: Options): Judgement {
  const file = new BondFile(text, name);
  const { diagnostics, suppressed, failures } = validate(file, options);
  const faults = checkYaml(file, options, garbled);
  const kept = unsuppressed(file, faults);
  const found = [...withoutGuesses(file, diagnostics), ...kept];
  const silent = [...withoutGuesses(file, suppressed), ...faults.filter((fault) => !kept.includes(fault))];
  return {
    file: name,
    bonds: file.bondCount,
    ...problemsOf(file, found, silent),
    failures: failures.map(({ code, error }) => ({ code, error: error instanceof Error ? error.name : typeof error })),
  };
}

function problemsOf(
  file: BondFile,
  found: readonly Diagnostic[],
  silent: readonly Diagnostic[],
): Pick<Judgement, 'problems' | 'suppressed'> {
  if (found.length + silent.length === 0) return { problems: [], suppressed: [] };
  const isSilent = new Set(silent);
  const all = [...found, ...silent].toSorted(byPlace);
  const fingerprints = fingerprintsOf(file, all);
  const lines = new Lines(file.text);
  const excerpts = new Excerpts(file, lines);
  const problems = all.map((one, index) => problemOf(file, one, fingerprints[index] ?? '', { lines, excerpts }));
  const those = (silenced: boolean): readonly Problem[] =>
    problems.filter((_, index) => all[index] && isSilent.has(all[index]) === silenced);
  return { problems: those(false), suppressed: those(true) };
}

function problemOf(
  file: BondFile,
  { code, level, message, bond, dialect, span, related, fixes }: Diagnostic,
  fingerprint: string,
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

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
