import { defaultOptions, type Level, levels, type Options, type Translate, targetOf } from '../core/index.ts';

/** The section of the settings that is ours. */
export const section = 'talosBond';

/** Settings as an editor sends them, whatever is in them, to options; what makes no sense counts as not set. */
export function optionsFrom(settings: unknown, t: Translate): Options {
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
