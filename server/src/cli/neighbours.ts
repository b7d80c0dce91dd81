/** The Talos release that a file beside a config names, or one above it in the same repository. */
import type { Options } from '../core/options.ts';
import { firstNamedIn, namingFiles, optionsNear } from '../core/target.ts';
import type { Target } from '../core/version.ts';
import { filesIn, folderAbove } from '../disk.ts';

/** Looks each folder up once. */
export class Neighbours {
  readonly #named = new Map<string, Target | undefined>();

  /** The options for the files of a folder. Where the user chose the release nothing is looked for. */
  optionsIn(folder: string, options: Options): Options {
    return options.target.by === 'default' ? optionsNear(options, this.#near(folder)) : options;
  }

  #near(folder: string): Target | undefined {
    if (this.#named.has(folder)) return this.#named.get(folder);
    const above = folderAbove(folder);
    const found = firstNamedIn(filesIn(folder, namingFiles)) ?? (above === undefined ? undefined : this.#near(above));
    this.#named.set(folder, found);
    return found;
  }
}
