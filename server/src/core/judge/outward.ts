/** What is said of a text within a text, at its places in the text around it. */
import { type Placement, spanOutward } from '../yaml/placement.ts';
import { Deferred, type Diagnostic, type Verdict } from './diagnostic.ts';
import type { Fix } from './rule.ts';

/** The verdict on an inner text as one on the outer. A fix that cannot be written there is left out. */
export function outward({ diagnostics, suppressed, failures }: Verdict, placement: Placement): Verdict {
  const move = (diagnostic: Diagnostic): Diagnostic => moved(diagnostic, placement);
  return { diagnostics: diagnostics.map(move), suppressed: suppressed.map(move), failures };
}

const moved = (diagnostic: Diagnostic, placement: Placement): Diagnostic =>
  new Deferred(
    {
      ...diagnostic,
      span: spanOutward(diagnostic.span, placement),
      subject: subjectOutward(diagnostic, placement),
      related: diagnostic.related.map((place) => ({ ...place, span: spanOutward(place.span, placement) })),
    },
    () => diagnostic.fixes.flatMap((fix) => fixOutward(fix, placement) ?? []),
  );

/** Without a plain way back nothing can be said of the lines around the bond. */
function subjectOutward({ subject }: Diagnostic, { shift }: Placement): Diagnostic['subject'] {
  return subject && shift !== undefined ? { bond: subject.bond, base: subject.base + shift } : undefined;
}

function fixOutward(fix: Fix, placement: Placement): Fix | undefined {
  const edits = placement.edits(fix.edits);
  return edits && { ...fix, edits };
}
