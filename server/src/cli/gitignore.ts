/** What `.gitignore` files name, by git's own rules, without asking git: it may not be there. */
import path from 'node:path';
import { type Pattern, patternFrom, verdictOn } from '../core/globs.ts';

/** The patterns that hold in a folder: its own and those of the folders around it. Immutable. */
export class Ignored {
  /** Where the path within the folder begins. */
  readonly #start: number;
  readonly #patterns: readonly Pattern[];
  readonly #around: Ignored | undefined;

  constructor(folder: string, text: string, around?: Ignored) {
    this.#start = path.join(folder, path.sep).length;
    this.#patterns = patternsIn(text);
    this.#around = around;
  }

  /** Whether a file or folder somewhere in the folder is named; that the folders above it are not is for the caller to have seen. */
  names(file: string, isFolder: boolean): boolean {
    const inside = file.slice(this.#start);
    const relative = path.sep === '/' ? inside : inside.replaceAll(path.sep, '/');
    return verdictOn(this.#patterns, relative, isFolder) ?? this.#around?.names(file, isFolder) ?? false;
  }
}

function patternsIn(text: string): readonly Pattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line) => patternFrom(line.replace(/\r$/, '')) ?? []);
}
