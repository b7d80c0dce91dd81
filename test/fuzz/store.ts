/** What runs leave behind: texts that showed something new, and sessions that failed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from './scenario.ts';

const corpus = '.cache/fuzz/corpus';
const failures = '.cache/fuzz/failures';

/** Longer ones would slow every later run down. */
const longestKept = 6000;

const nameFor = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The texts of earlier runs, by what was found in them. */
export class Corpus {
  readonly #texts = new Map<string, string>();

  constructor() {
    mkdirSync(corpus, { recursive: true });
    for (const file of readdirSync(corpus)) {
      const { codes, text } = JSON.parse(readFileSync(path.join(corpus, file), 'utf8'));
      this.#texts.set(codes, text);
    }
  }

  get texts(): readonly string[] {
    return [...this.#texts.values()];
  }

  /** Keeps the text if no other showed just these findings. */
  add(found: ReadonlySet<string>, text: string): void {
    const codes = [...found].sort().join(' ');
    if (codes === '' || text.length > longestKept || this.#texts.has(codes)) return;
    this.#texts.set(codes, text);
    writeFileSync(path.join(corpus, `${nameFor(codes)}.json`), JSON.stringify({ codes, text }));
  }
}

/** A session that failed, small, with what repeats it. */
export interface Failure {
  readonly seed: number;
  readonly error: string;
  readonly scenario: Scenario;
}

/** Writes it down; the answer is the file. */
export function keep(failure: Failure): string {
  mkdirSync(failures, { recursive: true });
  const file = path.join(failures, `${failure.seed}-${nameFor(failure.error)}.json`);
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(failure, undefined, 2)}\n`);
  return file;
}

/** A session that failed before. */
export const scenarioIn = (file: string): Scenario => JSON.parse(readFileSync(file, 'utf8')).scenario;
