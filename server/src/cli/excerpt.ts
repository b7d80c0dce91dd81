/** The line of a bond that a finding speaks of. A config holds secrets: nothing is shown that is not the bond's own. */
import type { Bond } from '../core/bond.ts';
import type { BondFile } from '../core/file.ts';
import { type Span, shifted, touches } from '../core/text.ts';
import type { Lines } from './lines.ts';

export interface Excerpt {
  readonly text: string;
  /** Where in `text` the finding stands. */
  readonly start: number;
  readonly length: number;
}

/** The widest line that is shown in full. */
const widest = 160;

/** The part of the finding's line that belongs to a bond; nothing where broken YAML leaves open what does. */
export function excerptOf(file: BondFile, lines: Lines, span: Span): Excerpt | undefined {
  const own = ownSpans(file).find((one) => touches(one, span.start) && touches(one, span.end));
  if (!own) return undefined;
  const line = lines.around(span.start);
  const from = Math.max(line.start, own.start);
  const to = Math.min(line.end, own.end);
  const before = file.text.slice(line.start, from);
  const lead = /^[\s-]*$/.test(before) ? before : '…';
  const tail = /^\s*(?:#|$)/.test(file.text.slice(to, line.end)) ? '' : '…';
  const text = lead + file.text.slice(from, to) + tail;
  return narrowed({ text, start: lead.length + span.start - from, length: Math.min(span.end, to) - span.start });
}

const ownSpans = (file: BondFile): readonly Span[] =>
  file.documents.flatMap(({ document, base }) =>
    document.errors.length > 0 ? [] : document.bonds.flatMap((bond) => spansOf(bond).map((one) => shifted(one, base))),
  );

/** Where the bond is written: its options, the key that opens it, its name, and who names it its master. */
function spansOf({ opener, node, link, name, members }: Bond): readonly Span[] {
  const named = link.pairs.find(({ value }) => name !== undefined && value?.span.start === name.span.start);
  const body = { start: Math.min(opener.start, node.span.start), end: Math.max(opener.end, node.span.end) };
  return [node === link ? node.span : body, ...(named ? [named.span] : []), ...members.map(({ span }) => span)];
}

/** A line that no terminal could show becomes the part around the finding. */
function narrowed({ text, start, length }: Excerpt): Excerpt {
  if (text.length <= widest) return { text, start, length };
  const from = start > widest / 2 ? start - widest / 4 : 0;
  const to = Math.min(from + widest, text.length);
  const head = from > 0 ? '…' : '';
  const tail = to < text.length ? '…' : '';
  const at = start - from + head.length;
  return { text: head + text.slice(from, to) + tail, start: at, length: Math.min(length, to - start) };
}
