/**
 * Positions count as the client counts. Offsets are UTF-16 units everywhere inside; the character of a position
 * may be a byte of UTF-8 or a whole code point for a client that knows nothing else.
 */
import {
  type Position,
  PositionEncodingKind,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** How many units of an encoding a code point takes. */
type Width = (codePoint: number) => number;

const widths: ReadonlyMap<string, Width> = new Map<string, Width>([
  [PositionEncodingKind.UTF8, (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)],
  [PositionEncodingKind.UTF32, () => 1],
]);

/** UTF-16, which every client has to know, unless it offers only others. */
export function encodingAmong(offered: readonly string[] = []): PositionEncodingKind {
  if (offered.includes(PositionEncodingKind.UTF16)) return PositionEncodingKind.UTF16;
  return offered.find((name) => widths.has(name)) ?? PositionEncodingKind.UTF16;
}

/** Makes the open documents of a client that counts in this encoding. */
export function textsIn(encoding: PositionEncodingKind): TextDocumentsConfiguration<TextDocument> {
  const width = widths.get(encoding);
  if (!width) return TextDocument;
  return {
    create: (...parts) => new EncodedText(TextDocument.create(...parts), width),
    update: (document, changes, version) => {
      if (document instanceof EncodedText) document.update(changes, version);
      return document;
    },
  };
}

/** A text whose positions count in another encoding than UTF-16. */
class EncodedText implements TextDocument {
  readonly #text: TextDocument;
  readonly #width: Width;

  constructor(text: TextDocument, width: Width) {
    this.#text = text;
    this.#width = width;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get languageId(): string {
    return this.#text.languageId;
  }

  get version(): number {
    return this.#text.version;
  }

  get lineCount(): number {
    return this.#text.lineCount;
  }

  getEOLCharacters(line: number): string {
    return this.#text.getEOLCharacters(line);
  }

  getLineRange(line: number): Range {
    const { start, end } = this.#text.getLineRange(line);
    return { start, end: this.#positionFromUtf16(end) };
  }

  getText(range?: Range): string {
    return this.#text.getText(range && this.#toUtf16(range));
  }

  positionAt(offset: number): Position {
    return this.#positionFromUtf16(this.#text.positionAt(offset));
  }

  offsetAt(position: Position): number {
    return this.#text.offsetAt(this.#positionToUtf16(position));
  }

  /** Each change counts in the text that those before it have left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const converted = 'range' in change ? { range: this.#toUtf16(change.range), text: change.text } : change;
      TextDocument.update(this.#text, [converted], version);
    }
  }

  #toUtf16({ start, end }: Range): Range {
    return { start: this.#positionToUtf16(start), end: this.#positionToUtf16(end) };
  }

  #positionFromUtf16({ line, character }: Position): Position {
    let units = 0;
    for (const one of this.#text.getText({ start: { line, character: 0 }, end: { line, character } }))
      units += this.#widthOf(one);
    return { line, character: units };
  }

  /** A position inside a code point is the one before it; one behind the line is its end, as for every text. */
  #positionToUtf16({ line, character }: Position): Position {
    const text = this.#text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    let [units, at] = [0, 0];
    for (const one of text) {
      units += this.#widthOf(one);
      if (units > character) break;
      at += one.length;
    }
    return { line, character: at };
  }

  #widthOf(character: string): number {
    return this.#width(character.codePointAt(0) ?? 0);
  }
}
