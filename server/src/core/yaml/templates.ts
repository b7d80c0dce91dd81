/** Template expressions blotted out at equal length, so that a text can be read as the YAML it will mostly become. */
import { lineEnd, lineStart, type Span } from '../text.ts';
import { type Expression, expressionsIn, mayHoldExpressions } from './expressions.ts';
import { openStretches, type Unpaired } from './stretches.ts';

export interface Masked {
  /** Same length as the input, every line break kept at its place. */
  readonly text: string;
  /** The expressions, in order. */
  readonly blots: readonly Span[];
  /** Stretches whose content may come once, often or never: blocks, and lines that an expression alone prints. */
  readonly open: readonly Span[];
  /** Marks of blocks without a partner in this text: a block may span several documents, each masked by itself. */
  readonly unpaired: readonly Unpaired[];
}

/** Stands for what is not known before rendering; a scalar or key that holds it is unknown. */
export const blot = '\uE001';

/** The cheap test before anything else. */
export const mayHoldTemplates = mayHoldExpressions;

/**
 * The text with every template expression blotted out. Lines that hold nothing else become blank, as a comment would
 * end a block scalar; beside other text an expression becomes a part of that scalar.
 */
export function maskTemplates(text: string, name: string): Masked {
  const expressions = mayHoldTemplates(text, name) ? expressionsIn(text, name) : [];
  if (expressions.length === 0) return { text, blots: [], open: [], unpaired: [] };
  const canvas = new Canvas(text);
  for (const pieces of linesOf(text, expressions)) canvas.paint(pieces);
  const masked = canvas.finish();
  const alone = expressions.filter((expression) => !canvas.beside.has(expression));
  return {
    text: masked,
    blots: expressions.map(({ start, end }) => ({ start, end })),
    ...openStretches(masked, expressions, alone),
  };
}

/** The part of an expression that stands on one line. */
interface Piece extends Span {
  readonly expression: Expression;
}

/** The pieces of the expressions, by line. */
function* linesOf(text: string, expressions: readonly Expression[]): Iterable<readonly Piece[]> {
  let line: Piece[] = [];
  let end = -1;
  for (const piece of expressions.flatMap((expression) => piecesOf(text, expression))) {
    if (piece.start > end) {
      if (line.length > 0) yield line;
      line = [];
      end = lineEnd(text, piece.end);
    }
    line.push(piece);
  }
  yield line;
}

function piecesOf(text: string, expression: Expression): readonly Piece[] {
  let end = expression.start - 1;
  return text
    .slice(expression.start, expression.end)
    .split('\n')
    .map((line) => {
      const start = end + 1;
      end = start + line.length;
      return { start, end: line.endsWith('\r') ? end - 1 : end, expression };
    });
}

/** The text on the way to its masked form, line by line. */
class Canvas {
  /** Expressions that share a line with something else. */
  readonly beside = new Set<Expression>();
  readonly #text: string;
  /** Expressions of which something is to be seen. */
  readonly #seen = new Set<Expression>();
  #done = 0;
  #masked = '';

  constructor(text: string) {
    this.#text = text;
  }

  /** Blots out the expressions of one line. */
  paint(pieces: readonly Piece[]): void {
    const alone = this.#areAlone(pieces);
    let at = lineStart(this.#text, pieces[0]?.start ?? 0);
    let follows = false;
    for (const piece of pieces) {
      follows ||= !isBlank(this.#text.slice(at, piece.start));
      at = piece.end;
      if (!alone) this.beside.add(piece.expression);
      if (alone || this.#goesOn(piece) || (follows && this.#isNothing(piece))) this.#fill(piece, ' ');
      else {
        this.#fill(piece, blot);
        this.#seen.add(piece.expression);
        follows = true;
      }
    }
  }

  finish(): string {
    return this.#masked + this.#text.slice(this.#done);
  }

  /** Whether nothing else stands on the line. */
  #areAlone(pieces: readonly Piece[]): boolean {
    const [first, last] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
    let at = lineStart(this.#text, first);
    for (const { start, end } of pieces) {
      if (!isBlank(this.#text.slice(at, start))) return false;
      at = end;
    }
    return isBlank(this.#text.slice(at, lineEnd(this.#text, last)));
  }

  /** Whether the expression is to be seen further up. */
  #goesOn({ start, expression }: Piece): boolean {
    return start > expression.start && this.#seen.has(expression);
  }

  /** Whether it leaves nothing but the blanks around it, which mean nothing behind other text. */
  #isNothing({ start, end, expression }: Piece): boolean {
    return expression.role === 'silent' && /\s/.test((this.#text[start - 1] ?? '') + (this.#text[end] ?? '\n'));
  }

  #fill({ start, end }: Piece, sign: string): void {
    const stretches = this.#text.slice(start, end).split('\r');
    this.#masked += this.#text.slice(this.#done, start) + stretches.map(({ length }) => sign.repeat(length)).join('\r');
    this.#done = end;
  }
}

const isBlank = (text: string): boolean => !/[^ \t\r\ufeff]/.test(text);
