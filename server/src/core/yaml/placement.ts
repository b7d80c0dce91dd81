/** The ways from the places of a text to those of the text around it, and back. */
import { type Span, shifted, type TextEdit } from '../text.ts';

/** The way between an inner text and the one around it, in UTF-16 offsets. */
export interface Placement {
  /** By how much every offset differs; absent: escapes or folded lines stand between. */
  readonly shift: number | undefined;
  outer(offset: number): number;
  /** Where what ends at `offset` ends in the outer text: behind the whole of an escape, before the break of a line. */
  outerEnd(offset: number): number;
  /** The offset in the inner text of one within the scalar. */
  inner(offset: number): number;
  /** The same edits of the outer text; `undefined` where it cannot be said with certainty what they would make of it. */
  edits(edits: readonly TextEdit[]): readonly TextEdit[] | undefined;
}

/** The way to a text that begins `shift` units further on. */
export const shiftedBy = (shift: number): Placement => ({
  shift,
  outer: (offset) => offset + shift,
  outerEnd: (offset) => offset + shift,
  inner: (offset) => offset - shift,
  edits: (edits) => edits.map(({ span, newText }) => ({ span: shifted(span, shift), newText })),
});

/** The way of a text that stands in no other. */
export const inPlace = shiftedBy(0);

/** The way that leads through two texts. */
export const through = (around: Placement, within: Placement): Placement => ({
  shift: around.shift === undefined || within.shift === undefined ? undefined : around.shift + within.shift,
  outer: (offset) => around.outer(within.outer(offset)),
  outerEnd: (offset) => around.outerEnd(within.outerEnd(offset)),
  inner: (offset) => within.inner(around.inner(offset)),
  edits: (edits) => {
    const moved = within.edits(edits);
    return moved && around.edits(moved);
  },
});

/** The span in the text around; it ends where its last letter does, whatever stands behind that. */
export const spanOutward = ({ start, end }: Span, placement: Placement): Span => ({
  start: placement.outer(start),
  end: end > start ? placement.outerEnd(end) : placement.outer(end),
});
