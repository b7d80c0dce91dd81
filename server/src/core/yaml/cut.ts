/** Cuts a stream at its document marks, and what an edit left alone only once. */
import { Chunk, type Manner, plainly } from './chunk.ts';
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

/**
 * Cuts a stream at its document marks. What `before` (an earlier version) shares with the text at both ends is
 * taken over as the same objects, so that the cost of an edit is that of the documents it touches.
 */
export function cut(text: string, before: Stream = { text: '', chunks: [] }, manner = plainly): readonly PlacedChunk[] {
  if (manner.indent > 0) return cutIndented(text, manner);
  const versions = compare(before.text, text);
  const head = commonHead(versions, before.chunks);
  const last = head.at(-1);
  const from = last ? last.base + last.chunk.text.length : 0;
  const tail = commonTail(versions, before.chunks, head.length, from);
  const between = before.chunks.slice(head.length, before.chunks.length - tail.length);
  const part = within(versions, { start: from, end: tail[0]?.base ?? text.length });
  const own = part.text.length === text.length ? text : detached(part.text);
  const same = between.length === 1 ? recut({ ...part, text: own }, between[0]?.chunk, manner) : undefined;
  const afresh = same ? [{ chunk: same, base: 0 }] : chunksAt(own, marksIn(own), manner);
  return [...head, ...afresh.map(({ chunk, base }) => ({ chunk, base: from + base })), ...tail];
}

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

/** The chunks at the front that are unchanged; the last of them only counts if the next still begins a document. */
function commonHead({ text, head }: Versions, before: readonly PlacedChunk[]): readonly PlacedChunk[] {
  const endOf = ({ chunk, base }: PlacedChunk): number => base + chunk.text.length;
  let count = before.findLastIndex((placed) => endOf(placed) <= head) + 1;
  const stands = (at: number): boolean => at === text.length || beginsDocument(text, at);
  for (let last = before[count - 1]; last && !stands(endOf(last)); last = before[count - 1]) count -= 1;
  return before.slice(0, count);
}

/** The chunks at the back that are unchanged; the first begins with a mark of its own, so that nothing before it can join. */
function commonTail(
  { before: old, text, tail: same }: Versions,
  before: readonly PlacedChunk[],
  used: number,
  from: number,
): readonly PlacedChunk[] {
  const shift = text.length - old.length;
  const first = before.findIndex(
    ({ base }, index) =>
      index >= used && base >= old.length - same && base + shift >= from && beginsDocument(text, base + shift),
  );
  const tail = first < 0 ? [] : before.slice(first);
  return shift === 0 ? tail : tail.map(({ chunk, base }) => ({ chunk, base: base + shift }));
}
