/** How a text is put into another, and where each of its places then stands. */
export interface Placed {
  readonly text: string;
  /** From a place of the text that was put in to the same place of the whole. */
  readonly at: (offset: number) => number;
}

export type Put = (inner: string) => Placed;

const columns = (count: number): string => ' '.repeat(count);

/** Every line but the empty ones after `first` or `others`. */
function lines(before: string, first: string, others: string, after: string): Put {
  return (inner) => {
    const all = inner.split(/(?<=\n)/);
    const indents = all.map((line, index) => (/^\n?$/.test(line) ? '' : index === 0 ? first : others));
    return {
      text: before + all.map((line, index) => `${indents[index]}${line}`).join('') + after,
      at: (offset) => {
        const line = inner.slice(0, offset).split('\n').length;
        return before.length + indents.slice(0, line).join('').length + offset;
      },
    };
  };
}

/** Lines of a mapping or of a block scalar. */
export const block = (before: string, indent: number, after = ''): Put =>
  lines(before, columns(indent), columns(indent), after);

/** A mapping as the item of a list. */
export const item = (before: string, indent: number, after = ''): Put =>
  lines(before, `${columns(indent)}- `, columns(indent + 2), after);

/** As it is. */
export const inline = (before: string, after = ''): Put => lines(before, '', '', after);

/** In double quotes, with escapes. */
export const quoted = (before: string, after = ''): Put => {
  const length = (text: string): number => JSON.stringify(text).length;
  return (inner) => ({
    text: before + JSON.stringify(inner) + after,
    at: (offset) => before.length + length(inner.slice(0, offset)) - 1,
  });
};

/** In single quotes: for texts of one line. */
export const singleQuoted = (before: string, after = ''): Put => {
  const doubled = (text: string): string => text.replaceAll("'", "''");
  return (inner) => ({
    text: `${before}'${doubled(inner)}'${after}`,
    at: (offset) => before.length + 1 + doubled(inner.slice(0, offset)).length,
  });
};

const isAtMargin = (line: string | undefined): boolean => line !== undefined && !line.startsWith(' ');

/** How many of the pieces begin at `offset` or before it. */
function begunBy(offset: number, pieces: readonly string[]): number {
  let start = 0;
  return pieces.filter((piece) => {
    start += piece.length;
    return start - piece.length <= offset;
  }).length;
}

/** In a folded scalar, where a line break between lines that begin alike needs an empty line to be one. */
export const folded = (before: string, indent: number, after = ''): Put => {
  const spread: Put = (inner) => {
    const pieces = inner.split(/(?<=\n)(?=[^\n])/);
    const spare = pieces.map((piece, index) => (isAtMargin(piece) && isAtMargin(pieces[index + 1]) ? '\n' : ''));
    return {
      text: pieces.map((piece, index) => piece + spare[index]).join(''),
      at: (offset) => offset + spare.slice(0, begunBy(offset, pieces) - 1).join('').length,
    };
  };
  return nested(spread, block(before, indent, after));
};

/** First one, then the other around it. */
export const nested =
  (within: Put, around: Put): Put =>
  (inner) => {
    const [near, far] = [within(inner), around(within(inner).text)];
    return { text: far.text, at: (offset) => far.at(near.at(offset)) };
  };

/** The whole with the line ends of Windows. */
export const windows =
  (put: Put): Put =>
  (inner) => {
    const { text, at } = put(inner);
    return {
      text: text.replaceAll('\n', '\r\n'),
      at: (offset) => at(offset) + (text.slice(0, at(offset)).match(/\n/g)?.length ?? 0),
    };
  };
