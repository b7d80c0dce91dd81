/** Bonds to diagnostics: in order of place, with levels resolved and one finding per fault. */

import type { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import type { Group, PlacedBond } from '../model/group.ts';
import { Slot } from '../model/memory.ts';
import type { Options } from '../options.ts';
import { optionsFor } from '../target.ts';
import { lineEnd, type Span, shifted, type TextEdit } from '../text.ts';
import { Deferred, type Diagnostic, type RelatedPlace, type Verdict } from './diagnostic.ts';
import { type Failure, Judge, type Raw } from './judge.ts';
import { outward } from './outward.ts';
import type { Finding, Fix, Related } from './rule.ts';
import { suppress } from './suppress.ts';

const nothing: Verdict = { diagnostics: [], suppressed: [], failures: [] };

/** Judges every bond of the file, and those of texts within it. What did not change since an earlier version keeps its findings. */
export function validate(file: BondFile, chosen: Options): Verdict {
  if (file.bondCount === 0) return nothing;
  const options = optionsFor(file, chosen);
  const within = file.embedded.map(({ file: inner, placement }) => outward(validate(inner, options), placement));
  const { diagnostics, suppressed, failures } = suppress(
    file,
    together([verdictOnOwn(file, options), ...within]),
    options,
  );
  return {
    diagnostics: once(diagnostics.toSorted(byPlace)),
    suppressed: once(suppressed.toSorted(byPlace)),
    failures,
  };
}

/** The verdict on the bonds of the text itself. */
function verdictOnOwn(file: BondFile, options: Options): Verdict {
  const judge = new Judge(options, file.memory);
  const known = file.memory.of(placedBefore);
  const diagnostics: Diagnostic[] = [];
  const failures: Failure[] = [];
  for (const subject of file.bonds) {
    const settled = judge.judge(subject.bond, subject.group.configuration);
    // One by one: as arguments of one call they would have to fit on the stack.
    if (settled.kept.length > 0) for (const found of placedAt(subject, settled.kept, known)) diagnostics.push(found);
    for (const failure of settled.failures) failures.push(failure);
  }
  return { diagnostics, suppressed: [], failures };
}

const together = (verdicts: readonly Verdict[]): Verdict => ({
  diagnostics: verdicts.flatMap(({ diagnostics }) => diagnostics),
  suppressed: verdicts.flatMap(({ suppressed }) => suppressed),
  failures: verdicts.flatMap(({ failures }) => failures),
});

/** Diagnostics by the findings they were made of, with the place of the document then. */
type Placed = WeakMap<readonly Raw[], { readonly base: number; readonly diagnostics: readonly Diagnostic[] }>;

const placedBefore = new Slot<Placed>(() => new WeakMap());

/** The findings of a bond as diagnostics: the same ones as before, where nothing in front of them has moved. */
function placedAt(subject: PlacedBond, kept: readonly Raw[], known: Placed): readonly Diagnostic[] {
  const { base } = subject;
  const before = known.get(kept);
  if (before?.base === base && kept.every(({ finding }) => !finding.related)) return before.diagnostics;
  const diagnostics = kept.map((raw) => placed(raw, subject));
  known.set(kept, { base, diagnostics });
  return diagnostics;
}

function placed({ rule, level, finding }: Raw, { bond, base, group }: PlacedBond): Diagnostic {
  return new Deferred(
    {
      code: rule.code,
      level,
      message: finding.message,
      span: shifted(onOneLine(bond.text, finding.at), base),
      bond: bond.name?.text,
      dialect: bond.dialect,
      subject: { bond, base },
      related: finding.related ? relatedIn(finding.related, group) : nowhere,
    },
    () => fixesAt(base, bond, finding),
  );
}

const nowhere: readonly RelatedPlace[] = [];

const relatedIn = (related: readonly Related[], group: Group): readonly RelatedPlace[] =>
  related.map(({ span, document, message }) => ({ span: group.placed(span, document), message }));

function fixesAt(base: number, bond: Bond, { fixes = [] }: Finding): readonly Fix[] {
  const writable = bond.sealed ? [] : fixes.filter((fix) => isWritable(fix, bond));
  return writable.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ span, newText }) => ({ span: shifted(span, base), newText })),
  }));
}

/** In a mapping that a path stands for there is only the value to rewrite. */
const isWritable = ({ edits }: Fix, { node }: Bond): boolean =>
  !node.implied || edits.every((edit) => node.pairs.some(({ value }) => value && rewrites(edit, value.span)));

const rewrites = ({ span, newText }: TextEdit, { start, end }: Span): boolean =>
  start <= span.start &&
  span.start < span.end &&
  span.end <= end &&
  (newText !== '' || end - start > span.end - span.start);

/** What stands on several lines is marked on its first. */
const onOneLine = (text: string, { start, end }: Span): Span => ({ start, end: Math.min(end, lineEnd(text, start)) });

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** One bond can be read through an anchor and its aliases: what is the same is said once. */
const once = (sorted: readonly Diagnostic[]): readonly Diagnostic[] =>
  sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return !before || byPlace(before, one) !== 0 || before.message !== one.message;
  });
