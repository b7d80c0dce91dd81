/** What judging gives, at places of the whole text, in UTF-16 offsets. */
import type { Dialect } from '../fields/field.ts';
import type { Bond } from '../model/bond.ts';
import type { Span } from '../text.ts';
import type { Failure } from './judge.ts';
import type { Fix, Level } from './rule.ts';

/** A finding at its place in the whole text. */
export interface Diagnostic {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly span: Span;
  /** The bond's name, if it is about a bond that has one. */
  readonly bond: string | undefined;
  readonly dialect: Dialect | undefined;
  /** The bond that a rule speaks of, with the start of its YAML document. */
  readonly subject?: { readonly bond: Bond; readonly base: number } | undefined;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** A diagnostic whose fixes are put in their places when somebody asks for them: of most nobody does. A copy has none. */
export class Deferred implements Diagnostic {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly span: Span;
  readonly bond: string | undefined;
  readonly dialect: Dialect | undefined;
  readonly subject: Diagnostic['subject'];
  readonly related: readonly RelatedPlace[];
  readonly #fixes: () => readonly Fix[];

  constructor(facts: Omit<Diagnostic, 'fixes'>, fixes: () => readonly Fix[]) {
    this.code = facts.code;
    this.level = facts.level;
    this.message = facts.message;
    this.span = facts.span;
    this.bond = facts.bond;
    this.dialect = facts.dialect;
    this.subject = facts.subject;
    this.related = facts.related;
    this.#fixes = fixes;
  }

  get fixes(): readonly Fix[] {
    return this.#fixes();
  }
}

/** A second place in the same text. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** All that is said of one text. */
export interface Verdict {
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that a comment silences. */
  readonly suppressed: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}
