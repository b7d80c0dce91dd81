/** What the command line and the server for desktops read besides the files they are given. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LayoutSearch } from './core/layout.ts';

/** The folder around one; nothing above the root of a repository: what is there is not of it. */
export function folderAbove(folder: string): string | undefined {
  const above = path.dirname(folder);
  return above === folder || isRoot(folder) ? undefined : above;
}

/** A folder and those around it, up to the root of its repository. */
export function* foldersFrom(folder: string): Generator<string, undefined> {
  for (let at: string | undefined = folder; at !== undefined; at = folderAbove(at)) yield at;
}

/** Whether the folder is the root of a repository. */
export const isRoot = (folder: string): boolean => existsSync(path.join(folder, '.git'));

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
    // Most of those that are looked for are not there, and to throw costs more than to ask.
    return existsSync(file) ? textOnDisk(file) : undefined;
  } catch {
    return undefined;
  }
}

/** The files of these names above a document, the nearest first, as the language server asks for them. */
export async function filesAbove(uri: string, names: readonly string[]): Promise<{ uri: string; text: string }[]> {
  const found: { uri: string; text: string }[] = [];
  for (const folder of foldersFrom(path.dirname(fileURLToPath(uri))))
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
