/** Comments that silence nothing: a code that finds nothing there, one that does not exist, or none at all. */
import type { Dialect } from '../fields/field.ts';
import type { Written } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import { dialectsIn, everyTextIn } from '../model/texts.ts';
import { nearest } from '../nearest.ts';
import type { Options } from '../options.ts';
import { lastBefore, lineStart, type Span, shifted, type TextEdit } from '../text.ts';
import { blot } from '../yaml/templates.ts';
import type { Diagnostic } from './diagnostic.ts';
import { invalidYaml } from './invalid-yaml.ts';
import type { Fix, RuleEntry } from './rule.ts';
import type { PlacedSuppression, Suppression } from './suppression.ts';

export const unusedSuppression: RuleEntry = {
  code: 'unused-suppression',
  level: { legacy: 'info', document: 'info', meta: 'info', cmdline: 'info' },
  summary: 'A suppression comment silences nothing',
  why: 'A comment such as `# talos-bond-ignore slow-failover -- reason` that outlives its finding would silence the next one unseen, and one with a misspelt code never silenced anything. A rule that is switched off does not count against its comments.',
  ground: 'source',
  source: 'talos-bond itself: the comments of the file against what its rules found',
  fix: 'Removes the code, or the whole comment with the last one.',
};

/** What is known of the file when its suppressions are looked at. */
interface Known {
  /** What silenced something: codes as written, and comments without one. */
  readonly used: ReadonlySet<object>;
  /** The length of the file's leading comment. */
  readonly lead: number;
  /** Every rule that there is. */
  readonly rules: readonly RuleEntry[];
  /** Rules that failed: what they would have found nobody knows. */
  readonly failed: readonly string[];
  readonly options: Options;
}

/** The findings about the file's suppressions, in order. */
export function unusedSuppressions(
  file: BondFile,
  comments: readonly PlacedSuppression[],
  known: Known,
): readonly Diagnostic[] {
  const level = known.options.levels[unusedSuppression.code] ?? 'info';
  if (level === 'off') return [];
  const faults = new Faults(file, known);
  return comments.flatMap((placed) =>
    faults.of(placed).map(({ at, message, fixes }) => ({
      code: unusedSuppression.code,
      level,
      message,
      span: shifted(at, placed.base),
      bond: undefined,
      dialect: undefined,
      related: [],
      fixes: file.sealed ? [] : fixes.map((fix) => shiftedFix(fix, placed.base)),
    })),
  );
}

interface Fault {
  readonly at: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

class Faults {
  readonly #known: Known;
  /** Of the file's bonds. */
  readonly #dialects: ReadonlySet<Dialect>;
  /** Where documents begin that could not be read: they may hold what a comment is for. */
  readonly #broken: ReadonlySet<number>;

  constructor(file: BondFile, known: Known) {
    this.#known = known;
    this.#dialects = new Set(dialectsIn(file));
    this.#broken = new Set(brokenIn(file));
  }

