/** The words that can be completed, whichever shell does it. */
import { catalogue } from '../../core/judge/catalogue.ts';
import { plain } from '../../core/markdown.ts';
import { defaultOptions } from '../../core/options.ts';
import { topics } from '../../core/reference.ts';
import { type CommandName, commands, type Flag, flags } from '../flags.ts';

/** A word and what it means. */
export interface Word {
  readonly word: string;
  readonly summary: string;
}

export interface Vocabulary {
  readonly commands: readonly (Word & { readonly word: CommandName })[];
  readonly flags: readonly Flag[];
  /** Rules by their code. */
  readonly rules: readonly Word[];
  /** What can be explained. */
  readonly topics: readonly Word[];
}

export const vocabulary = (): Vocabulary => ({
  commands: commands.map(({ name, summary }) => ({ word: name, summary })),
  flags,
  rules: catalogue.map(({ code, summary }) => ({ word: code, summary: plain(summary) })),
  topics: topics(defaultOptions).map(({ word, summary }) => ({ word, summary: plain(summary) })),
});

/** The options that a command has, and those that stand in place of one. */
export const flagsOf = ({ flags: all }: Vocabulary, command: CommandName): readonly Flag[] =>
  all.filter(({ of }) => of.includes(command) || (command === 'lint' && of.length === 0));

/** Text that a shell takes as it stands: all three know these quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What lists the names in a git repository. */
export const listRevisions =
  "git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null";
