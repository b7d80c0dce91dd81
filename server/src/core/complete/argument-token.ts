/** The kernel argument that the cursor is in. Where a key tells of it no YAML is needed: half typed, with a colon at its end, it is none. */
import type { BondFile } from '../model/file.ts';
import { isArgumentsKey } from '../model/kernel-arguments.ts';
import { lineEnd, lineStart, type Span } from '../text.ts';
import { carriedToken } from './argument-carried.ts';
import { type Stance, stanceBelow } from './surrounding-lines.ts';

/** An argument, or what is there of it. */
export interface Token extends Span {
  readonly text: string;
  /** A plain scalar in a flow collection, which ends at a comma. */
  readonly bare: boolean;
}

/** The token at `offset`, if it stands in a list of kernel arguments that Talos reads. */
export function argumentAt(file: BondFile, offset: number): Token | undefined {
  const { text } = file;
  const from = lineStart(text, offset);
  const line = text.slice(from, lineEnd(text, offset));
  const found = tokenIn(line, offset - from);
  if (!found) return undefined;
  const token = { ...found, start: from + found.start, end: from + found.end };
  return isInList(text, from, line.slice(0, found.start)) ? token : carriedToken(file, token);
}

function tokenIn(line: string, at: number): Token | undefined {
  if (/(?:^|\s)#/.test(line.slice(0, at))) return undefined;
  const quote = openQuote(line.slice(0, at));
  const bare = quote === '' && isFlow(line.slice(0, at));
  const breaks = bare ? /[\s[\]{},]/ : /[\s"'[\]]/;
  let [start, end] = [at, at];
  while (start > 0 && !breaks.test(line[start - 1] ?? '')) start -= 1;
  // Without its closing quote the word would swallow the rest of the line.
  const last = line.includes(quote, at) ? line.length : at;
  while (end < last && !breaks.test(line[end] ?? '')) end += 1;
  const text = line.slice(start, end);
  return text.startsWith('bond=') || 'bond='.startsWith(text) ? { start, end, text, bare } : undefined;
}

/** Whether more brackets are opened than closed in a part of a line. */
const isFlow = (part: string): boolean => (part.match(/[[{]/g)?.length ?? 0) > (part.match(/[\]}]/g)?.length ?? 0);

/** The quotes that are open at the end of a part of a line. */
const openQuote = (part: string): string =>
  [...part].reduce((open, sign) => (open === '' ? (/["']/.test(sign) ? sign : '') : sign === open ? '' : open), '');

/** Whether what follows `before` on its line is an item of such a list. */
function isInList(text: string, from: number, before: string): boolean {
  const inline = /(\w+)["']?[ \t]*:[ \t]*\[[^\]]*$/.exec(before);
  if (inline) return isArgumentsKey(inline[1]);
  const above = text
    .slice(Math.max(0, from - reach), from)
    .split('\n')
    .slice(0, -1)
    .toReversed();
  const dash = /^([ \t]*)-[ \t]+["']?(?:[^"'#]*[ \t])?$/.exec(before);
  if (dash) return isItemAt(dash[1]?.length ?? 0, above, stanceBelow(text, lineEnd(text, from) + 1));
  return /^[ \t]*["']?$/.test(before) && isArgumentsKey(flowKeyAbove(above));
}

/** How far a key is looked for. */
const reach = 4000;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Whether a dash in this column makes an item of such a list, whose others stand in the same. */
function isItemAt(column: number, above: readonly string[], below: Stance | undefined): boolean {
  const opener = above.find((line) => {
    if (/^\s*(?:#|$)/.test(line)) return false;
    return /^\s*-(?:\s|$)/.test(line) ? indentOf(line) !== column : indentOf(line) <= column;
  });
  if (opener === undefined || (below && below.column !== column && below.column > indentOf(opener))) return false;
  return isArgumentsKey(/^[\s-]*["']?(\w+)["']?[ \t]*:[ \t]*(?:#.*)?\r?$/.exec(opener)?.[1]);
}

/** The key of a list in brackets that has its items on lines of their own. */
function flowKeyAbove(lines: readonly string[]): string | undefined {
  const opener = lines.find((line) => !/^\s*(?:#.*|["'].*["'],?|[^\s[\]{}:"']+,)?\s*$/.test(line));
  return /["']?(\w+)["']?[ \t]*:[ \t]*\[[ \t]*\r?$/.exec(opener ?? '')?.[1];
}
