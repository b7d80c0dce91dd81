/** The settings that repositories have for the files in them; what makes no sense in one is told with its place. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Options } from '../core/options.ts';
import {
  isIgnored,
  misspeltFileName,
  optionsUnder,
  type RepositorySettings,
  readRepositoryFile,
  repositoryFileName,
} from '../core/repository-file.ts';
import { folderAbove, textOnDisk } from '../disk.ts';
import { type FoundFile, nameOf, type Trouble } from './files.ts';
import { Lines } from './lines.ts';
import { codeOf } from './reasons.ts';

/** One settings file, read, with the options that it makes. */
interface Repository {
  readonly path: string;
  readonly settings: RepositorySettings;
  readonly options: Options;
}

/** Also as a link that leads nowhere: whoever made it wants settings. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Looks each folder up once, and reads each settings file once. */
export class Repositories {
  readonly #own: Options;
  readonly #ownVersion: boolean;
  readonly #byFolder = new Map<string, Repository | undefined>();
  /** What is not understood in the settings, a sentence each. */
  readonly faults: string[] = [];
  readonly unreadable: Trouble[] = [];
  /** Files that were meant for settings, by their names, but are not read. */
  readonly misnamed: string[] = [];

  /** `own`: what the arguments say, which wins. `ownVersion`: of the release too, if only that it is to be found out. */
  constructor(own: Options, ownVersion: boolean) {
    this.#own = own;
    this.#ownVersion = ownVersion;
  }

  /** The options for the files of a folder. */
  optionsIn(folder: string): Options {
    return this.#in(folder)?.options ?? this.#own;
  }

  /** Whether the settings above a file name it among those that are never judged. */
  ignores({ place, folder }: Pick<FoundFile, 'place' | 'folder'>): boolean {
    const found = this.#in(folder);
    if (!found) return false;
    const relative = path.relative(path.dirname(found.path), place).replaceAll(path.sep, '/');
    return isIgnored(found.settings, relative);
  }

  #in(folder: string): Repository | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const file = path.join(folder, repositoryFileName);
    const found = isThere(file) ? this.#read(file) : this.#above(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  #above(folder: string): Repository | undefined {
    const near = path.join(folder, misspeltFileName);
    if (isThere(near)) this.misnamed.push(nameOf(near));
    const above = folderAbove(folder);
    return above === undefined ? undefined : this.#in(above);
  }

  #read(file: string): Repository | undefined {
    let text: string;
    try {
      text = textOnDisk(file);
    } catch (error) {
      this.unreadable.push({ name: nameOf(file), named: true, code: codeOf(error) });
      return undefined;
    }
    const { settings, faults } = readRepositoryFile(text, this.#own.t);
    const lines = new Lines(text);
    for (const { span, message } of faults) {
      const { line, column } = lines.at(span.start);
      this.faults.push(`${nameOf(file)}:${line}:${column}: ${message}`);
    }
    return {
      path: file,
      settings,
      options: optionsUnder(this.#own, this.#ownVersion ? { ...settings, target: undefined } : settings),
    };
  }
}
