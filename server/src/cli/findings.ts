/** What is found in a text, and which of it is asked for. */
import type { Diagnostic } from '../core/judge/diagnostic.ts';
import { type Circumstances, checkYaml, withoutGuesses } from '../core/judge/invalid-yaml.ts';
import type { Failure } from '../core/judge/judge.ts';
import { unsuppressed } from '../core/judge/suppress.ts';
import { validate } from '../core/judge/validate.ts';
import type { BondFile } from '../core/model/file.ts';
import type { Options } from '../core/options.ts';
import type { Span } from '../core/text.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { touchedIn } from './touched.ts';

export interface Found {
  readonly diagnostic: Diagnostic;
  /** What it is known by from run to run. */
  readonly fingerprint: string;
  /** A comment of the file silences it. */
  readonly silent: boolean;
}

/** What the user wants to hear of. */
export interface Scope {
  /** Problems that are known already, by their fingerprints. */
  readonly known: ReadonlySet<string>;
  /** The places that were touched, if only what was touched matters. */
  readonly touched: readonly Span[] | undefined;
}

/** Nothing is known, and it does not matter what was touched. */
export const everything: Scope = { known: new Set(), touched: undefined };

/** All that there is to say of a text, by position, then code. */
export function findingsIn(
  file: BondFile,
  options: Options,
  circumstances?: Circumstances,
): { readonly found: readonly Found[]; readonly failures: readonly Failure[] } {
  const { diagnostics, suppressed, failures } = validate(file, options);
  const faults = checkYaml(file, options, circumstances);
  const kept = unsuppressed(file, faults);
  const loud = [...withoutGuesses(file, diagnostics), ...kept];
  const silent = [...withoutGuesses(file, suppressed), ...faults.filter((fault) => !kept.includes(fault))];
  return { found: byPlace(file, loud, silent), failures };
}

function byPlace(file: BondFile, loud: readonly Diagnostic[], silent: readonly Diagnostic[]): readonly Found[] {
  if (loud.length + silent.length === 0) return [];
  const silenced = new Set(silent);
  const all = [...loud, ...silent].toSorted(comparePlaces);
  const fingerprints = fingerprintsOf(file, all);
  return all.map((diagnostic, index) => ({
    diagnostic,
    fingerprint: fingerprints[index] ?? '',
    silent: silenced.has(diagnostic),
  }));
}

const comparePlaces = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Those that the user wants to hear of. */
export function within({ known, touched }: Scope, file: BondFile, found: readonly Found[]): readonly Found[] {
  const fresh = known.size > 0 ? found.filter(({ fingerprint }) => !known.has(fingerprint)) : found;
  if (!touched || fresh.length === 0) return fresh;
  const isTouched = touchedIn(file, touched);
  return fresh.filter(({ diagnostic }) => isTouched(diagnostic));
}
