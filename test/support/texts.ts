/** A call of the door for texts: `t('…', a, b)`. */
export interface Text {
  /** The key, when the first argument is a string without anything in it but text. */
  readonly literal: string | undefined;
  /** How many values follow; absent where one spreads a list. */
  readonly values: number | undefined;
  readonly source: string;
}

/** The calls of `t` in a source whose first argument starts as a string. What comes from a table is not seen. */
export function textsIn(source: string): readonly Text[] {
  return [...source.matchAll(/\bt\(\s*(?=['"`])/g)].map((found) => {
    const parts = argumentsAt(source, found.index + found[0].length);
    const [key = '', ...values] = parts;
    const counted = values.some((value) => value.startsWith('...')) ? undefined : values.length;
    return { literal: literalOf(key), values: counted, source: key };
  });
}

function literalOf(argument: string): string | undefined {
  const whole = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)$/s.exec(argument);
  return whole ? (whole[1] ?? whole[2] ?? whole[3])?.replaceAll(/\\(.)/g, '$1') : undefined;
}

/** The arguments of a call whose first begins at `start`. Strings count as wholes, brackets nest. */
function argumentsAt(source: string, start: number): readonly string[] {
  const parts: string[] = [];
  const token = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[([{]|[)\]}]|,/gs;
  token.lastIndex = start;
  let depth = 0;
  let from = start;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [sign] = found;
    const ends = depth === 0 && /^[,)]$/.test(sign);
    if (ends) {
      parts.push(source.slice(from, found.index).trim());
      from = token.lastIndex;
    }
    if (ends && sign === ')') break;
    if (/^[([{]$/.test(sign)) depth += 1;
    if (/^[)\]}]$/.test(sign)) depth -= 1;
  }
  return parts.filter((part) => part !== '');
}
