/** Bonds to diagnostics: in order of place, with levels resolved and one finding per fault. */

import type { Dialect } from '../fields/field.ts';
import type { Bond } from '../model/bond.ts';
import { Configuration } from '../model/configuration.ts';
import type { BondFile, PlacedDocument } from '../model/file.ts';
import type { Options } from '../options.ts';
import { rules } from '../rules/index.ts';
import { lineEnd, type Span, shifted } from '../text.ts';
import { type Context, type Finding, type Fix, type Level, levels, type Related, type Rule } from './rule.ts';

/** A finding at its place in the whole text. */
export interface Diagnostic {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly span: Span;
  /** The bond's name, if it has one. */
  readonly bond: string | undefined;
  readonly dialect: Dialect;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A rule that failed on some bond: our own fault, to be told once and without a word of the file. */
export interface Failure {
  readonly code: string;
  readonly error: unknown;
}

export interface Verdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

const nothing: Verdict = { diagnostics: [], failures: [] };

/** Judges every bond of the file. Documents that did not change since an earlier version keep their findings. */
export function validate(file: BondFile, options: Options): Verdict {
  if (file.template || file.bonds.length === 0) return nothing;
  const configuration = new Configuration(file.documents);
  const judged = file.documents.map((placed) => judgeDocument(placed, configuration, options));
  return {
    diagnostics: once(judged.flatMap(({ diagnostics }) => diagnostics).toSorted(byPlace)),
    failures: judged.flatMap(({ failures }) => failures),
  };
}

/** A finding of a rule, with the rule. */
interface Raw {
  readonly rule: Rule;
  readonly level: Level;
  readonly finding: Finding;
}

interface Judged {
  readonly found: readonly Raw[];
  readonly failures: readonly Failure[];
}

/** The findings that depend on the bond alone, remembered as long as both the bond and the options live. */
const alone = new WeakMap<Options, WeakMap<Bond, Judged>>();

/** Such a rule sees no neighbours, so that it cannot come to depend on them. */
const noNeighbours = new Configuration([]);

function judgeAlone(bond: Bond, options: Options): Judged {
  const known = alone.get(options) ?? new WeakMap<Bond, Judged>();
  alone.set(options, known);
  const found = known.get(bond) ?? judge(bond, rulesAlone, contextOf(options, noNeighbours), options);
  known.set(bond, found);
  return found;
}

const contextOf = ({ t, target }: Options, configuration: Configuration): Context => ({ t, target, configuration });

const rulesAlone = rules.filter(({ across }) => !across);
const rulesAcross = rules.filter(({ across }) => across);

function judgeDocument({ document, base }: PlacedDocument, configuration: Configuration, options: Options): Verdict {
  const context = contextOf(options, configuration);
  const verdicts = document.bonds.map((bond) => {
    const own = judgeAlone(bond, options);
    const across = judge(bond, rulesAcross, context, options);
    const kept = withoutSilenced([...own.found, ...across.found]);
    return { diagnostics: kept.map((raw) => placed(raw, bond, base)), failures: [...own.failures, ...across.failures] };
  });
  return {
    diagnostics: verdicts.flatMap((verdict) => verdict.diagnostics),
    failures: verdicts.flatMap((verdict) => verdict.failures),
  };
}

function judge(bond: Bond, candidates: readonly Rule[], context: Context, options: Options): Judged {
  const found: Raw[] = [];
  const failures: Failure[] = [];
  for (const rule of candidates) {
    const level = options.levels[rule.code] ?? rule.level[bond.dialect];
    if (level === undefined || level === 'off' || rule.level[bond.dialect] === undefined) continue;
    try {
      for (const finding of rule.check(bond, context))
        found.push({ rule, finding, level: lower(level, finding.level) });
    } catch (error) {
      failures.push({ code: rule.code, error });
    }
  }
  return { found, failures };
}

const lower = (level: Level, own: Level | undefined): Level =>
  own && levels.indexOf(own) > levels.indexOf(level) ? own : level;

function placed({ rule, level, finding }: Raw, bond: Bond, base: number): Diagnostic {
  const fixes = bond.sealed ? [] : (finding.fixes ?? []);
  return {
    code: rule.code,
    level,
    message: finding.message,
    span: shifted(onOneLine(bond.text, finding.at), base),
    bond: bond.name?.text,
    dialect: bond.dialect,
    related: finding.related ?? [],
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ span, newText }) => ({ span: shifted(span, base), newText })),
    })),
  };
}

/** What stands on several lines is marked on its first. */
const onOneLine = (text: string, { start, end }: Span): Span => ({ start, end: Math.min(end, lineEnd(text, start)) });

/** Of the findings about one value the first of this list speaks. */
const valueOrder = [
  'unknown-field',
  'not-in-version',
  'unsupported-field',
  'invalid-value',
  'field-not-in-mode',
  'value-out-of-range',
  'invalid-arp-target',
  'ignored-in-version',
  'zero-becomes-default',
  'field-without-effect',
];

/** How a bond is monitored is beside the point as long as it carries nothing. */
const monitoringCodes = [
  'missing-link-monitoring',
  'missing-delay',
  'arp-interval-with-miimon',
  'arp-validate-with-miimon',
  'arp-without-targets',
  'delay-without-miimon',
  'delay-not-multiple-of-miimon',
  'slow-failover',
  'slow-lacp',
  'passive-lacp',
];

/** Where both would speak of one bond, the left one does: same cause, or the right one follows from it. */
const silences: Readonly<Record<string, readonly string[]>> = {
  'delay-without-miimon': ['missing-link-monitoring'],
  'arp-interval-with-miimon': ['arp-validate-with-miimon'],
  'missing-members': monitoringCodes,
  'bond-on-selector': monitoringCodes,
  'member-of-two-bonds': ['member-with-addresses'],
  'duplicate-bond': ['bond-in-both-dialects'],
  'conflicting-document': ['bond-in-both-dialects'],
};

function withoutSilenced(found: readonly Raw[]): readonly Raw[] {
  const silent = new Set(found.flatMap(({ rule }) => silences[rule.code] ?? []));
  const speakers = new Map<object, Raw>();
  for (const raw of found) {
    const { about } = raw.finding;
    const rank = valueOrder.indexOf(raw.rule.code);
    if (!about || rank < 0) continue;
    const speaker = speakers.get(about);
    if (!speaker || rank < valueOrder.indexOf(speaker.rule.code)) speakers.set(about, raw);
  }
  return found.filter((raw) => {
    if (silent.has(raw.rule.code)) return false;
    const { about } = raw.finding;
    return !about || !valueOrder.includes(raw.rule.code) || speakers.get(about)?.rule === raw.rule;
  });
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** One bond can be read through an anchor and its aliases: what is the same is said once. */
const once = (sorted: readonly Diagnostic[]): readonly Diagnostic[] =>
  sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return !before || byPlace(before, one) !== 0 || before.message !== one.message;
  });
