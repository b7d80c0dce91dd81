/** The expressions of template languages in a text, and of each what it does to the lines around it, no more. */
import { type Span, shifted } from '../text.ts';
import { beginningsIn, type Language, languages, type Mark, type Role } from './template-languages.ts';

export interface Expression extends Span {
  readonly role: Role;
  readonly mark: Mark;
}

/** The cheap test that comes before anything else. */
export const mayHoldExpressions = (text: string, name: string): boolean => beginningsIn(name).test(text);

export const expressionsIn = (text: string, name: string): readonly Expression[] => [...new Finder(text, name).find()];

class Finder {
  readonly #text: string;
  readonly #name: string;
  /** Up to where the end of an expression was sought in vain: what begins before it has none either. */
  readonly #vain = new Map<string, number>();

  constructor(text: string, name: string) {
    this.#text = text;
    this.#name = name;
  }

  *find(): Iterable<Expression> {
    const begin = new RegExp(beginningsIn(this.#name), 'g');
    for (let found = begin.exec(this.#text); found; found = begin.exec(this.#text)) {
      const mark = markOf(found[0]);
      const expression = this.#at(found.index, mark);
      begin.lastIndex = expression?.end ?? found.index + 1;
      if (!expression) continue;
      yield expression;
      if (!this.#isRaw(expression)) continue;
      const inner = this.#rawTo(expression);
      yield* inner;
      begin.lastIndex = inner.at(-1)?.end ?? begin.lastIndex;
    }
  }

  #isRaw({ start, mark, role }: Expression): boolean {
    const word = /[-+]?\s*raw\b/y;
    word.lastIndex = start + 2;
    return role === 'silent' && mark.endsWith('%') && word.test(this.#text);
  }

  #at(start: number, mark: Mark): Expression | undefined {
    const language: Language = languages[mark];
    const end = start < (this.#vain.get(mark) ?? 0) ? undefined : this.#endOf(start, mark, language);
    if (end !== undefined) {
      return { start, end, mark, role: language.roleOf(this.#text.slice(start + 2, end - language.end.length)) };
    }
    return language.commentLike ? undefined : { start, end: unclosedEnd(this.#text, start), mark, role: 'unclosed' };
  }

  #endOf(start: number, mark: Mark, language: Language): number | undefined {
    const from = start + mark.length;
    const { at, end } = language.comment
      ? endOfComment(this.#text, from, language.comment, language.end)
      : endOfCode(this.#text, from, language.end);
    if (end === undefined) this.#vain.set(mark, at);
    return end;
  }

  /** What stands between `{% raw %}` and its end means nothing to Jinja, but perhaps to whoever comes next. */
  #rawTo({ end: from, mark }: Expression): readonly Expression[] {
    if (this.#vain.has('raw')) return [];
    const last = /(?:\{%|#%)[-+]?\s*endraw\s*[-+]?(?:%\}|%#)/g;
    last.lastIndex = from;
    const found = last.exec(this.#text);
    if (!found) {
      this.#vain.set('raw', from);
      return [];
    }
    const inner = expressionsIn(this.#text.slice(from, found.index), this.#name);
    return [
      ...inner.map((expression) => ({ ...expression, ...shifted(expression, from) })),
      { start: found.index, end: last.lastIndex, mark, role: 'silent' },
    ];
  }
}

const markOf = (beginning: string): Mark => (beginning.endsWith('/*') ? '{{/*' : (beginning as Mark));

/** How far an expression without an end goes: quotes and brackets around it stay, lest the rest of the file go too. */
function unclosedEnd(text: string, start: number): number {
  const rest = /[^"',\]}\r\n]*/y;
  rest.lastIndex = start + 2;
  rest.test(text);
  return rest.lastIndex;
}

interface Ending {
  /** Where the search ended. */
  readonly at: number;
  readonly end?: number;
}

function endOfComment(text: string, from: number, either: RegExp, end: string): Ending {
  either.lastIndex = from;
  const found = either.exec(text);
  const at = found?.index ?? text.length;
  return found?.[0].endsWith(end) ? { at, end: at + found[0].length } : { at };
}

/** A line that begins as those of YAML do is no part of an expression: the one before was never ended. */
const yamlLine = / *(?:- |---|[\w./-]+:(?:\s|$))/y;

function endOfCode(text: string, from: number, end: string): Ending {
  const telling = /["'`\n{}%]/g;
  telling.lastIndex = from;
  let depth = 0;
  for (let found = telling.exec(text); found; found = telling.exec(text)) {
    const at = found.index;
    if (text.startsWith(end, at) && (depth === 0 || end[0] !== '}')) return { at, end: at + end.length };
    if (breaksOff(text, at, end, depth)) return { at };
    if (found[0] === '{') depth += 1;
    if (found[0] === '}') depth -= 1;
    if (/["'`]/.test(found[0])) telling.lastIndex = endOfString(text, at) ?? at + 1;
  }
  return { at: text.length };
}

/** Whether no expression goes on here: another begins, a brace closes that never opened, or YAML does. */
function breaksOff(text: string, at: number, end: string, depth: number): boolean {
  switch (text[at]) {
    case '{':
      return end !== '}' && /[{%]/.test(text[at + 1] ?? '');
    case '}':
      return depth === 0;
    case '\n':
      yamlLine.lastIndex = at + 1;
      return end === '}#' || (depth === 0 && yamlLine.test(text));
    default:
      return false;
  }
}

/** A string of an expression, quotes included; in a quoted scalar of YAML they may be escaped. None without an end on its line. */
function endOfString(text: string, start: number): number | undefined {
  const quote = text[start] ?? '';
  if (quote === '`') return text.indexOf(quote, start + 1) + 1 || undefined;
  const escaped = text[start - 1] === '\\';
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === quote) return escaped ? undefined : at + 1;
    if (text[at] !== '\\') continue;
    if (escaped && text[at + 1] === quote) return at + 2;
    at += 1;
  }
  return undefined;
}