  of({ it, base, chunk }: PlacedSuppression): readonly Fault[] {
    const { lead, used, options } = this.#known;
    const { t } = options;
    const whole = (message: string): readonly Fault[] => [
      { at: it.keyword.span, message, fixes: [removal(t('Remove the comment'), chunk.text, it)] },
    ];
    if (it.forFile && base + it.comment.start >= lead)
      return whole(t('{0} counts only in the leading comment of the file, so it silences nothing', it.keyword.text));
    if (it.codes.length > 0) return it.codes.flatMap((_, index) => this.#faultOf(index, it, chunk.text, base) ?? []);
    if (!it.forFile) return whole(t('{0} names no rule, so it silences nothing', it.keyword.text));
    return used.has(it) || this.#broken.size > 0
      ? []
      : whole(t('nothing is found in this file, so there is nothing to silence'));
  }

  #faultOf(index: number, it: Suppression, text: string, base: number): Fault | undefined {
    const code = it.codes[index];
    // A template may render any code.
    if (!code || code.text.includes(blot)) return undefined;
    const { used, options, rules } = this.#known;
    const { t } = options;
    const remove = removal(it.codes.length > 1 ? t('Remove {0}', code.text) : t('Remove the comment'), text, it, index);
    if (!rules.some((rule) => rule.code === code.text)) return this.#unknown(code, remove);
    const broken = it.forFile ? this.#broken.size > 0 : this.#broken.has(base);
    if (used.has(code) || broken || !this.#judged(code.text)) return undefined;
    const message = it.forFile
      ? t('{0} finds nothing in this file, so there is nothing to silence', code.text)
      : t('{0} finds nothing here, so there is nothing to silence', code.text);
    return { at: code.span, message, fixes: [remove] };
  }

  #unknown(code: Written, remove: Fix): Fault {
    const { rules, options } = this.#known;
    const { t } = options;
    const [meant] = nearest(
      code.text,
      rules.map((rule) => rule.code),
      1,
    );
    if (meant === undefined) {
      const message = looksLikeCode.test(code.text)
        ? t('there is no rule "{0}", so it silences nothing', code.text)
        : t('"{0}" is no rule; a reason stands behind --', code.text);
      return { at: code.span, message, fixes: [remove] };
    }
    const rename: Fix = {
      title: t('Change to {0}', meant),
      edits: [{ span: code.span, newText: meant }],
      preferred: true,
    };
    const message = t('there is no rule "{0}", so it silences nothing; {1} comes near', code.text, meant);
    return { at: code.span, message, fixes: [rename, { ...remove, preferred: false }] };
  }

  /** Whether the rule has had its say: it is on for one of the file's bonds, and not for the command line alone. */
  #judged(code: string): boolean {
    const { failed, options, rules } = this.#known;
    if (code === unusedSuppression.code || code === invalidYaml.code || failed.includes(code)) return false;
    const level = options.levels[code];
    if (level !== undefined) return level !== 'off';
    const own = rules.find((rule) => rule.code === code)?.level;
    return [...this.#dialects].some((dialect) => own?.[dialect] !== 'off');
  }
}

/** Where documents begin that could not be read, are known only after rendering, or hold such a text. */
function* brokenIn(file: BondFile): Iterable<number> {
  for (const { file: text, placement } of everyTextIn(file)) {
    for (const at of brokenOf(text)) yield baseOf(file, placement.outer(at));
  }
}

function* brokenOf({ chunks, documents }: BondFile): Iterable<number> {
  for (const { chunk, base } of chunks) if (chunk.signs.template) yield base;
  for (const { document, base } of documents) {
    if (document.errors.length > 0 || document.bonds.some(({ uncertain }) => uncertain)) yield base;
  }
}

/** The start of the document that holds `offset`. */
const baseOf = ({ chunks }: BondFile, offset: number): number =>
  lastBefore(chunks, ({ base }) => base, offset)?.base ?? 0;

const looksLikeCode = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;

/** Removes one of several codes, or else the comment; what stands before it on its line stays as it is. */
function removal(title: string, text: string, it: Suppression, index?: number): Fix {
  const span = index !== undefined && it.codes.length > 1 ? withComma(it.codes, index) : wholeComment(text, it);
  return { title, edits: [{ span, newText: '' }], preferred: true };
}

function withComma(codes: readonly Written[], index: number): Span {
  const [before, own, after] = [codes[index - 1], codes[index], codes[index + 1]];
  const end = own?.span.end ?? 0;
  if (before) return { start: before.span.end, end };
  return { start: own?.span.start ?? end, end: after?.span.start ?? end };
}

/** A comment that stands alone goes with its line. */
function wholeComment(text: string, { comment, alone }: Suppression): Span {
  const from = lineStart(text, comment.start);
  if (!alone) return { start: from + text.slice(from, comment.start).trimEnd().length, end: comment.end };
  const feed = text.indexOf('\n', comment.end);
  return { start: from, end: feed < 0 ? text.length : feed + 1 };
}

const shiftedFix = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map(({ span, newText }): TextEdit => ({ span: shifted(span, by), newText })),
});
