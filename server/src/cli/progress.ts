/** How far long work has come: one line of a terminal, which goes when the work is done. */
import type { Translate } from '../core/translate.ts';

/** Milliseconds that nobody minds, and between two looks at the line. */
const patience = 800;
const pause = 100;

const wipe = '\r\u001b[K';

export class Progress {
  readonly #stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  readonly #total: number;
  readonly #t: Translate;
  #done = 0;
  #next: number;
  #isShown = false;

  /** `wait`: milliseconds before the line is first shown. */
  constructor(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>, total: number, t: Translate, wait = patience) {
    this.#stream = stream;
    this.#total = total;
    this.#t = t;
    this.#next = stream.isTTY ? Date.now() + wait : Number.POSITIVE_INFINITY;
  }

  /** One piece of the work is done. */
  step(): void {
    this.#done += 1;
    if (this.#next === Number.POSITIVE_INFINITY || Date.now() < this.#next) return;
    this.#stream.write(`${wipe}${this.#t('{0} of {1} files', this.#done, this.#total)}`);
    this.#next = Date.now() + pause;
    this.#isShown = true;
  }

  end(): void {
    if (this.#isShown) this.#stream.write(wipe);
  }
}
