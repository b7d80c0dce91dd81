/** A place for people and other tools: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From one position to another, `end` exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The lines of a text. As in editors a lone carriage return ends a line too. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: mark, index }) => index + mark.length)];
  }

  /** Where `offset` stands. */
  at(offset: number): Position {
    const line = this.#lineAt(offset);
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }

  rangeOf({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.at(start), end: this.at(end) };
  }

  /** The line that holds `offset`, from its start to its end without the line break. */
  around(offset: number): { readonly start: number; readonly end: number } {
    const line = this.#lineAt(offset);
    const start = this.#starts[line] ?? 0;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && (this.#text[end - 1] === '\n' || this.#text[end - 1] === '\r')) end -= 1;
    return { start, end };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
