/** The part of the fuzzer that may hang or run out of memory: a worker that plays until time is up. */
import { parentPort } from 'node:worker_threads';
import fc from 'fast-check';
import { catchStrays, play } from './play.ts';
import { type Scenario, scenarios } from './scenario.ts';
import { Corpus, keep } from './store.ts';

/** Sessions between two looks at the corpus. */
const sessionsPerRound = 40;
/** Time to make one failure smaller. */
const shrinkingMs = 60_000;

export interface Task {
  readonly seed: number;
  readonly until: number;
}

export interface Beginning {
  readonly begins: Scenario;
  readonly seed: number;
}

/** A session begins, one failed, or time is up. */
export type News =
  | Beginning
  | { readonly failed: string; readonly file: string }
  | { readonly played: number; readonly kept: number };

const tell = (news: News): void => parentPort?.postMessage(news);

/** Plays until time is up; one failure of each kind is told. */
export async function work({ seed, until }: Task): Promise<void> {
  catchStrays();
  const corpus = new Corpus();
  const known = new Set<string>();
  let played = 0;
  for (let round = seed; Date.now() < until; round += 1) {
    const session = async (scenario: Scenario): Promise<void> => {
      tell({ begins: scenario, seed: round });
      played += 1;
      try {
        const { codes, text } = await play(scenario);
        corpus.add(codes, text);
      } catch (error) {
        if (!known.has(kindOf(error))) throw error;
      }
    };
    const result = await fc.check(fc.asyncProperty(scenarios(corpus.texts), session), {
      seed: round,
      numRuns: sessionsPerRound,
      interruptAfterTimeLimit: shrinkingMs,
      markInterruptAsFailure: false,
    });
    if (!result.failed || !result.counterexample) continue;
    const error = result.errorInstance;
    known.add(kindOf(error));
    const file = keep({
      seed: round,
      error: String(error instanceof Error ? error.stack : error),
      scenario: result.counterexample[0],
    });
    tell({ failed: kindOf(error), file });
  }
  tell({ played, kept: corpus.texts.length });
}

/** What failures with one cause have in common. */
function kindOf(error: unknown): string {
  const { message = String(error), stack = '' } = error instanceof Error ? error : {};
  const place = stack.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return `${message.split('\n')[0]}${place.replace(/:\d+:\d+\)?$/, '').trim()}`;
}
