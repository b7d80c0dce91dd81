import { defaultOptions, type Level, levels, type Options, type Translate, targetOf } from '../core/index.ts';

/** The section of the settings that is ours. */
export const section = 'talosBond';

/** The settings in force, wherever the client keeps them. */
export class Settings {
  readonly #ask: (() => Promise<unknown>) | undefined;
  readonly #t: Translate;
  #options: Options;
  #turn = 0;
  /** The turn of the settings that are in force. */
  #taken = 0;

  /** `ask`: how to get them from a client that is to be asked. `sent`: what it has said of them already. */
  constructor(t: Translate, sent: unknown, ask?: () => Promise<unknown>) {
    this.#ask = ask;
    this.#t = t;
    this.#options = optionsFrom(sent, t);
  }

  /** The same object as long as the settings say the same. */
  get options(): Options {
    return this.#options;
  }

  /**
   * Takes settings where they are to be had: asked for, or sent along with the notice of their change.
   * Tells whether they say anything new.
   */
  async change(sent: unknown): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    const settings = this.#ask ? await this.#ask() : sent;
    // Two answers may come in the other order than they were asked for.
    if (turn < this.#taken) return false;
    this.#taken = turn;
    const options = optionsFrom(settings, this.#t);
    if (JSON.stringify(options) === JSON.stringify(this.#options)) return false;
    this.#options = options;
    return true;
  }
}

/** Settings as an editor sends them, whatever is in them, to options; what makes no sense counts as not set. */
function optionsFrom(settings: unknown, t: Translate): Options {
  const { talosVersion, rules } = isRecord(settings) ? settings : {};
  return {
    ...defaultOptions,
    t,
    target: targetOf(typeof talosVersion === 'string' ? talosVersion : 'auto'),
    levels: isRecord(rules) ? levelsFrom(rules) : {},
  };
}

const levelsFrom = (rules: Readonly<Record<string, unknown>>): Readonly<Record<string, Level | 'off'>> =>
  Object.fromEntries(Object.entries(rules).filter((entry): entry is [string, Level | 'off'] => isLevel(entry[1])));

const isLevel = (value: unknown): value is Level | 'off' =>
  value === 'off' || (levels as readonly unknown[]).includes(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
