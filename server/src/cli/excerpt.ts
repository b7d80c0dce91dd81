/** The line of a bond that a finding speaks of. A config holds secrets: nothing is shown that is not the bond's own. */

import type { BondFile } from '../core/model/file.ts';
import { lastBefore, type Span } from '../core/text.ts';
import type { Lines } from './lines.ts';
import { showable } from './own.ts';

export interface Excerpt {
  readonly text: string;
  /** Where in `text` the finding stands. */
  readonly start: number;
  readonly length: number;
}

/** The widest line that is shown in full. */
const widest = 160;

/** Shows the part of a finding's line that belongs to a bond; nothing where broken YAML leaves open what does. */
export class Excerpts {
  readonly #text: string;
  readonly #lines: Lines;
  /** What is the bonds' own: apart from each other and by position. */
  readonly #own: readonly Span[];

  constructor(file: BondFile, lines: Lines) {
    this.#text = file.text;
    this.#lines = lines;
    this.#own = showable(file);
  }

  of(span: Span): Excerpt | undefined {
    const own = this.#around(span);
    if (!own) return undefined;
    const line = this.#lines.around(span.start);
    const { start: from, end: to } = window(
      { start: Math.max(line.start, own.start), end: this.#endOf(span, Math.min(line.end, own.end)) },
      span,
    );
    const before = this.#text.slice(line.start, from);
    const lead = before.length <= widest && /^[\s-]*$/.test(before) ? before : '…';
    const tail = /^\s*(?:#|$)/.test(this.#text.slice(to, line.end)) ? '' : '…';
    const text = lead + this.#text.slice(from, to) + tail;
    return { text, start: lead.length + span.start - from, length: Math.min(span.end, to) - span.start };
  }

  /** Before a comment, which need not speak of the bond. */
  #endOf(span: Span, end: number): number {
    const comment = /\s+#/.exec(this.#text.slice(span.end, end));
    return comment ? span.end + comment.index : end;
  }

  #around({ start, end }: Span): Span | undefined {
    const own = lastBefore(this.#own, (span) => span.start, start);
    return own && end <= own.end ? own : undefined;
  }
}

/** Of a line that no terminal could show, the part around the finding. */
function window({ start, end }: Span, finding: Span): Span {
  if (end - start <= widest) return { start, end };
  const from = Math.max(start, finding.start - widest / 4);
  return { start: from, end: Math.min(end, from + widest) };
}

/** As much of an excerpt as has room on a line, the finding included. */
export function cropped(excerpt: Excerpt, room: number): Excerpt {
  const { text, start, length } = excerpt;
  if (text.length <= room) return excerpt;
  const before = start + length < room ? start : Math.floor(room / 4);
  const from = Math.max(0, Math.min(start - before, text.length - room + 1));
  const lead = from > 0 ? '…' : '';
  const tail = from + room - lead.length < text.length ? '…' : '';
  const to = Math.max(from + room - lead.length - tail.length, start + 1);
  return {
    text: lead + text.slice(from, to) + tail,
    start: lead.length + start - from,
    length: Math.min(length, to - start),
  };
}
