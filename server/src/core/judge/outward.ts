/** What is said of a text within a text, at its places in the text around it. */
import type { Span } from '../text.ts';
import type { Placement } from '../yaml/embedded.ts';
import type { Diagnostic, Verdict } from './diagnostic.ts';
import type { Fix } from './rule.ts';

/** The verdict on an inner text as one on the outer. A fix that cannot be written there is left out. */
export function outward({ diagnostics, suppressed, failures }: Verdict, placement: Placement): Verdict {
  const move = (diagnostic: Diagnostic): Diagnostic => moved(diagnostic, placement);
  return { diagnostics: diagnostics.map(move), suppressed: suppressed.map(move), failures };
}

function moved(diagnostic: Diagnostic, placement: Placement): Diagnostic {
  const { code, level, message, span, bond, dialect, subject, related } = diagnostic;
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
    get fixes() {
      return diagnostic.fixes.flatMap((fix) => fixOutward(fix, placement) ?? []);
    },
  };
}

/** The span in the text around. */
export const spanOutward = ({ start, end }: Span, placement: Placement): Span => ({
  start: placement.outer(start),
  end: end > start ? placement.outer(end - 1) + 1 : placement.outer(end),
});

function fixOutward(fix: Fix, placement: Placement): Fix | undefined {
  const edits = placement.edits(fix.edits);
  return edits && { ...fix, edits };
}
