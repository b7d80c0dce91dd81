/** The comments that ask for silence, as they are written. What they silence is for `suppress.ts` to say. */
import type { Written } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import { lineEnd, lineStart, type Span, shifted } from '../text.ts';
import type { Chunk } from '../yaml/chunk.ts';
import { silencingWord } from '../yaml/signs.ts';
import { commentsIn } from '../yaml/yaml.ts';

/** A comment that asks for silence. Spans count from the start of its YAML document. */
export interface Suppression {
  /** From the `#` to the end of the comment. */
  readonly comment: Span;
  /** `talos-bond-ignore` or `talos-bond-ignore-file`. */
  readonly keyword: Written;
  /** For the whole file; the other sort is for a line or a bond. */
  readonly forFile: boolean;
  /** Nothing else stands on its line. */
  readonly alone: boolean;
  /** The codes, as written. */
  readonly codes: readonly Written[];
  /** The line that it speaks of: its own, or the one below where it stands alone. */
  readonly line: Span;
}

/** A suppression and where its document starts in the whole text. */
export interface PlacedSuppression {
  readonly it: Suppression;
  readonly base: number;
  readonly chunk: Chunk;
}

/** A document keeps its suppressions as long as it lives. */
const known = new WeakMap<Chunk, readonly Suppression[]>();

/** Every suppression of the file, in order. Without the word it costs a glance, and none at manifests and scripts. */
export function suppressionsIn(file: BondFile): readonly PlacedSuppression[] {
  if (!file.tally.any('silencing')) return [];
  return file.chunks.flatMap(({ chunk, base }) => suppressionsOf(chunk).map((it) => ({ it, base, chunk })));
}

function suppressionsOf(chunk: Chunk): readonly Suppression[] {
  const found = known.get(chunk) ?? readSuppressions(chunk);
  known.set(chunk, found);
  return found;
}

function readSuppressions(chunk: Chunk): readonly Suppression[] {
  const { reduced } = chunk;
  if (!chunk.signs.silencing) return [];
  const text = withTemplatesAsComments(chunk);
  let last: Suppression | undefined;
  return commentsIn(reduced).flatMap((comment) => {
    last = suppressionAt(text, comment, last) ?? last;
    return last?.comment === comment ? [last] : [];
  });
}

/** The text in which lines that hold nothing but template expressions are comments, which suppressions reach past. */
function withTemplatesAsComments({ text, masked }: Chunk): string {
  if (masked.blots.length === 0) return text;
  const written = text.split('\n');
  const lines = masked.text.split('\n').map((line, index) => {
    const isBlank = line.trim() === '' && written[index]?.trim() !== '';
    return isBlank && line !== '' ? `#${line.slice(1)}` : line;
  });
  return lines.join('\n');
}

/** The word as a comment begins with it, alone or with the ending that makes it speak of the file. */
const opener = new RegExp(`^#+[ \\t]*(${silencingWord}(-file)?)(?=[ \\t]|$)`);

/** Reads `# talos-bond-ignore code, code -- reason`; nothing for any other comment. `above`: the one before it. */
export function suppressionAt(text: string, comment: Span, above?: Suppression): Suppression | undefined {
  const written = text.slice(comment.start, comment.end);
  const head = opener.exec(written);
  if (!head) return undefined;
  const [opening, word = '', file] = head;
  const end = comment.start + opening.length;
  const list = written.slice(opening.length).split(/(?<=[ \t])--(?=[ \t]|$)/)[0] ?? '';
  const alone = text.slice(lineStart(text, comment.start), comment.start).trim() === '';
  return {
    comment,
    keyword: { text: word, span: { start: end - word.length, end } },
    forFile: file !== undefined,
    alone,
    codes: codesIn(list).map((code) => ({ ...code, span: shifted(code.span, end) })),
    line: alone ? lineBelow(text, comment, above) : lineAt(text, comment.start),
  };
}

/** What stands between the commas; of several words the first is the code, and the rest a reason without its dashes. */
function codesIn(list: string): readonly Written[] {
  return [...list.matchAll(/([^\s,]+)[ \t]*([^,]*)/g)].flatMap(({ 1: code = '', 2: rest = '', 0: whole, index }) => {
    const from = index + whole.length - rest.length;
    const written = rest.trimEnd();
    return [
      { text: code, span: { start: index, end: index + code.length } },
      ...(written === '' ? [] : [{ text: written, span: { start: from, end: from + written.length } }]),
    ];
  });
}

export const lineAt = (text: string, offset: number): Span => ({
  start: lineStart(text, offset),
  end: lineEnd(text, offset),
});

/** The next line that is more than a comment: suppressions with reasons of their own may stand on each other. */
function lineBelow(text: string, comment: Span, above?: Suppression): Span {
  // All comments of a block speak of the same line, which is looked for once.
  if (above?.alone && comment.end < above.line.start) return above.line;
  let line = lineAt(text, comment.end);
  do {
    const feed = text.indexOf('\n', line.end);
    if (feed < 0) return { start: text.length, end: text.length };
    line = lineAt(text, feed + 1);
  } while (/^[ \t]*#/.test(text.slice(line.start, line.end)));
  return line;
}

/** Comments, blank lines and one document mark: what may stand before a file says anything. */
const leading =
  /^\uFEFF?(?:[ \t\r]*(?:#[^\n]*)?(?:\n|$))*(?:---[ \t\r]*(?:#[^\n]*)?\n(?:[ \t\r]*(?:#[^\n]*)?(?:\n|$))*)?/;

/** The length of the file's leading comment, which ends in the first document or goes on behind its mark. */
export function leadingLength({ chunks }: BondFile): number {
  const [first, second] = chunks.map(({ chunk }) => chunk);
  const text = [first, second].map((chunk) => (chunk ? withTemplatesAsComments(chunk) : '')).join('');
  return leading.exec(text)?.[0].length ?? 0;
}
