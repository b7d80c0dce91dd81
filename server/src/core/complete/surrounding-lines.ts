/** What the indentation of the lines around a place tells, where a parse would tell less. */

import { lineEnd, type Span } from '../text.ts';
import { tokensOf } from './line.ts';

interface Line extends Span {
  readonly indent: number;
  /** It begins with the dash of a list item. */
  readonly dash: boolean;
  /** The column behind the dashes. */
  readonly content: number;
  readonly text: string;
}

function* linesAbove(text: string, from: number): Iterable<Line> {
  for (let end = from - 1; end >= 0; ) {
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    const line = lineOf(text, { start, end });
    if (line) yield line;
    end = start - 1;
  }
}

function* linesBelow(text: string, from: number): Iterable<Line> {
  for (let start = from; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = lineOf(text, { start, end });
    if (line) yield line;
    start = end + 1;
  }
}

/** A line that holds more than blanks and a comment; one that is indented by a tab is no YAML. */
function lineOf(text: string, { start, end }: Span): Line | undefined {
  const content = text.slice(start, end).trimEnd();
  const [lead = '', blanks = '', dashes = ''] = /^( *)((?:-(?: +|$))*)/.exec(content) ?? [];
  const first = content[blanks.length];
  if (first === undefined || first === '#' || first === '\t') return undefined;
  return { start, end, indent: blanks.length, dash: dashes !== '', content: lead.length, text: content };
}

/** Where a thing on a line of its own stands, and whether it is an item of a list. */
export interface Stance {
  readonly column: number;
  readonly dash: boolean;
}

/** Where a thing belongs that someone begins at `column` on the line that starts at `from`; none: where it is. */
export function stanceOn(text: string, from: number, column: number): Stance | undefined {
  let below: Line | undefined;
  for (const line of linesAbove(text, from)) {
    if (line.indent <= column) return stanceUnder(line, below ?? firstIn(text, from, line), column);
    below = line;
  }
  return undefined;
}

/** The first line of what `opener` opens, if that stands below the line that starts at `from`. */
function firstIn(text: string, from: number, opener: Line): Line | undefined {
  const [next] = linesBelow(text, lineEnd(text, from) + 1);
  return opensBelow(opener) && next && next.indent > opener.content ? next : undefined;
}

function stanceUnder(line: Line, below: Line | undefined, column: number): Stance | undefined {
  if (line.indent === column) return line.dash ? { column, dash: true } : undefined;
  if (below) return { column: below.indent, dash: below.dash };
  if (opensBelow(line)) return undefined;
  if (!line.dash) return { column: line.indent, dash: false };
  return beginsWithKey(line) ? { column: line.content, dash: false } : { column: line.indent, dash: true };
}

/** Whether the line above opens what begins at `column`. */
export function isOpenedAbove(text: string, from: number, column: number): boolean {
  const [above] = linesAbove(text, from);
  return above !== undefined && opensBelow(above) && above.content < column;
}

/** The column of the keys among which the list stands whose items stand at `column`. */
export function keysAround(text: string, from: number, column: number): number | undefined {
  for (const line of linesAbove(text, from))
    if (line.indent < column || (line.indent === column && !line.dash)) return line.content;
  return undefined;
}

/** Where the first line at `from` or below it stands. */
export function stanceBelow(text: string, from: number): Stance | undefined {
  const [next] = linesBelow(text, from);
  return next && { column: next.indent, dash: next.dash };
}

/** Whether the item that begins on this line is a mapping with a key on each line. */
function beginsWithKey({ text }: Line): boolean {
  const [, behind] = tokensOf(text, { start: 0, end: text.length }, 0).filter(({ kind }) => kind !== 'dash');
  return behind?.kind === 'colon';
}

/** Whether the value of the line's key stands on the lines below. */
const opensBelow = ({ text }: Line): boolean => /:$/.test(withoutComment(text));

const withoutComment = (text: string): string => text.replace(/\s#.*$/, '').trimEnd();

/** The text with everything blanked out but the mapping around `at` and the keys above it: what is broken elsewhere is gone. */
export function clearing(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  const to = feed < 0 ? text.length : feed;
  // What is written may belong left of where the line begins.
  const own = Math.min(lineOf(text, { start: from, end: to })?.indent ?? at - from, at - from);
  const kept = [
    ...keptAbove(text, from, own),
    { start: from, end: to },
    ...keptBelow(text, to + 1, openerOf(text, from, own)),
  ];
  return onlySpans(text, kept);
}

/** The lines of the same mapping, then only those that open what is around it. */
function keptAbove(text: string, from: number, column: number): readonly Span[] {
  const kept: Line[] = [];
  let least = column;
  let inside = true;
  for (const line of linesAbove(text, from)) {
    const opens = line.indent < least && canOpen(line);
    if ((inside || opens) && !isUnclosed(text, line)) kept.unshift(line);
    if (opens) [least, inside] = [line.indent, false];
    if (least === 0 && !inside) break;
  }
  return kept;
}

/** The lines of the same mapping: those that are deeper than what opens it. */
function keptBelow(text: string, from: number, opener: number): readonly Span[] {
  const kept: Line[] = [];
  for (const line of linesBelow(text, from)) {
    if (line.indent <= opener) break;
    if (!isUnclosed(text, line)) kept.push(line);
  }
  return kept;
}

/** The column of what opens the mapping that stands at `column`; -1: nothing does. */
function openerOf(text: string, from: number, column: number): number {
  for (const line of linesAbove(text, from)) if (line.indent < column && canOpen(line)) return line.indent;
  return -1;
}

const canOpen = ({ text }: Line): boolean => /^ *-(?: |$)|:(?:\s|$)/.test(text);

const isUnclosed = (text: string, line: Span): boolean => tokensOf(text, line, 0).some(({ unclosed }) => unclosed);

/** The text with blanks in place of everything outside `spans`; line breaks stay. */
function onlySpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + blank(text.slice(at));
}

const blank = (text: string): string => text.replaceAll(/[^\r\n]/g, ' ');
