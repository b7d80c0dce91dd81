import type { Span } from '../text.ts';

/** The quotes around a word; empty: none. */
export type Quote = '' | "'" | '"';

/** A part of one line of YAML. */
export interface Token extends Span {
  readonly kind: 'dash' | 'open' | 'close' | 'comma' | 'colon' | 'scalar' | 'comment';
  readonly quote: Quote;
  /** A quoted scalar whose closing quote is on another line, or missing. */
  readonly unclosed?: true;
}

/** The parts of the line in `span`, which stands `depth` flow collections deep. */
export function tokensOf(text: string, span: Span, depth: number): readonly Token[] {
  const reader = new Reader(text, span, depth);
  const tokens: Token[] = [];
  for (let token = reader.next(); token; token = reader.next()) tokens.push(token);
  return tokens;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

const brackets: Readonly<Record<string, Token['kind']>> = { '{': 'open', '[': 'open', '}': 'close', ']': 'close' };

class Reader {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  #at: number;
  #depth: number;
  /** The kind before, as a node may only begin behind some. */
  #before: Token | undefined;

  constructor(text: string, { start, end }: Span, depth: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#at = start;
    this.#depth = depth;
  }

  next(): Token | undefined {
    while (this.#at < this.#end && isBlank(this.#text[this.#at])) this.#at += 1;
    if (this.#at >= this.#end) return undefined;
    const token = this.#token(this.#text[this.#at] ?? '');
    this.#before = token;
    this.#at = token.end;
    return token;
  }

  #token(char: string): Token {
    if (char === '#' && (this.#at === this.#start || isBlank(this.#text[this.#at - 1]))) {
      return this.#to(this.#end, 'comment');
    }
    if (char === '-' && this.#depth === 0 && this.#begins() && this.#isFree(this.#at + 1))
      return this.#to(this.#at + 1, 'dash');
    if (char === ':' && this.#isColon(this.#at)) return this.#to(this.#at + 1, 'colon');
    if (char === ',' && this.#depth > 0) return this.#to(this.#at + 1, 'comma');
    const bracket = brackets[char];
    if (bracket && (this.#depth > 0 || (bracket === 'open' && this.#begins()))) {
      this.#depth += bracket === 'open' ? 1 : -1;
      return this.#to(this.#at + 1, bracket);
    }
    return (char === '"' || char === "'") && this.#begins() ? this.#quoted(char) : this.#plain();
  }

  #to(end: number, kind: Token['kind'], quote: Quote = ''): Token {
    return { kind, start: this.#at, end, quote };
  }

  /** Whether a node may begin here. */
  #begins(): boolean {
    return this.#before?.kind !== 'scalar' && this.#before?.kind !== 'close';
  }

  #isFree(at: number): boolean {
    return at >= this.#end || isBlank(this.#text[at]);
  }

  #isColon(at: number): boolean {
    if (this.#isFree(at + 1)) return true;
    return (
      this.#depth > 0 &&
      (/[,[\]{}]/.test(this.#text[at + 1] ?? '') || (this.#before?.quote === '"' && this.#before.end === at))
    );
  }

  #quoted(quote: '"' | "'"): Token {
    for (let at = this.#at + 1; at < this.#end; at += 1) {
      const char = this.#text[at];
      if (char === '\\' && quote === '"') at += 1;
      else if (char === quote && quote === "'" && this.#text[at + 1] === quote) at += 1;
      else if (char === quote) return this.#to(at + 1, 'scalar', quote);
    }
    return { ...this.#to(this.#end, 'scalar', quote), unclosed: true };
  }

  #plain(): Token {
    let at = this.#at + 1;
    while (at < this.#end && !this.#endsPlain(at)) at += 1;
    while (isBlank(this.#text[at - 1])) at -= 1;
    return this.#to(at, 'scalar');
  }

  #endsPlain(at: number): boolean {
    const char = this.#text[at] ?? '';
    if (char === ':') return this.#isColon(at);
    if (char === '#') return isBlank(this.#text[at - 1]);
    return this.#depth > 0 && /[,[\]{}]/.test(char);
  }
}
