/** Which files to judge: those named, and those found below named folders. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryFileName } from '../core/repository-file.ts';
import { foldersFrom, isRoot } from '../disk.ts';
import { Ignored } from './gitignore.ts';
import { codeOf } from './reasons.ts';

export interface FoundFile {
  /** The absolute path. */
  readonly place: string;
  /** That of its folder. */
  readonly folder: string;
  /** The path for people: from the working directory, with `/`. */
  readonly name: string;
  /** Named by the user, not found in a folder. */
  readonly named: boolean;
}

/** A path that failed us, with the system's word for why. */
export interface Trouble {
  readonly name: string;
  /** Named by the user, not found in a folder. */
  readonly named: boolean;
  readonly code: string;
}

export interface Found {
  /** By name, each once. */
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly Trouble[];
}

const wanted = /\.(?:ya?ml|json)(?:\.(?:j2|tpl|tftpl|tmpl|gotmpl))?$/i;

/** What a search never takes; the settings are read where they hold. */
const never: ReadonlySet<string> = new Set(['.git', 'node_modules', repositoryFileName]);

/** The files that `paths` stand for. A named file is taken whatever its name and whoever ignores it. */
export function findFiles(paths: readonly string[]): Found {
  const search = new Search();
  for (const each of paths) search.name(each);
  return { files: [...search.files.values()].toSorted(byName), unreadable: search.unreadable };
}

/** How a path is shown. */
export const nameOf = (file: string): string =>
  file === '' ? "''" : path.relative('.', file).replaceAll(path.sep, '/') || '.';

const byName = (a: FoundFile, b: FoundFile): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

class Search {
  readonly files = new Map<string, FoundFile>();
  readonly unreadable: Trouble[] = [];

  name(given: string): void {
    try {
      // Of an empty path the system says that it does not exist; resolved, it would be the current folder.
      const isFolder = statSync(given).isDirectory();
      const file = path.resolve(given);
      if (isFolder) this.#folder(file, ignoredAround(file), true);
      else this.files.set(file, { place: file, folder: path.dirname(file), name: nameOf(file), named: true });
    } catch (error) {
      this.unreadable.push({ name: nameOf(given), named: true, code: codeOf(error) });
    }
  }

  #folder(folder: string, around: Ignored | undefined, named: boolean): void {
    const entries = this.#entries(folder, named);
    // Another repository inside this one goes by its own rules.
    const outer = named || !entries.some(({ name }) => name === '.git') ? around : undefined;
    const ignored = entries.some(({ name }) => name === '.gitignore') ? withIgnoreFile(folder, outer) : outer;
    const own = path.join(folder, path.sep);
    const shown = nameOf(folder);
    const prefix = shown === '.' ? '' : `${shown}/`;
    for (const entry of entries) {
      const isFolder = entry.isDirectory();
      if (never.has(entry.name) || !(isFolder || wanted.test(entry.name))) continue;
      const file = own + entry.name;
      if (ignored?.names(file, isFolder)) continue;
      if (isFolder) this.#folder(file, ignored, false);
      else if (this.#isFile(entry, file) && !this.files.has(file))
        this.files.set(file, { place: file, folder, name: prefix + entry.name, named: false });
    }
  }

  /** Links to files count, links to folders do not: they could lead in circles. */
  #isFile(entry: Dirent, file: string): boolean {
    if (!entry.isSymbolicLink()) return entry.isFile();
    try {
      return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    } catch (error) {
      this.unreadable.push({ name: nameOf(file), named: false, code: codeOf(error) });
      return false;
    }
  }

  #entries(folder: string, named: boolean): readonly Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.unreadable.push({ name: nameOf(folder), named, code: codeOf(error) });
      return [];
    }
  }
}

/** The ignore files of the repository above a folder; none if they name the folder itself, which the user wants searched. */
function ignoredAround(folder: string): Ignored | undefined {
  const above = foldersAbove(folder);
  let ignored: Ignored | undefined;
  for (const [index, each] of above.entries()) {
    ignored = withIgnoreFile(each, ignored);
    if (ignored?.names(above[index + 1] ?? folder, true)) return undefined;
  }
  return ignored;
}

/** From the root of the repository down to the folder's parent; outside of a repository none. */
function foldersAbove(folder: string): readonly string[] {
  const folders = [...foldersFrom(folder)].toReversed();
  return folders[0] !== undefined && isRoot(folders[0]) ? folders.slice(0, -1) : [];
}

function withIgnoreFile(folder: string, around: Ignored | undefined): Ignored | undefined {
  try {
    return new Ignored(folder, readFileSync(path.join(folder, '.gitignore'), 'utf8'), around);
  } catch {
    return around;
  }
}
