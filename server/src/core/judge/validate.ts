/** Bonds to diagnostics: in order of place, with levels resolved and one finding per fault. */

import type { Dialect } from '../fields/field.ts';
import type { Bond } from '../model/bond.ts';
import { Configuration } from '../model/configuration.ts';
import type { Document } from '../model/document.ts';
import type { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import { rules } from '../rules/index.ts';
import { optionsFor } from '../target.ts';
import { lineEnd, type Span, shifted } from '../text.ts';
import { type Context, type Finding, type Fix, type Level, levels, type Rule } from './rule.ts';
import { suppress } from './suppress.ts';

/** A finding at its place in the whole text. */
export interface Diagnostic {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly span: Span;
  /** The bond's name, if it is about a bond that has one. */
  readonly bond: string | undefined;
  readonly dialect: Dialect | undefined;
  /** The bond that a rule speaks of, with the start of its YAML document. */
  readonly subject?: { readonly bond: Bond; readonly base: number };
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** A second place in the same text. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A rule that failed on some bond: our own fault, to be told once and without a word of the file. */
export interface Failure {
  readonly code: string;
  readonly error: unknown;
}

export interface Verdict {
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that a comment silences. */
  readonly suppressed: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

const nothing: Verdict = { diagnostics: [], suppressed: [], failures: [] };

/** Judges every bond of the file. What did not change since an earlier version keeps its findings. */
export function validate(file: BondFile, chosen: Options): Verdict {
  if (file.template || file.bonds.length === 0) return nothing;
  const options = optionsFor(file, chosen);
  const judged = file.bonds.map(({ bond, base }) => {
    const { kept, failures } = judgeBond(bond, file.configuration, options);
    return { diagnostics: kept.map((raw) => placed(raw, bond, base, file)), failures };
  });
  const all: Verdict = {
    diagnostics: judged.flatMap(({ diagnostics }) => diagnostics),
    suppressed: [],
    failures: judged.flatMap(({ failures }) => failures),
  };
  const { diagnostics, suppressed, failures } = suppress(file, all, options);
  return {
    diagnostics: once(diagnostics.toSorted(byPlace)),
    suppressed: once(suppressed.toSorted(byPlace)),
    failures,
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

/** All that is said of one bond, after some findings silenced others. */
interface Settled {
  readonly alone: Judged;
  readonly across: Judged;
  readonly kept: readonly Raw[];
  readonly failures: readonly Failure[];
  /** The names among which it was judged, and the documents that had a say, by their places. */
  readonly names: object;
  readonly seen: ReadonlyMap<number, Document>;
}

/** What was said of bonds that are still there; it goes with them, or with the options. */
const settled = new WeakMap<Options, WeakMap<Bond, Settled>>();

function judgeBond(bond: Bond, configuration: Configuration, options: Options): Settled {
  const known = settled.get(options) ?? new WeakMap<Bond, Settled>();
  settled.set(options, known);
  const before = known.get(bond);
  if (before && stillHolds(before, configuration)) return before;
  const seen = new Map<number, Document>();
  const alone = before?.alone ?? judge(bond, rulesAlone, contextOf(options, noNeighbours), options);
  const across = judge(bond, rulesAcross, contextOf(options, configuration.watchedBy(seen)), options);
  const kept = withoutSilenced([...alone.found, ...across.found]);
  const now = {
    alone,
    across,
    kept,
    failures: [...alone.failures, ...across.failures],
    names: configuration.names,
    seen,
  };
  known.set(bond, now);
  return now;
}

/** An answer holds while every name stands where it stood, and no document that had a say was touched. */
const stillHolds = ({ names, seen }: Settled, now: Configuration): boolean =>
  names === now.names && [...seen].every(([place, document]) => now.documents[place] === document);

/** A rule that does not say `across` sees no neighbours, so that it cannot come to depend on them. */
const noNeighbours = new Configuration([]);

const contextOf = ({ t, target }: Options, configuration: Configuration): Context => ({ t, target, configuration });

const rulesAlone = rules.filter(({ across }) => !across);
const rulesAcross = rules.filter(({ across }) => across);

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

function placed({ rule, level, finding }: Raw, bond: Bond, base: number, file: BondFile): Diagnostic {
  const fixes = bond.sealed ? [] : (finding.fixes ?? []);
  return {
    code: rule.code,
    level,
    message: finding.message,
    span: shifted(onOneLine(bond.text, finding.at), base),
    bond: bond.name?.text,
    dialect: bond.dialect,
    subject: { bond, base },
    related: (finding.related ?? []).map(({ span, document, message }) => ({
      span: shifted(span, file.documents[document]?.base ?? 0),
      message,
    })),
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

/** The rules that others silence, each up to the level of the gravest of those: what is graver is heard. */
function silencedIn(found: readonly Raw[]): ReadonlyMap<string, Level> {
  const silenced = new Map<string, Level>();
  for (const { rule, level } of found) {
    for (const code of silences[rule.code] ?? []) {
      const known = silenced.get(code);
      if (known === undefined || isGraver(level, known)) silenced.set(code, level);
    }
  }
  return silenced;
}

const isGraver = (level: Level, other: Level): boolean => levels.indexOf(level) < levels.indexOf(other);

function withoutSilenced(found: readonly Raw[]): readonly Raw[] {
  const silenced = silencedIn(found);
  const speakers = new Map<object, Raw>();
  for (const raw of found) {
    const { about } = raw.finding;
    const rank = valueOrder.indexOf(raw.rule.code);
    if (!about || rank < 0) continue;
    const speaker = speakers.get(about);
    if (!speaker || rank < valueOrder.indexOf(speaker.rule.code)) speakers.set(about, raw);
  }
  return found.filter((raw) => {
    const upTo = silenced.get(raw.rule.code);
    if (upTo !== undefined && !isGraver(raw.level, upTo)) return false;
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
