/** Takes out the findings that a comment of the file silences, and tells of comments that silence none. */
import type { Bond, Written } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import { lineStart, shifted, touches } from '../text.ts';
import { catalogue } from './catalogue.ts';
import type { Diagnostic, Verdict } from './diagnostic.ts';
import { leadingLength, type PlacedSuppression, type Suppression, suppressionsIn } from './suppression.ts';
import { unusedSuppression, unusedSuppressions } from './unused-suppression.ts';

/** The verdict after what the comments say. */
export function suppress(file: BondFile, verdict: Verdict, options: Options): Verdict {
  const comments = suppressionsIn(file);
  if (comments.length === 0) return verdict;
  const silence = new Silence(file, comments);
  const first = silence.sort(verdict.diagnostics);
  const unused = unusedSuppressions(file, comments, {
    used: silence.used,
    lead: silence.lead,
    rules: catalogue,
    failed: verdict.failures.map(({ code }) => code),
    options,
  });
  const second = silence.sort(unused);
  return {
    ...verdict,
    diagnostics: [...first.kept, ...second.kept],
    suppressed: [...verdict.suppressed, ...first.silent, ...second.silent],
  };
}

/** The findings that no comment silences. */
export function unsuppressed(file: BondFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const comments = diagnostics.length > 0 ? suppressionsIn(file) : [];
  return comments.length === 0 ? diagnostics : new Silence(file, comments).sort(diagnostics).kept;
}

interface Sorted {
  readonly kept: readonly Diagnostic[];
  readonly silent: readonly Diagnostic[];
}

/** The comments of a file by what they cover: thousands of them and of findings must not meet one by one. */
class Silence {
  readonly #text: string;
  readonly #forFile: readonly PlacedSuppression[];
  /** By the start of the line that they speak of. */
  readonly #byLine = new Map<number, PlacedSuppression[]>();
  /** The codes of a comment by their text. */
  readonly #named = new Map<Suppression, ReadonlyMap<string, readonly Written[]>>();
  /** The length of the file's leading comment. */
  readonly lead: number;
  /** What silenced something: codes as written, and comments that name none. */
  readonly used = new Set<object>();

  constructor(file: BondFile, comments: readonly PlacedSuppression[]) {
    this.#text = file.text;
    this.lead = leadingLength(file);
    this.#forFile = comments.filter(({ it, base }) => it.forFile && base + it.comment.start < this.lead);
    for (const comment of comments) {
      if (comment.it.forFile) continue;
      const line = comment.base + comment.it.line.start;
      const known = this.#byLine.get(line);
      if (known) known.push(comment);
      else this.#byLine.set(line, [comment]);
    }
  }

  sort(diagnostics: readonly Diagnostic[]): Sorted {
    const kept: Diagnostic[] = [];
    const silent: Diagnostic[] = [];
    for (const diagnostic of diagnostics) {
      const reasons = this.#covering(diagnostic).flatMap((comment) => this.#reasonsIn(comment, diagnostic));
      for (const reason of reasons) this.used.add(reason);
      (reasons.length > 0 ? silent : kept).push(diagnostic);
    }
    return { kept, silent };
  }

  #covering({ span, subject }: Diagnostic): readonly PlacedSuppression[] {
    const own = this.#on(span.start);
    const above = subject ? openings(subject.bond).flatMap((at) => this.#on(subject.base + at)) : [];
    return [...this.#forFile, ...own, ...above.filter(({ it }) => it.alone)];
  }

  #on(offset: number): readonly PlacedSuppression[] {
    return this.#byLine.get(lineStart(this.#text, offset)) ?? [];
  }

  /** A comment without codes covers every rule of the file, but not the finding that it covers none. */
  #reasonsIn({ it, base }: PlacedSuppression, { code, span }: Diagnostic): readonly object[] {
    const named = this.#namedIn(it).get(code);
    if (named) return named;
    const itself = code === unusedSuppression.code && touches(shifted(it.comment, base), span.start);
    return it.forFile && it.codes.length === 0 && !itself ? [it] : [];
  }

  #namedIn(it: Suppression): ReadonlyMap<string, readonly Written[]> {
    const named = this.#named.get(it) ?? byText(it.codes);
    this.#named.set(it, named);
    return named;
  }
}

function byText(codes: readonly Written[]): ReadonlyMap<string, readonly Written[]> {
  const groups = new Map<string, Written[]>();
  for (const code of codes) {
    const group = groups.get(code.text);
    if (group) group.push(code);
    else groups.set(code.text, [code]);
  }
  return groups;
}

/** Where a bond opens: its key, the entry that holds it (the line of its dash too), or the first key of its document. */
function openings({ dialect, text, opener, link }: Bond): readonly number[] {
  const first = link.pairs[0]?.key.span.start ?? link.span.start;
  if (dialect === 'document') return [first];
  const dash = /-(?:\s+[&!]\S*)*\s*$/.exec(text.slice(0, first).slice(-dashDistance));
  return [opener.start, first, ...(dash ? [first - dash[0].length] : [])];
}

/** Between a dash and the first key of its entry stand an anchor and a tag at most. */
const dashDistance = 200;
