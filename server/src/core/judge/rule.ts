import type { Dialect } from '../fields/field.ts';
import type { Bond } from '../model/bond.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Span, TextEdit } from '../text.ts';
import type { Translate } from '../translate.ts';
import type { Target } from '../version.ts';

/** The levels, the gravest first. `error` means refused or never able to carry traffic, and nothing less. */
export const levels = ['error', 'warning', 'info', 'hint'] as const;

export type Level = (typeof levels)[number];

/** What grounds a rule: Talos refuses or warns, measured on real kernels, or read in source only. */
export type Ground = 'talos' | 'kernel' | 'source';

/** One thing that can be wrong with a bond. Everything about it stands here: the reference, the settings and the editor read it. */
export interface Rule {
  /** Kebab-case, names the fault, and is for ever: file, fixture, anchor and setting bear the same name. */
  readonly code: string;
  /** The level by dialect; a dialect left out is one that the rule does not concern. */
  readonly level: Readonly<Partial<Record<Dialect, Level | 'off'>>>;
  /** One sentence without a full stop. */
  readonly summary: string;
  /** Why it matters, one to three sentences of Markdown; for whoever must decide. */
  readonly why: string;
  readonly ground: Ground;
  /** Where the ground is written down: a function of Talos or the kernel, an issue, a measurement. */
  readonly source: string;
  /** What the fixes do, one sentence; absent: there is none to offer. */
  readonly fix?: string;
  /** The separate things that it can find, where each has a name of its own. */
  readonly cases?: readonly Case[];
  /** Looks at other bonds or documents of the configuration: judged anew with every edit of the file. */
  readonly across?: true;
  /** Speaks of members one by one: where another rule silences it, it does so for the member that both speak of alone. */
  readonly perMember?: true;
  check(bond: Bond, context: Context): Iterable<Finding>;
}

/** One of several things that a rule finds. */
export interface Case {
  /** Messages name it. */
  readonly id: string;
  /** One or two sentences of Markdown. */
  readonly doc: string;
  /** The Talos releases that mended it. */
  readonly mended: readonly string[];
}

/** A rule as the reference and the settings know it; what only the command line reports has one too. */
export type RuleEntry = Omit<Rule, 'check' | 'across' | 'perMember'>;

/** What a rule may know besides the bond. */
export interface Context {
  readonly t: Translate;
  readonly target: Target;
  /** The documents around the bond. Only for rules that say `across`. */
  readonly configuration: Configuration;
}

/** What a rule found. Spans count from the start of the bond's YAML document. */
export interface Finding {
  readonly at: Span;
  /** One sentence, no full stop: the fact in the user's own values, then what follows. */
  readonly message: string;
  /** Lower than the rule's, where the catalogue says so. */
  readonly level?: Level;
  /** The entry or list item it speaks of: of several findings about one value only the first of the catalogue is kept. */
  readonly about?: object;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

export interface Fix {
  /** Imperative: "Change to 200". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that a single key press applies. */
  readonly preferred?: boolean;
  /** Takes part in *fix all* and `--fix`. */
  readonly safe?: boolean;
}

/** A second place: a span of a document, and which document of the configuration that is. */
export interface Related {
  readonly span: Span;
  readonly document: number;
  readonly message: string;
}

/** Gives a rule its type and keeps its literal code. */
export const defineRule = <const R extends Rule>(rule: R): R => rule;
