/** Takes out the findings that a comment of the file silences, and tells of comments that silence none. */
import type { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import { shifted, touches } from '../text.ts';
import { catalogue } from './catalogue.ts';
import { leadingLength, type PlacedSuppression, suppressionsIn } from './suppression.ts';
import { unusedSuppression, unusedSuppressions } from './unused-suppression.ts';
import type { Diagnostic, Verdict } from './validate.ts';

/** The verdict after what the comments say. */
export function suppress(file: BondFile, verdict: Verdict, options: Options): Verdict {
  const comments = suppressionsIn(file);
  if (comments.length === 0) return verdict;
  const lead = leadingLength(file.text);
  const used = new Set<object>();
  const first = sort(verdict.diagnostics, comments, lead, used);
  const failed = verdict.failures.map(({ code }) => code);
  const unused = unusedSuppressions(file, comments, { used, lead, rules: catalogue, failed, options });
  const second = sort(unused, comments, lead, used);
  return {
    ...verdict,
    diagnostics: [...first.kept, ...second.kept],
    suppressed: [...verdict.suppressed, ...first.silent, ...second.silent],
  };
}

/** The findings that no comment silences. */
export function unsuppressed(file: BondFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const comments = diagnostics.length > 0 ? suppressionsIn(file) : [];
  return comments.length === 0 ? diagnostics : sort(diagnostics, comments, leadingLength(file.text), new Set()).kept;
}

interface Sorted {
  readonly kept: readonly Diagnostic[];
  readonly silent: readonly Diagnostic[];
}

/** Puts what each silent finding is silent for into `used`: a code as written, or a comment that names none. */
function sort(
  diagnostics: readonly Diagnostic[],
  comments: readonly PlacedSuppression[],
  lead: number,
  used: Set<object>,
): Sorted {
  const kept: Diagnostic[] = [];
  const silent: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const reasons = comments.flatMap((comment) =>
      covers(comment, diagnostic, lead) ? reasonsIn(comment, diagnostic) : [],
    );
    for (const reason of reasons) used.add(reason);
    (reasons.length > 0 ? silent : kept).push(diagnostic);
  }
  return { kept, silent };
}

function covers({ it, base }: PlacedSuppression, { span, subject }: Diagnostic, lead: number): boolean {
  if (it.forFile) return base + it.comment.start < lead;
  if (touches(shifted(it.line, base), span.start)) return true;
  return it.alone && subject?.base === base && openings(subject.bond).some((at) => touches(it.line, at));
}

/** A comment without codes covers every rule of the file, but not the finding that it covers none. */
function reasonsIn({ it, base }: PlacedSuppression, { code, span }: Diagnostic): readonly object[] {
  const named = it.codes.filter(({ text }) => text === code);
  if (named.length > 0) return named;
  const itself = code === unusedSuppression.code && touches(shifted(it.comment, base), span.start);
  return it.forFile && it.codes.length === 0 && !itself ? [it] : [];
}

/** Where a bond opens: its key, the entry that holds it (the line of its dash too), or the first key of its document. */
function openings({ dialect, text, opener, link }: Bond): readonly number[] {
  const first = link.pairs[0]?.key.span.start ?? link.span.start;
  if (dialect === 'document') return [first];
  const dash = /-(?:\s+[&!]\S*)*\s*$/.exec(text.slice(0, first).slice(-dashDistance));
  return [opener.start, first, ...(dash ? [first - dash[0].length] : [])];
}

/** Between a dash and the first key of its entry stand an anchor and a tag at most. */
const dashDistance = 200;
