/** Template expressions blotted out at equal length, so that a text can be read as the YAML it will mostly become. */
import type { Span } from '../text.ts';

/** A private-use character that stands for what is not known before rendering. */
const blot = '\uE001';

/** How an expression ends, by how it begins. One that ends with a single brace ends on its line. */
const expressions: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '${': '}', '%{': '}' };

/** Makejinja's marks, which are comments to YAML anywhere else. */
const makejinja: Readonly<Record<string, string>> = { '#{': '}#', '#%': '%#', '#|': '|#' };

interface Masked {
  readonly text: string;
  /** Where something was blotted out. */
  readonly blots: readonly Span[];
}

/** The text with every template expression blotted out; lines that hold nothing else become comments. */
export function mask(text: string, name: string): Masked {
  const blots = [expressions, ...(name.endsWith('.j2') ? [makejinja] : [])].flatMap((ends) =>
    expressionsIn(text, ends),
  );
  if (blots.length === 0) return { text, blots };
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of blots.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    parts.push(text.slice(at, from), text.slice(from, end).replaceAll(/[^\r\n]/g, blot));
    at = end;
  }
  return { text: [...parts, text.slice(at)].join('').replaceAll(emptyLine, '$1#$2'), blots };
}

function expressionsIn(text: string, ends: Readonly<Record<string, string>>): readonly Span[] {
  const begin = new RegExp(Object.keys(ends).map(escaped).join('|'), 'g');
  const ahead = new Ahead(text);
  const found: Span[] = [];
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const start = match.index;
    const mark = ends[match[0]] ?? '';
    const close = ahead.find(mark, start + 2);
    const isOpen = close === undefined || (mark === '}' && (ahead.find('\n', start + 2) ?? text.length) < close);
    if (!isOpen) found.push({ start, end: close + mark.length });
    begin.lastIndex = isOpen ? start + 1 : close + mark.length;
  }
  return found;
}

const escaped = (mark: string): string => mark.replaceAll(/[{|$]/g, '\\$&');

/** Finds what comes next. Asked from ever later places, it looks at each part of the text once. */
class Ahead {
  readonly #text: string;
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  find(sought: string, from: number): number | undefined {
    const known = this.#next.get(sought) ?? -1;
    const next = known >= from ? known : this.#text.indexOf(sought, from);
    this.#next.set(sought, next < 0 ? this.#text.length : next);
    return next < 0 || next === this.#text.length ? undefined : next;
  }
}

const emptyLine = new RegExp(`^([ \\t]*)${blot}(?=[ \\t${blot}]*\\r?$)()`, 'gm');

/** Whether a word is known only after rendering. */
export const isBlotted = (word: string): boolean => word.includes(blot);
