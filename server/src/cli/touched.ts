/** Which bonds of a text a change has touched. */
import type { Diagnostic } from '../core/judge/diagnostic.ts';
import { invalidYaml } from '../core/judge/invalid-yaml.ts';
import type { BondFile } from '../core/model/file.ts';
import { meets, type Span, type TextEdit } from '../core/text.ts';
import { type OwnPlaces, placesOf } from './own.ts';

/** Lines that are new or came in place of others, counted from 0, `end` exclusive; without any, lines are gone before `start`. */
export interface ChangedLines {
  readonly start: number;
  readonly end: number;
}

/** What was touched of a file. */
export type Touch = readonly ChangedLines[] | 'all';

/** The places of a text that were touched. */
export function touchedSpans(text: string, touch: Touch): readonly Span[] {
  if (touch === 'all') return [{ start: 0, end: text.length }];
  // git counts line feeds alone.
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const startOf = (line: number): number => starts[line] ?? text.length;
  return touch.map(({ start, end }) =>
    end > start
      ? { start: startOf(start), end: Math.max(startOf(end) - 1, startOf(start)) }
      : { start: Math.max(startOf(start) - 2, 0), end: startOf(start) },
  );
}

/** The same places after edits, which have touched what they wrote. */
export function movedBy(edits: readonly TextEdit[], spans: readonly Span[]): readonly Span[] {
  const moved = (offset: number, edit: (span: Span) => boolean): number =>
    edits.reduce((at, { span, newText }) => (edit(span) ? at + newText.length - (span.end - span.start) : at), offset);
  return [
    ...spans.map(({ start, end }) => ({
      start: moved(start, (span) => span.end <= start),
      end: moved(end, (span) => span.end <= end),
    })),
    ...edits.map(({ span, newText }) => {
      const start = moved(span.start, (other) => other.end <= span.start && other !== span);
      return { start, end: start + newText.length };
    }),
  ];
}

/** Says of each finding of a text whether it speaks of a touched bond, or of what was touched itself. */
export function touchedIn(file: BondFile, touched: readonly Span[]): (diagnostic: Diagnostic) => boolean {
  const isTouched = (span: Span): boolean => touched.some((one) => meets(one, span));
  const places = placesOf(file);
  const bonds = places.filter(({ spans }) => spans.some(isTouched));
  const belongs = ({ bond, spans }: OwnPlaces, { subject, span }: Diagnostic): boolean =>
    subject ? subject.bond === bond : spans.some((own) => meets(own, span));
  return (diagnostic) =>
    // What cannot be read need not show where it was broken.
    diagnostic.code === invalidYaml.code ||
    [diagnostic, ...diagnostic.related].some(({ span }) => isTouched(span)) ||
    bonds.some((places) => belongs(places, diagnostic));
}
