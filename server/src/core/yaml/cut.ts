/** Cuts a stream at its document marks, and what an edit left alone only once. */
import { countWhere } from '../text.ts';
import { Chunk, type Manner, plainly } from './chunk.ts';
import { type Kept, nothingKept } from './kept.ts';
import { compare, touchedLines, type Versions, within } from './versions.ts';

export interface PlacedChunk {
  readonly chunk: Chunk;
  /** The offset of the chunk in the whole text. */
  readonly base: number;
}

const mark = /^(?:---(?=[ \t\r\n]|$)|\.\.\.(?=[ \t]*(?:#[^\n]*)?\r?$))/gm;

/** A text with its cut. */
export interface Stream {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
}

/** The documents of a stream, and how many of them are those of the version before. */
export interface Cut {
  readonly chunks: readonly PlacedChunk[];
  readonly kept: Kept;
}

/**
 * Cuts a stream at its document marks. What `before` (an earlier version) shares with the text at both ends is
 * taken over as the same objects, so that the cost of an edit is that of the documents it touches.
 */
export function cut(text: string, before: Stream = { text: '', chunks: [] }, manner = plainly): Cut {
  if (manner.indent > 0) return { chunks: cutIndented(text, manner), kept: nothingKept };
  const versions = compare(before.text, text);
  const head = commonHead(versions, before.chunks);
  const last = before.chunks[head - 1];
  const from = last ? endOf(last) : 0;
  const tail = commonTail(versions, before.chunks, head, from);
  const behind = movedBy(text.length - before.text.length, before.chunks.slice(before.chunks.length - tail));
  const between = before.chunks.slice(head, before.chunks.length - tail);
  const part = within(versions, { start: from, end: behind[0]?.base ?? text.length });
  const own = part.text.length === text.length ? text : detached(part.text);
  const same = between.length === 1 ? recut({ ...part, text: own }, between[0]?.chunk, manner) : undefined;
  const afresh = same ? [{ chunk: same, base: 0 }] : chunksAt(own, marksIn(own), manner);
  return { chunks: before.chunks.slice(0, head).concat(movedBy(from, afresh), behind), kept: { head, tail } };
}

const movedBy = (shift: number, chunks: readonly PlacedChunk[]): readonly PlacedChunk[] =>
  shift === 0 ? chunks : chunks.map(({ chunk, base }) => ({ chunk, base: base + shift }));

/** The document that an edit lies within, as long as it stays one: only a line that is new can part it. */
function recut(versions: Versions, chunk: Chunk | undefined, manner: Manner): Chunk | undefined {
  const { before, text } = versions;
  // Behind a line of `...` any text is another document.
  if (chunk?.text !== before || text === '' || before.startsWith('...', lastLine(before))) return undefined;
  const { start, end } = touchedLines(versions);
  return text.slice(start, end).search(mark) < 0 ? new Chunk(text, manner, { chunk, versions }) : undefined;
}

/** Where the last line begins. */
const lastLine = (text: string): number => text.lastIndexOf('\n', text.length - 2) + 1;

/** A block scalar that holds a stream. Its marks are none to the parser, so blanks take their place. */
function cutIndented(text: string, manner: Manner): readonly PlacedChunk[] {
  const marks = new RegExp(`(?<=^ {${manner.indent}})(?:---|\\.\\.\\.)(?=[ \\t\\r\\n]|$)`, 'gm');
  const starts = [...text.matchAll(marks)].map(({ index }) => index - manner.indent);
  return chunksAt(text.replaceAll(marks, '   '), starts, manner);
}

function chunksAt(text: string, marks: readonly number[], manner: Manner): readonly PlacedChunk[] {
  const starts = [0, ...marks].filter((at, index) => index === 0 || at > 0);
  return starts.flatMap((at, index) => {
    const own = text.slice(at, starts[index + 1]);
    return own === ''
      ? []
      : [{ chunk: new Chunk(own.length === text.length ? text : detached(own), manner), base: at }];
  });
}

/** A copy: a slice would keep the whole text of its version in memory for as long as one document stays unchanged. */
const detached = (slice: string): string => ` ${slice}`.slice(1);

/** Where a document begins: at `---`, and after the line of `...`. */
function marksIn(text: string): readonly number[] {
  const starts: number[] = [];
  for (const { 0: found, index } of text.matchAll(mark)) {
    if (index > 0 && text[index - 1] !== '\n') continue; // `^` also matches after breaks that YAML does not know
    const start = found === '---' ? index : text.indexOf('\n', index) + 1;
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  return starts;
}

/** Whether a mark stands at `at`, on a line of its own. */
const beginsDocument = (text: string, at: number): boolean =>
  (at === 0 || text[at - 1] === '\n') && /^---(?:[ \t\r\n]|$)/.test(text.slice(at, at + 4));

const endOf = ({ chunk, base }: PlacedChunk): number => base + chunk.text.length;

/** How many chunks at the front are unchanged; the last of them only counts if the next still begins a document. */
function commonHead({ text, head }: Versions, before: readonly PlacedChunk[]): number {
  let count = countWhere(before, (placed) => endOf(placed) <= head);
  const stands = (at: number): boolean => at === text.length || beginsDocument(text, at);
  for (let last = before[count - 1]; last && !stands(endOf(last)); last = before[count - 1]) count -= 1;
  return count;
}

/**
 * How many chunks at the back are unchanged, of those behind the first `used` ones and from `from` on; the first of them
 * begins with a mark of its own, so that nothing before it can join.
 */
function commonTail(
  { before: old, text, tail: same }: Versions,
  before: readonly PlacedChunk[],
  used: number,
  from: number,
): number {
  const shift = text.length - old.length;
  let first = Math.max(
    used,
    countWhere(before, ({ base }) => base < old.length - same || base + shift < from),
  );
  for (let one = before[first]; one && !beginsDocument(text, one.base + shift); one = before[first]) first += 1;
  return before.length - first;
}
