/** One bond before the rules: what each finds, and which of them speak in the end. */
import type { Dialect } from '../fields/field.ts';
import type { Bond } from '../model/bond.ts';
import { Configuration } from '../model/configuration.ts';
import type { Document } from '../model/document.ts';
import { type Memory, Slot } from '../model/memory.ts';
import { type Options, PerOptions } from '../options.ts';
import { rules } from '../rules/index.ts';
import { type Context, type Finding, type Level, levels, type Rule } from './rule.ts';
import { withoutSilenced } from './silence.ts';

/** A rule that failed on some bond: our own fault, to be told once and without a word of the file. */
export interface Failure {
  readonly code: string;
  readonly error: unknown;
}

/** A finding of a rule, with the rule. */
export interface Raw {
  readonly rule: Rule;
  readonly level: Level;
  readonly finding: Finding;
}

interface Judged {
  readonly found: readonly Raw[];
  readonly failures: readonly Failure[];
}

/** All that is said of one bond, after some findings silenced others. */
export interface Settled {
  readonly alone: Judged;
  readonly across: Judged;
  readonly kept: readonly Raw[];
  readonly failures: readonly Failure[];
  /** The names among which it was judged, and the documents that had a say, with their numbers. */
  readonly names: object;
  readonly seen: ReadonlyMap<number, Document>;
}

/** What was said of bonds that are still there; it goes with them, or with the options. */
const settled = new Slot(() => new WeakMap<Options, WeakMap<Bond, Settled>>());

/** Judges the bonds of a text by the same options. */
export class Judge {
  readonly #options: Options;
  readonly #known: WeakMap<Bond, Settled>;

  /** `memory`: of the text, in which what was said of a bond is kept while it holds. */
  constructor(options: Options, memory: Memory) {
    const byOptions = memory.of(settled);
    this.#options = options;
    this.#known = byOptions.get(options) ?? new WeakMap();
    byOptions.set(options, this.#known);
  }

  /** What is said of a bond among its neighbours. */
  judge(bond: Bond, configuration: Configuration): Settled {
    const before = this.#known.get(bond);
    if (before && stillHolds(before, configuration)) return before;
    const now = this.#anew(bond, configuration, before?.alone);
    this.#known.set(bond, now);
    return now;
  }

  #anew(bond: Bond, configuration: Configuration, known?: Judged): Settled {
    const seen = new Map<number, Document>();
    const rules = rulesFor(bond.dialect, this.#options);
    const alone = known ?? findingsOn(bond, rules.alone, contextOf(this.#options, noNeighbours));
    const across = findingsOn(bond, rules.across, contextOf(this.#options, configuration.watchedBy(seen)));
    return {
      alone,
      across,
      kept: withoutSilenced([...alone.found, ...across.found]),
      failures: [...alone.failures, ...across.failures],
      names: configuration.names,
      seen,
    };
  }
}

/** An answer holds while every name stands where it stood, and no document that had a say was touched. */
function stillHolds({ names, seen }: Settled, now: Configuration): boolean {
  if (names !== now.names) return false;
  for (const [number, document] of seen) if (now.documents[number] !== document) return false;
  return true;
}

/** A rule that does not say `across` sees no neighbours, so that it cannot come to depend on them. */
const noNeighbours = new Configuration([]);

const contextOf = ({ t, target }: Options, configuration: Configuration): Context => ({ t, target, configuration });

/** A rule with its level: the user's, else that of the dialect. */
interface Charge {
  readonly rule: Rule;
  readonly level: Level;
}

interface Charges {
  readonly alone: readonly Charge[];
  readonly across: readonly Charge[];
}

const charges = new PerOptions<Charges>();

/** The rules that speak of bonds of this dialect: the same for all of them, so they are picked once. */
const rulesFor = (dialect: Dialect, options: Options): Charges =>
  charges.of(options, dialect, () => pickRules(dialect, options));

function pickRules(dialect: Dialect, { levels: chosen }: Options): Charges {
  const picked = rules.flatMap((rule): readonly Charge[] => {
    const level = rule.level[dialect] && (chosen[rule.code] ?? rule.level[dialect]);
    return level === undefined || level === 'off' ? [] : [{ rule, level }];
  });
  return { alone: picked.filter(({ rule }) => !rule.across), across: picked.filter(({ rule }) => rule.across) };
}

function findingsOn(bond: Bond, picked: readonly Charge[], context: Context): Judged {
  const found: Raw[] = [];
  const failures: Failure[] = [];
  for (const { rule, level } of picked) {
    try {
      for (const finding of rule.check(bond, context))
        found.push({ rule, finding, level: lower(level, finding.level) });
    } catch (error) {
      failures.push({ code: rule.code, error });
    }
  }
  return { found, failures };
}

const lower = (level: Level, own: Level | undefined): Level =>
  own && levels.indexOf(own) > levels.indexOf(level) ? own : level;
