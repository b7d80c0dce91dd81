/** One file after the other: read, mended if that is asked for, and judged. */
import { isUtf8 } from 'node:buffer';
import { Soundness } from '../core/judge/soundness.ts';
import { BondFile } from '../core/model/file.ts';
import type { Options } from '../core/options.ts';
import { Alike } from '../core/yaml/alike.ts';
import { type Known, nameFor } from './baseline.ts';
import { unifiedDiff } from './diff.ts';
import type { FoundFile, Trouble } from './files.ts';
import { everything, type Scope } from './findings.ts';
import { type Judgement, judge, nothingIn } from './judge.ts';
import { mend } from './mend.ts';
import { Neighbours } from './neighbours.ts';
import { codeOf } from './reasons.ts';
import { replaceFile } from './replace.ts';
import type { Repositories } from './repositories.ts';
import { shownLines } from './shown.ts';
import { decode, encode, readBytes, type Source } from './source.ts';
import { type Touch, touchedSpans } from './touched.ts';

/** One text to judge: a file, or what is to be judged as one. */
export interface Input extends FoundFile {
  /** Standard input under no name of its own: what stands beside it is unknown. */
  readonly nameless?: boolean;
  /** What standard input held. */
  readonly bytes?: Buffer;
}

/** What to do with each file. */
export interface Task {
  readonly mend: 'apply' | 'show' | undefined;
  readonly baseline: { readonly file: string; readonly known: Known } | undefined;
  /** By path; absent: whatever was touched. */
  readonly touched: ReadonlyMap<string, Touch> | undefined;
  /** Why it is not known of some files whether they were touched. */
  readonly refusals: readonly string[];
}

/** What mending would make of a file; without a text where it cannot be shown without what is not the bond's. */
export interface Change {
  readonly file: string;
  readonly patch: string | undefined;
  readonly anchored: boolean;
  /** What no patch can hold: `patch` and `git apply` work on bytes, and count line feeds. */
  readonly unfit?: 'UTF-16' | 'CR';
}

/** What came of the files. */
export interface Outcome {
  readonly judgements: Judgement[];
  /** How many files the settings of their repository leave out. */
  ignored: number;
  /** Settings files that are not read for their names. */
  readonly misnamed: string[];
  readonly mended: string[];
  /** What standard input is when it is mended. */
  output: Buffer | undefined;
  readonly changes: Change[];
  readonly unreadable: Trouble[];
  readonly unwritten: Trouble[];
  /** Files that we failed on as a whole, with the name of what was thrown. */
  readonly crashes: { readonly file: string; readonly error: string }[];
}

export class Examiner {
  readonly #task: Task;
  readonly #repositories: Repositories;
  readonly #neighbours = new Neighbours();
  /** What the files of one cluster have in common. */
  readonly #alike = new Alike();
  readonly #soundness = new Soundness();
  readonly outcome: Outcome = {
    judgements: [],
    ignored: 0,
    misnamed: [],
    mended: [],
    output: undefined,
    changes: [],
    unreadable: [],
    unwritten: [],
    crashes: [],
  };

  constructor(task: Task, repositories: Repositories) {
    this.#task = task;
    this.#repositories = repositories;
  }

  examine(input: Input): void {
    const { name, named, place } = input;
    let bytes: Buffer;
    try {
      bytes = input.bytes ?? readBytes(place);
    } catch (error) {
      this.outcome.unreadable.push({ name, named, code: codeOf(error) });
      return;
    }
    try {
      this.#judge(input, bytes);
    } catch (error) {
      this.outcome.crashes.push({ file: name, error: error instanceof Error ? error.name : typeof error });
    }
  }

  #judge(input: Input, bytes: Buffer): void {
    const source = decode(bytes);
    this.outcome.judgements.push(source.text === '' ? nothingIn(input.name) : this.#judgeText(input, bytes, source));
  }

  #judgeText(input: Input, bytes: Buffer, source: Source): Judgement {
    const { text, garbled, unmarked } = source;
    const file = new BondFile(text, input.name, { alike: this.#alike });
    const options = this.#optionsFor(input);
    const before = { file, scope: this.#scopeFor(input, source) };
    const after = this.#task.mend ? mend(before, options) : before;
    // What is no text cannot be written back as it was.
    const differs = after.file.text !== text && encode(text, source).equals(bytes);
    const left = differs && this.#mended(input, bytes, encode(after.file.text, source), file) ? after : before;
    return judge(left.file, options, left.scope, { garbled, unmarked, soundness: this.#soundness });
  }

  #optionsFor({ folder, nameless }: Input): Options {
    const options = this.#repositories.optionsIn(folder);
    return nameless ? options : this.#neighbours.optionsIn(folder, options);
  }

  #scopeFor({ name, place }: Input, { text, oldLineEnds }: Source): Scope {
    const { baseline, touched } = this.#task;
    const touch = touched?.get(place) ?? [];
    return {
      known: baseline?.known.get(nameFor(baseline.file, name)) ?? everything.known,
      // For git such a text is a single line.
      touched: touched && touchedSpans(text, oldLineEnds && touch.length > 0 ? 'all' : touch),
    };
  }

  /** Shows or writes what mending makes of a file; whether it is now so. */
  #mended({ name, named, place, bytes }: Input, before: Buffer, after: Buffer, file: BondFile): boolean {
    if (this.#task.mend === 'show') this.outcome.changes.push(changeOf(file, before, after));
    else if (bytes) this.outcome.output = after;
    else
      try {
        replaceFile(place, before, after);
        this.outcome.mended.push(name);
      } catch (error) {
        this.outcome.unwritten.push({ name, named, code: codeOf(error) });
        return false;
      }
    return this.#task.mend === 'apply';
  }
}

function changeOf(file: BondFile, before: Buffer, after: Buffer): Change {
  const unfit = isUtf8(before) ? (before.includes('\n') || !before.includes('\r') ? undefined : 'CR') : 'UTF-16';
  if (unfit) return { file: file.name, patch: undefined, anchored: false, unfit };
  const patch = unifiedDiff(file.name, before.toString(), after.toString(), shownLines(file));
  return { file: file.name, patch: patch?.text, anchored: patch?.anchored ?? false };
}
