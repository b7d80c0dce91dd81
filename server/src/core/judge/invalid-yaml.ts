/** What editors leave to others and the command line tells: that a file with a bond is no YAML. */

import type { Dialect } from '../fields/field.ts';
import type { BondFile } from '../model/file.ts';
import type { PlacedDocument } from '../model/group.ts';
import { dialectsIn } from '../model/texts.ts';
import type { Options } from '../options.ts';
import { joined, lineEnd, meeting, meets, type Span, shifted } from '../text.ts';
import type { Translate } from '../translate.ts';
import type { Chunk } from '../yaml/chunk.ts';
import { conflictIn } from '../yaml/conflict.ts';
import { everyMapIn, type Node, type Pair } from '../yaml/node.ts';
import { templateEnding } from '../yaml/template-languages.ts';
import { type Parsed, parse } from '../yaml/yaml.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Level, RuleEntry } from './rule.ts';
import { Soundness } from './soundness.ts';

export const invalidYaml: RuleEntry = {
  code: 'invalid-yaml',
  level: { legacy: 'error', document: 'error', meta: 'error' },
  summary: 'A file with a bond is not YAML',
  why: 'Talos refuses the whole file, the bond included. A key that is written twice in one mapping counts, although many tools let it pass. Only the command line says so, as editors have other tools for YAML; files named as templates, or with template expressions, are left alone.',
  ground: 'talos',
  source: 'gopkg.in/yaml.v3, go.yaml.in/yaml/v4: parser, and uniqueKeys of the decoder',
};

/** A file that is only YAML after rendering, by its name. */
const templateName = new RegExp(`${templateEnding}$`, 'i');

/** What helps to check a text, and what was seen of its bytes. */
export interface Circumstances {
  /** Where the bytes are no text, if they are not. */
  readonly garbled?: number | undefined;
  /** They are UTF-16, and nothing says so. */
  readonly unmarked?: boolean | undefined;
  /** What was sound in files before. */
  readonly soundness?: Soundness;
}

/** A carriage return by itself, which Talos' decoder takes for the end of a line and the parser here does not. */
const oldLineEnd = /\r(?!\n)/;

/** Says where a file with a bond is no YAML: the first fault of each document. */
export function checkYaml(
  file: BondFile,
  options: Options,
  { garbled, unmarked = false, soundness = new Soundness() }: Circumstances = {},
): readonly Diagnostic[] {
  if (file.template || templateName.test(file.name) || oldLineEnd.test(file.text)) return [];
  const dialect = dialectIn(file);
  const level = dialect && (options.levels[invalidYaml.code] ?? invalidYaml.level[dialect]);
  if (dialect === undefined || level === undefined || level === 'off') return [];
  const placed = placer(file, dialect, level, options.t);
  if (garbled !== undefined)
    return [
      placed({ span: { start: garbled, end: garbled + 1 }, message: options.t(unmarked ? wideText : notText) }, 0),
    ];
  const read = file.groups[0]?.documents;
  return file.chunks.flatMap(({ chunk, base }, number) =>
    !isSuspect(chunk) && soundness.ofChunk(chunk, read?.[number])
      ? []
      : faultsIn(chunk, parse(chunk.readable), options.t).map((fault) => placed(fault, base)),
  );
}

/** The findings on bonds that a fault runs through are guesses: only the others stay. */
export function withoutGuesses(file: BondFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const broken = joined(file.documents.flatMap(brokenBondsIn));
  return broken.length === 0 ? diagnostics : diagnostics.filter(({ span }) => meeting(broken, span).length === 0);
}

function brokenBondsIn({ document: { bonds, errors }, base }: PlacedDocument): readonly Span[] {
  const faults = joined(errors.map(({ span }) => span));
  return bonds.filter(({ link }) => meeting(faults, link.span).length > 0).map(({ link }) => shifted(link.span, base));
}

interface Fault {
  readonly span: Span;
  readonly message: string;
  /** The same with the user's own word, which only a bond may be quoted with: elsewhere it may be a secret. */
  readonly quoting?: string;
  readonly first?: Span;
}

/** Refused whatever a parser says. */
const isSuspect = ({ text, signs }: Chunk): boolean => signs.conflict || unprintable.test(text);

