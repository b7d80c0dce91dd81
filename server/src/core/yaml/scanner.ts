/** The words of YAML as most people write it, read one after the other from where the scanner is. */
import type { Span } from '../text.ts';
import { blockNode, type Reduced } from './blocks.ts';
import type { ScalarNode } from './node.ts';

/** Characters that are more than text to YAML, and marks and directives behind the first line. */
const unusual = /[^\n\r -~\u00a1-\u1fff\u2070-\ud7ff\ue000-\uf8ff]|\r(?!\n)|\n(?:---|\.\.\.|%)/;

/** Whether a text may be read by words: nothing in it has a meaning that only a parser knows. */
export const isUsual = (text: string): boolean => !unusual.test(text);

/** What can stand at a place; `y` lets each look there and nowhere else. */
export const patterns = {
  mark: /---(?= *\r?\n)/y,
  /** A key up to its colon. */
  key: /[\w$\ue000-\uf8ff][\w$./\ue000-\uf8ff-]{0,200}(?=:(?:[ \r\n]|$))/y,
  plain: /(?:[\w./~+$<=(^\\\u00a1-\uf8ff]|-(?=[\w.]))(?:[^ \r\n:]+|:(?=[^ \r\n])| +(?=[^ \r\n#:]))*/y,
  double: /"[^"\\\r\n]*"/y,
  single: /'[^'\r\n]*'/y,
  /** The same within brackets and braces. */
  flowKey: /\w[\w./-]*(?=: )/y,
  flowPlain: /[\w~][\w./%+-]*(?::+\w[\w./%+-]*)*(?= *[,\]}])/y,
  literal: /\|-?(?= *\r?\n)/y,
  blanks: / */y,
  /** Blanks, a comment, and the line break. */
  restOfLine: /(?: +#[^\n]*| *\r?)(?:\n|$)/y,
} as const;

const lineEnd = /[\r\n]|$/y;

/** Lines of a literal block whose first one has this indentation. */
const linesFrom = (indent: number): RegExp => new RegExp(`(?:(?: {${indent},}[^ \\r\\n][^\\r\\n]*)?\\n)+`, 'y');

export class Scanner {
  readonly #whole: string;
  readonly #text: string;
  readonly #outer: (offset: number) => number;
  #at = 0;

  /** `whole`: the text that `reduced` was made of. Spans are places in it. */
  constructor(whole: string, { text, outer }: Reduced) {
    this.#whole = whole;
    this.#text = text;
    this.#outer = outer;
  }

  get at(): number {
    return this.#at;
  }

  /** The next character, if there is one. */
  get next(): string | undefined {
    return this.#text[this.#at];
  }

  step(): void {
    this.#at += 1;
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  /** Steps over what the pattern finds right here, and tells whether there was any. */
  passes(pattern: RegExp): boolean {
    if (!this.sees(pattern)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Goes to the content of the next line that has more than blanks and a comment; its column, or -1 at the end. */
  toContent(): number {
    const text = this.#text;
    for (let start = this.#at; start < text.length; start = text.indexOf('\n', start) + 1 || text.length) {
      let at = start;
      while (text[at] === ' ') at += 1;
      const first = text[at];
      if (first === undefined || first === '\n' || first === '\r' || first === '#') continue;
      this.#at = at;
      return at - start;
    }
    return -1;
  }

  /** Whether a dash with something behind it stands here. */
  get onDash(): boolean {
    return this.next === '-' && this.#text[this.#at + 1] === ' ';
  }

  span(start: number): Span {
    return { start: this.#outer(start), end: Math.max(this.#outer(start), this.#outer(this.#at)) };
  }

  word(style: 'plain' | 'double' | 'single', pattern: RegExp = patterns[style]): ScalarNode | undefined {
    const start = this.#at;
    if (!this.passes(pattern)) return undefined;
    const quote = style === 'plain' ? 0 : 1;
    const text = this.#text.slice(start + quote, this.#at - quote);
    return { kind: 'scalar', span: this.span(start), text, style };
  }

  /** A literal block whose key or dash stands at `column`; of one that was set aside as bulk only the head is here. */
  literal(column: number): ScalarNode | undefined {
    const start = this.#at;
    const end = this.#text[start + 1] === '-' ? '' : '\n';
    if (!this.passes(patterns.literal) || !this.passes(patterns.restOfLine)) return undefined;
    const body = this.#body(column);
    return body === undefined ? undefined : blockNode(this.#whole, this.span(start), body === '' ? '' : body + end);
  }

  /** The lines of a block that are deeper than `column`, without their indentation and what is blank behind them. */
  #body(column: number): string | undefined {
    const start = this.#at;
    const indent = this.#indentation();
    if (indent === undefined) return undefined;
    if (indent <= column) return '';
    const isEven = this.passes(linesFrom(indent));
    const next = this.#indentation();
    if (!isEven || next === undefined || next > column) return undefined;
    const lines = this.#text.slice(start, this.#at).replace(/\n+$/, '');
    this.#at = start + lines.length + 1;
    return lines
      .split('\n')
      .map((line) => line.slice(indent))
      .join('\n');
  }

  /** How many blanks there are before the content of this line: -1 at the end of the text, and nothing for a blank line. */
  #indentation(): number | undefined {
    if (this.#at === this.#text.length) return -1;
    const start = this.#at;
    this.passes(patterns.blanks);
    const indent = this.#at - start;
    const isBlank = this.sees(lineEnd);
    this.#at = start;
    return isBlank ? undefined : indent;
  }
}
