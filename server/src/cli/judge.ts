/** A text to what there is to report about it: plain data in lines and columns, whichever format will show it. */
import type { Dialect } from '../core/field.ts';
import { BondFile } from '../core/file.ts';
import { checkYaml, withoutGuesses } from '../core/invalid-yaml.ts';
import type { Options } from '../core/options.ts';
import type { Fix, Level } from '../core/rule.ts';
import { shifted } from '../core/text.ts';
import { type Diagnostic, validate } from '../core/validate.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { Lines, type Range } from './lines.ts';
import type { Source } from './source.ts';

/** A finding as reports show it. */
export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly bond: string | undefined;
  readonly dialect: Dialect;
  readonly range: Range;
  readonly related: ReadonlyArray<{ readonly range: Range; readonly message: string }>;
  readonly fixes: readonly ShownFix[];
  /** The bond's own line; absent where other things could be seen in it. */
  readonly excerpt: Excerpt | undefined;
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
  /** Rules that failed, with the name of what they threw. */
  readonly failures: ReadonlyArray<{ readonly code: string; readonly error: string }>;
}

/** Judges a text under a name. */
export function judge(name: string, { text, garbled }: Source, options: Options): Judgement {
  const file = new BondFile(text, name);
  const { diagnostics, failures } = validate(file, options);
  const found = [...withoutGuesses(file, diagnostics), ...checkYaml(file, options, garbled)];
  const lines = found.length > 0 ? new Lines(text) : undefined;
  return {
    file: name,
    bonds: file.bonds.length,
    problems: lines ? found.map((one) => problemOf(file, lines, one)).toSorted(byPlace) : [],
    failures: failures.map(({ code, error }) => ({ code, error: error instanceof Error ? error.name : typeof error })),
  };
}

function problemOf(file: BondFile, lines: Lines, found: Diagnostic): Problem {
  return {
    file: file.name,
    code: found.code,
    level: found.level,
    message: found.message,
    bond: found.bond,
    dialect: found.dialect,
    range: lines.rangeOf(found.span),
    related: found.related.map(({ span, base, message }) => ({ range: lines.rangeOf(shifted(span, base)), message })),
    fixes: found.fixes.map((fix) => fixOf(lines, fix)),
    excerpt: excerptOf(file, lines, found.span),
  };
}

const fixOf = (lines: Lines, { title, preferred = false, safe = false, edits }: Fix): ShownFix => ({
  title,
  preferred,
  safe,
  edits: edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText })),
});

const byPlace = (a: Problem, b: Problem): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.column - b.range.start.column ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
