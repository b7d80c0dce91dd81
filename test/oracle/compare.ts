/** Compares what our rules say of a text with what Talos says. */
import type { FieldId } from '../../server/src/core/fields/fields.ts';
import type { Diagnostic } from '../../server/src/core/judge/diagnostic.ts';
import { validate } from '../../server/src/core/judge/validate.ts';
import type { BondFile } from '../../server/src/core/model/file.ts';
import { type Span, shifted } from '../../server/src/core/text.ts';
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
const aboutBonds = ({ errors, warnings }: Verdict): Verdict => ({
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
    const unmarked = optionsNamed(message, file).filter((places) => !places.some((place) => isMarked(place, ours)));
    return [...offLine.map((line) => `line ${line + 1}: ${message}`), ...unmarked.map(() => `option: ${message}`)];
  });
}

const isMarked = ({ start, end }: Span, ours: readonly Diagnostic[]): boolean =>
  ours.some(({ span }) => start <= span.start && span.start < end);

/** What the validator of legacy bonds calls options whose words it does not know, and one that it misspells. */
const byOtherNames: Readonly<Record<string, FieldId>> = {
  'bond type': 'mode',
  'xmit hash policy': 'xmit_hash_policy',
  'lacp rate': 'lacp_rate',
  'arp_validate mode': 'arp_validate',
  'arp_all_targets mode': 'arp_all_targets',
  'primary_reselect mode': 'primary_reselect',
  'fail_over_mac value': 'fail_over_mac',
  'ad_select mode': 'ad_select',
  tlbdynamictlb: 'tlb_dynamic_lb',
};

/** The options that the message names, and the keys that it says are unknown: for each where it stands, in one bond or several. */
function optionsNamed(message: string, file: BondFile): readonly (readonly Span[])[] {
  const named = /^bond\.(\w+) |^invalid ([a-z_ ]+?(?: (?:type|policy|rate|mode|value))) /.exec(message);
  const word = (named?.[1] ?? named?.[2])?.toLowerCase();
  const entries = file.bonds.flatMap(({ bond, base }) => bond.entries.map((entry) => ({ ...entry, base })));
  const places = entries
    .filter(({ id, field }) => word !== undefined && (byOtherNames[word] === id || field.key.toLowerCase() === word))
    .map(({ pair, base }) => shifted(pair.span, base));
  return [...(places.length > 0 ? [places] : []), ...unknownIn(message, file)];
}

function unknownIn(message: string, file: BondFile): readonly (readonly Span[])[] {
  if (!message.startsWith('unknown keys found')) return [];
  const unknown = new Set([...message.matchAll(/^ *(?:- )?([^\s:"'{[-][^\s:]*): /gm)].map(([, key]) => key));
  return file.bonds.flatMap(({ bond, base }) =>
    bond.strays.filter(({ key }) => unknown.has(key.text)).map(({ span }) => [shifted(span, base)]),
  );
}

const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

const lineAt = (starts: readonly number[], offset: number): number => starts.findLastIndex((start) => start <= offset);
