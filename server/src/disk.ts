/** What the command line and the server for desktops read besides the files they are given. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LayoutSearch } from './core/layout.ts';
import { repositoryFileName } from './core/repository-file.ts';

/** The folder of `file`, which need not exist itself, and those above it. What is above a repository is not of it. */
export function* foldersAbove(file: string): Generator<string> {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    yield folder;
    if (existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return;
  }
}

/** The nearest settings file above `file`. */
export function nearestRepositoryFile(file: string): string | undefined {
  for (const folder of foldersAbove(file)) {
    const candidate = path.join(folder, repositoryFileName);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

/** The text of a file, without a byte order mark. */
export const textOnDisk = (file: string): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/** Those files of these names that a folder holds, in the order of the names. What cannot be read is not there. */
export function* filesIn(folder: string, names: readonly string[]): Generator<{ name: string; text: string }> {
  for (const name of names) {
    const text = readable(path.join(folder, name));
    if (text !== undefined) yield { name, text };
  }
}

function readable(file: string): string | undefined {
  try {
    return textOnDisk(file);
  } catch {
    return undefined;
  }
}

/** The files of these names above a document, the nearest first, as the language server asks for them. */
export async function filesAbove(uri: string, names: readonly string[]): Promise<{ uri: string; text: string }[]> {
  const found: { uri: string; text: string }[] = [];
  for (const folder of foldersAbove(fileURLToPath(uri)))
    for (const { name, text } of filesIn(folder, names))
      found.push({ uri: pathToFileURL(path.join(folder, name)).href, text });
  return found;
}

/** The files of a layout that may hold configuration, as the language server asks for them. */
export async function filesBelow(
  uri: string,
  { names, depth, most }: LayoutSearch,
): Promise<{ uri: string; text: string }[]> {
  const found: { uri: string; text: string }[] = [];
  for (const file of namesBelow(fileURLToPath(uri), new RegExp(names), depth)) {
    if (found.length === most) break;
    const text = readable(file);
    if (text !== undefined) found.push({ uri: pathToFileURL(file).href, text });
  }
  return found;
}

function* namesBelow(folder: string, names: RegExp, depth: number): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const name = path.join(folder, entry.name);
    if (entry.isFile() && names.test(entry.name.toLowerCase())) yield name;
    if (entry.isDirectory() && depth > 0 && !/^(?:\.|node_modules$)/.test(entry.name))
      yield* namesBelow(name, names, depth - 1);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
