/** npm run fuzz -- [--minutes 10] [--seed N] [--replay FILE]: sessions by chance, until one fails or time is up. */
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { catchStrays, play } from './play.ts';
import { keep, scenarioIn } from './store.ts';
import { type Beginning, type News, type Task, work } from './work.ts';

/** A server that says nothing for so long hangs. */
const patienceMs = 90_000;

async function supervise(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, replay: { type: 'string' } },
  });
  if (values.replay !== undefined) return replay(values.replay);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const until = Date.now() + Number(values.minutes ?? 10) * 60_000;
  console.log(`seed ${seed}`);
  let failed = 0;
  for (let start = seed; Date.now() < until; start += 1_000_000) failed += await runWorker({ seed: start, until });
  console.log(failed === 0 ? 'nothing found' : `${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

async function replay(file: string): Promise<void> {
  catchStrays();
  await play(scenarioIn(file));
  console.log('nothing found');
  process.exit(0);
}

/** Runs until time is up or the worker is lost. The answer: how many failures there were. */
function runWorker(task: Task): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    let failed = 0;
    let last: Beginning | undefined;
    const lost = (error: string): void => {
      clearTimeout(watch);
      console.log(last ? `${error}\n  ${keep({ seed: last.seed, error, scenario: last.begins })}` : error);
      void worker.terminate().then(() => resolve(failed + 1));
    };
    const watch = setTimeout(() => lost('hangs'), patienceMs);
    worker.on('error', (error) => lost(`${error.name}: ${error.message}`));
    worker.on('message', (news: News) => {
      watch.refresh();
      if ('begins' in news) last = news;
      else if ('failed' in news) {
        failed += 1;
        console.log(`${news.failed}\n  ${news.file}`);
      } else {
        clearTimeout(watch);
        console.log(`${news.played} sessions, ${news.kept} texts in the corpus`);
        void worker.terminate().then(() => resolve(failed));
      }
    });
  });
}

if (isMainThread) await supervise();
else await work(workerData as Task);
