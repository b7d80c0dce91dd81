/** What the command line and the server for desktops read besides the files they are given. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { repositoryFileName } from './core/repository-file.ts';

/** The nearest settings file above `file`, which need not exist itself. What is above a repository is not of it. */
export function nearestRepositoryFile(file: string): string | undefined {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, repositoryFileName);
    if (existsSync(candidate)) return candidate;
    if (existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return undefined;
  }
}

/** The text of a file, without a byte order mark. */
export const textOnDisk = (file: string): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/** The settings file nearest above a document, as the language server asks for it. */
export async function repositoryFileAbove(
  uri: string,
): Promise<{ readonly uri: string; readonly text: string } | null> {
  const file = nearestRepositoryFile(fileURLToPath(uri));
  return file === undefined ? null : { uri: pathToFileURL(file).href, text: textOnDisk(file) };
}
