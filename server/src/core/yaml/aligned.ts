/** Where each letter of a quoted or plain scalar stands in what is written, escapes and folded lines between. */
import type { ScalarNode } from './node.ts';

/**
 * Where each unit of a decoded scalar stands in what is written. Each must be what the letter, the escape or the break
 * of lines at its place says. `undefined`: they do not agree.
 */
export function aligned(written: string, decoded: string, style: ScalarNode['style']): readonly number[] | undefined {
  const map: number[] = [];
  let at = 0;
  while (at < written.length) {
    const { length, units, text } = pieceAt(written, at, style);
    if (text !== undefined && !decoded.startsWith(text, map.length)) return undefined;
    for (let count = 0; count < units; count += 1) map.push(at);
    at += length;
  }
  if (map.length !== decoded.length) return undefined;
  map.push(written.length);
  return map;
}

/** What is written as one, how many units it stands for, and which; an escape may stand for any. */
interface Piece {
  readonly length: number;
  readonly units: number;
  readonly text?: string;
}

function pieceAt(written: string, at: number, style: ScalarNode['style']): Piece {
  const fold = /[ \t]*((?:\r?\n[ \t]*)+)/y;
  fold.lastIndex = at;
  const found = fold.exec(written);
  if (found) return folded(found[0].length, found[1] ?? '');
  return escapeAt(written, at, style) ?? { length: 1, units: 1, text: written[at] ?? '' };
}

/** One break is a blank; of several all but the first stay. */
function folded(length: number, breaks: string): Piece {
  const kept = '\n'.repeat(breaks.split('\n').length - 2) || ' ';
  return { length, units: kept.length, text: kept };
}

/** An escape and how many units it stands for: a doubled quote, `\n`, `\u00e9`, the end of a line. */
function escapeAt(written: string, at: number, style: ScalarNode['style']): Piece | undefined {
  if (style === 'single') return written.startsWith("''", at) ? { length: 2, units: 1, text: "'" } : undefined;
  if (style !== 'double' || written[at] !== '\\') return undefined;
  const [whole = '\\', long, end] =
    /^\\(?:(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|(\r?\n[ \t]*)|.)/s.exec(written.slice(at, at + 400)) ?? [];
  if (end !== undefined) return { length: whole.length, units: 0 };
  const code = long === undefined ? 0 : Number.parseInt(long.slice(1), 16);
  return { length: whole.length, units: code > 0xffff ? 2 : 1 };
}
