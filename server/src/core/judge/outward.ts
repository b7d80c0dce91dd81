/** What is said of a text within a text, at its places in the text around it. */
import { type Placement, spanOutward } from '../yaml/placement.ts';
import type { Diagnostic, Verdict } from './diagnostic.ts';
import type { Fix } from './rule.ts';

/** The verdict on an inner text as one on the outer. A fix that cannot be written there is left out. */
export function outward({ diagnostics, suppressed, failures }: Verdict, placement: Placement): Verdict {
  const move = (diagnostic: Diagnostic): Diagnostic => moved(diagnostic, placement);
  return { diagnostics: diagnostics.map(move), suppressed: suppressed.map(move), failures };
}

function moved(diagnostic: Diagnostic, placement: Placement): Diagnostic {
  const { code, level, message, span, bond, dialect, subject, related, fixes } = diagnostic;
  return {
    code,
    level,
    message,
    span: spanOutward(span, placement),
    bond,
    dialect,
    // Without a plain way back nothing can be said of the lines around the bond.
    ...(subject && placement.shift !== undefined
      ? { subject: { bond: subject.bond, base: subject.base + placement.shift } }
      : {}),
    related: related.map((place) => ({ ...place, span: spanOutward(place.span, placement) })),
    fixes: fixes.flatMap((fix) => fixOutward(fix, placement) ?? []),
  };
}

function fixOutward(fix: Fix, placement: Placement): Fix | undefined {
  const edits = placement.edits(fix.edits);
  return edits && { ...fix, edits };
}
