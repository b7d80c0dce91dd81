import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A fixture: its path from the repository's root, and its text. */
export interface Fixture {
  readonly path: string;
  readonly text: string;
}

/** All fixtures below a folder of `test/fixtures`, in a stable order. */
export function fixturesIn(folder: string): readonly Fixture[] {
  const root = path.join('test/fixtures', folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
    .toSorted()
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }));
}

/** Fixtures that hold annotations: neither quiet ones nor the results of fixing. */
export const annotatedFixtures = (): readonly Fixture[] =>
  fixturesIn('.').filter(({ path: file }) => !file.includes('/quiet/') && !file.includes('.fixed.'));