function faultsIn(chunk: Chunk, { root, errors }: Parsed, t: Translate): readonly Fault[] {
  const control = unprintable.exec(chunk.text);
  if (control) return [{ span: { start: control.index, end: control.index + 1 }, message: t(controlCharacter) }];
  const conflict = chunk.signs.conflict ? conflictIn(chunk.text) : undefined;
  if (conflict)
    return [{ span: conflict, message: t('a merge conflict is left open here, and Talos refuses the file') }];
  const [error] = errors.toSorted((a, b) => a.span.start - b.span.start);
  if (!error) return repeatedKeys(root, t);
  // A text that was too much for the parser may still be YAML.
  if (error.code === '') return [];
  const sentence = error.message.startsWith('Flow ') ? openBracket : sentences[error.code];
  return [{ span: error.span, message: t(sentence ?? somethingElse) }];
}

/** What Talos' reader refuses before it parses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

const notText = 'here are bytes that are not UTF-8, and Talos refuses the file';
const wideText = 'the file is UTF-16 without a byte order mark, and Talos refuses it';
const controlCharacter = 'here is a control character that YAML does not allow, and Talos refuses the file';
const openBracket = 'a bracket is not closed, or what it holds stands too far left, and Talos refuses the file';
const somethingElse = 'this is not YAML, and Talos refuses the file';

/** The parser's own sentences quote the text, which may be a secret. */
const sentences: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: 'no escape of YAML begins like this, and Talos refuses the file',
  BAD_INDENT: 'the indentation fits nothing above, and Talos refuses the file',
  BAD_SCALAR_START: 'a value that begins with this character needs quotes, and Talos refuses the file',
  BLOCK_AS_IMPLICIT_KEY: 'a second key or list begins on the line of the first, and Talos refuses the file',
  MISSING_CHAR: 'a colon, comma, quote or bracket is missing here, and Talos refuses the file',
  MULTILINE_IMPLICIT_KEY: 'a key goes on over the end of its line (is a colon missing?), and Talos refuses the file',
  TAB_AS_INDENT: 'a tab stands where only blanks may indent, and Talos refuses the file',
};

/** Keys that stand twice in one mapping. */
const repeatedKeys = (root: Node | undefined, t: Translate): readonly Fault[] =>
  [...everyMapIn(root)].flatMap(({ pairs }) => repeatsIn(pairs, t)).toSorted((a, b) => a.span.start - b.span.start);

/** Each key that is repeated, once, however often it is. */
function repeatsIn(pairs: readonly Pair[], t: Translate): readonly Fault[] {
  const seen = new Map<string, { readonly first: Span; told: boolean }>();
  return pairs.flatMap(({ key }) => {
    const before = seen.get(key.text);
    if (!before) seen.set(key.text, { first: key.span, told: false });
    if (!before || before.told || key.style === 'block') return [];
    before.told = true;
    const message = t('this key is written twice in one mapping, and Talos refuses the file');
    const quoting = t('{0} is written twice in one mapping, and Talos refuses the file', shortened(key.text));
    return [{ span: key.span, message, quoting, first: before.first }];
  });
}

const shortened = (key: string): string => {
  const line = key.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

/** The dialect of the file's bond; where none could be read, the one that its text looks like. */
function dialectIn(file: BondFile): Dialect | undefined {
  const dialect = dialectsIn(file).next().value;
  if (dialect !== undefined) return dialect;
  for (const { chunk } of file.chunks) {
    const { kind, kubernetes } = chunk.signs;
    if (kind === 'BondConfig' && !kubernetes) return 'document';
    if (/^\{?[ \t]*["']?machine["']?\s*:/m.test(chunk.text) && /["']?\bbond["']?\s*:/.test(chunk.text)) return 'legacy';
    if (/^\{?[ \t]*["']?links["']?\s*:/m.test(chunk.text) && /["']?\bbondMaster["']?\s*:/.test(chunk.text))
      return 'meta';
  }
  return undefined;
}

/** Makes a diagnostic of a fault: on one line, with the bond it stands in. */
function placer(
  file: BondFile,
  dialect: Dialect,
  level: Level,
  t: Translate,
): (fault: Fault, base: number) => Diagnostic {
  const { bonds } = file;
  return ({ span, message, quoting = message, first }, base) => {
    const at = oneLine(file.text, shifted(span, base));
    const holder = bonds.find((held) => held.base === base && meets(shifted(held.bond.link.span, base), at));
    const own = holder && meets(shifted(holder.bond.node.span, base), at);
    const related = first ? [{ span: shifted(first, base), message: t('it is written here first') }] : [];
    return {
      code: invalidYaml.code,
      level,
      message: own ? quoting : message,
      span: at,
      bond: holder?.bond.name?.text,
      dialect: holder?.bond.dialect ?? dialect,
      related,
      fixes: [],
    };
  };
}

/** At least a character long, where there is one, and never longer than its line. */
function oneLine(text: string, { start, end }: Span): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(Math.max(end, from + 1), lineEnd(text, from))) };
}
