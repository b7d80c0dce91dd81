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

/** The texts of earlier runs that were the first to show two findings side by side. */
export class Corpus {
  readonly #texts: string[] = [];
  readonly #shown = new Set<string>();

  constructor() {
    mkdirSync(corpus, { recursive: true });
    for (const file of readdirSync(corpus)) {
      const { codes, text } = JSON.parse(readFileSync(path.join(corpus, file), 'utf8'));
      this.#take(codes, text);
    }
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Keeps the text if it shows something new. */
  add(codes: readonly string[], text: string): void {
    if (text.length > longestKept || !this.#take(codes, text)) return;
    writeFileSync(path.join(corpus, `${nameFor(text)}.json`), JSON.stringify({ codes, text }));
  }

  #take(codes: readonly string[], text: string): boolean {
    const pairs = codes.flatMap((one) => codes.map((other) => `${one} ${other}`));
    const isNew = pairs.some((pair) => !this.#shown.has(pair));
    for (const pair of pairs) this.#shown.add(pair);
    if (isNew) this.#texts.push(text);
    return isNew;
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
