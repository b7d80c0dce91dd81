/** Problems that are known and not reported again, in a file that people keep beside their configs. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../core/translate.ts';
import { textOnDisk } from '../disk.ts';
import { nameOf } from './files.ts';
import type { Judgement } from './judge.ts';
import { codeOf, reasonFor } from './reasons.ts';
import { Refusal } from './refusal.ts';
import { replaceFile } from './replace.ts';

/** What problems are known by, by the file that has them, whose path begins at the folder of the baseline. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/** A known problem that is there no more. */
export interface Gone {
  readonly file: string;
  readonly fingerprint: string;
}

/** Reads what `writeBaseline` wrote. Throws a `Refusal`. */
export function readBaseline(file: string, t: Translate): Known {
  let text: string;
  try {
    text = textOnDisk(file);
  } catch (error) {
    throw new Refusal(t('{0} cannot be read: {1}', nameOf(file), reasonFor(codeOf(error), t)));
  }
  const known = knownIn(text);
  if (!known)
    throw new Refusal(t('{0} is no baseline that this version can read; --write-baseline makes one', nameOf(file)));
  return known;
}

function knownIn(text: string): Known | undefined {
  try {
    const { version, problems } = JSON.parse(text) as { readonly version?: unknown; readonly problems?: unknown };
    const entries = Object.entries(problems as Readonly<Record<string, unknown>>);
    const sound = entries.every(([, list]) => Array.isArray(list) && list.every((one) => typeof one === 'string'));
    return version === 1 && sound
      ? new Map(entries.map(([name, list]) => [name, new Set(list as string[])]))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The path by which a baseline knows a file. */
export const nameFor = (baseline: string, file: string): string =>
  path.relative(path.dirname(path.resolve(baseline)), path.resolve(file)).replaceAll(path.sep, '/');

/** The known problems that are there no more, in files that were judged or are gone themselves. */
export function goneFrom(baseline: string, known: Known, judgements: readonly Judgement[]): readonly Gone[] {
  const judged = new Map(judgements.map(({ file, fingerprints }) => [nameFor(baseline, file), fingerprints]));
  return [...known].flatMap(([name, fingerprints]) => {
    const file = nameOf(path.join(path.dirname(baseline), name));
    const left = judged.get(name) ?? (existsSync(file) ? undefined : []);
    const gone = left ? [...fingerprints].filter((one) => !left.includes(one)) : [];
    return gone.map((fingerprint) => ({ file, fingerprint }));
  });
}

/** Makes all problems of these judgements the known ones. */
export function writeBaseline(file: string, judgements: readonly Judgement[]): void {
  const entries = judgements
    .filter(({ fingerprints }) => fingerprints.length > 0)
    .map(({ file: judged, fingerprints }) => [nameFor(file, judged), fingerprints.toSorted()] as const);
  const problems = Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const text = Buffer.from(`${JSON.stringify({ version: 1, problems }, undefined, 2)}\n`);
  // A device or a pipe has nothing to keep, and may never end.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) writeFileSync(file, text);
  else {
    const before = readFileSync(file);
    if (!before.equals(text)) replaceFile(file, before, text);
  }
}
