/** What `.gitignore` files name, by git's own rules, without asking git: it may not be there. */
import path from 'node:path';
import { type Pattern, patternFrom, verdictOn } from '../core/globs.ts';

/** The patterns that hold in a folder: its own and those of the folders around it. Immutable. */
export class Ignored {
  readonly #folder: string;
  readonly #patterns: readonly Pattern[];
  readonly #around: Ignored | undefined;

  constructor(folder: string, text: string, around?: Ignored) {
    this.#folder = folder;
    this.#patterns = patternsIn(text);
    this.#around = around;
  }

  /** Whether the file or folder is named; that the folders above it are not is for the caller to have seen. */
  names(file: string, isFolder: boolean): boolean {
    const relative = path.relative(this.#folder, file).replaceAll(path.sep, '/');
    return verdictOn(this.#patterns, relative, isFolder) ?? this.#around?.names(file, isFolder) ?? false;
  }
}

function patternsIn(text: string): readonly Pattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line) => patternFrom(line.replace(/\r$/, '')) ?? []);
}
