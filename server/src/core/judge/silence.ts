/** One fault, one finding: where several rules would say the same of a bond, one of them speaks. */
import type { Raw } from './judge.ts';
import { type Finding, type Level, levels, type Rule } from './rule.ts';

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

/** What is silenced: a rule for the whole bond, or for the member that it speaks of. */
const target = ({ code, perMember }: Rule, { at }: Finding): string => (perMember ? `${code} ${at.start}` : code);

/** The rules that others silence, each up to the level of the gravest of those: what is graver is heard. */
function silencedIn(found: readonly Raw[]): ReadonlyMap<string, Level> {
  const silenced = new Map<string, Level>();
  const others = new Map(found.map(({ rule }) => [rule.code, rule]));
  for (const { rule, level, finding } of found) {
    for (const code of silences[rule.code] ?? []) {
      const other = others.get(code);
      if (!other) continue;
      const what = target(other, finding);
      const known = silenced.get(what);
      if (known === undefined || isGraver(level, known)) silenced.set(what, level);
    }
  }
  return silenced;
}

const isGraver = (level: Level, other: Level): boolean => levels.indexOf(level) < levels.indexOf(other);

/** What is left to say of one bond when its findings have heard each other. */
export function withoutSilenced(found: readonly Raw[]): readonly Raw[] {
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
    const upTo = silenced.get(target(raw.rule, raw.finding));
    if (upTo !== undefined && !isGraver(raw.level, upTo)) return false;
    const { about } = raw.finding;
    return !about || !valueOrder.includes(raw.rule.code) || speakers.get(about)?.rule === raw.rule;
  });
}
