import { setImmediate as turn } from 'node:timers/promises';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does one piece of work after the other; a signal ends the process between two of them. Within one it would leave a
 * draft behind, with the secrets of the file.
 */
export async function eachWhole<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  let caught: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    caught = signal;
  };
  for (const signal of signals) process.on(signal, note);
  for (const item of items) {
    if (caught) break;
    work(item);
    // Signals are heard between two turns.
    await turn();
  }
  for (const signal of signals) process.off(signal, note);
  if (caught) process.kill(process.pid, caught);
}
