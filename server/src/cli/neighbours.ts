/** The Talos release that a file beside a config names, or one above it in the same repository. */
import type { Options } from '../core/options.ts';
import { firstNamedIn, namingFiles, optionsNear } from '../core/target.ts';
import type { Target } from '../core/version.ts';
import { filesIn, foldersAbove } from '../disk.ts';

/** Looks each folder up once. */
export class Neighbours {
  readonly #named = new Map<string, Target | undefined>();

  /** The options for a file, which need not exist. Where the user chose the release nothing is looked for. */
  optionsFor(file: string | undefined, options: Options): Options {
    return file === undefined || options.target.by !== 'default' ? options : optionsNear(options, this.#near(file));
  }

  #near(file: string): Target | undefined {
    for (const folder of foldersAbove(file)) {
      const named = this.#in(folder);
      if (named) return named;
    }
    return undefined;
  }

  #in(folder: string): Target | undefined {
    if (!this.#named.has(folder)) this.#named.set(folder, firstNamedIn(filesIn(folder, namingFiles)));
    return this.#named.get(folder);
  }
}
