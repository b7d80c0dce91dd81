/** Arguments to a command; what makes no sense is told in one sentence. */
import type { Level } from '../core/judge/rule.ts';
import { english as t } from '../core/translate.ts';
import { parseVersion } from '../core/version.ts';
import {
  type Color,
  colors,
  type FlagName,
  type Format,
  failLevels,
  formats,
  ruleLevels,
  type Shell,
  shells,
} from './flags.ts';
import { ArgumentError, type Given, hasFlag, sortArguments } from './given.ts';

export type Command =
  | { readonly name: 'help' | 'version' }
  | { readonly name: 'list-rules'; readonly color: Color }
  | { readonly name: 'lsp'; readonly rest: readonly string[] }
  | { readonly name: 'completion'; readonly shell: Shell }
  | ExplainCommand
  | LintCommand;

export interface ExplainCommand {
  readonly name: 'explain';
  readonly word: string;
  readonly talosVersion: string | undefined;
  readonly color: Color;
}

export interface LintCommand {
  readonly name: 'lint';
  /** Files and folders; `-` is standard input. Never empty. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** What becomes of the safe fixes: they are applied, or shown. */
  readonly mend: 'apply' | 'show' | undefined;
  /** The file of known problems. */
  readonly baseline: { readonly file: string; readonly write: boolean } | undefined;
  readonly changedSince: string | undefined;
  /** Where the user says nothing, `.talos-bond.yaml` may. */
  readonly talosVersion: string | undefined;
  /** Levels by code; that the codes exist is for whoever knows the rules to check. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  readonly failOn: Level | 'never';
  readonly stdinFilename: string | undefined;
  readonly quiet: boolean;
  readonly color: Color;
}

/** Reads the arguments behind `talos-bond`. Throws an `ArgumentError`. */
export function commandFrom(args: readonly string[]): Command {
  // Editors add arguments of their own to a server's.
  if (args[0] === 'lsp' && !args.includes('--help')) return { name: 'lsp', rest: args.slice(1) };
  const given = sortArguments(args);
  for (const name of ['help', 'version'] as const) if (given.values.has(name)) return { name };
  if (given.values.has('list-rules')) return { name: 'list-rules', color: colorOf(given) };
  const stray = [...given.values.keys()].find((name) => !hasFlag(given.command, name));
  if (stray) throw new ArgumentError(t('{0} has no option {1}', given.command, `--${stray}`));
  switch (given.command) {
    case 'explain':
      return explainFrom(given);
    case 'completion':
      return completionFrom(given);
    case 'lint':
      return lintFrom(given);
  }
}

function explainFrom(given: Given): Command {
  const [word, ...more] = given.words;
  if (word === undefined || more.length > 0) throw new ArgumentError(t('explain takes one code or field'));
  if (word === '-') throw new ArgumentError(t('explain cannot read standard input yet'));
  return { name: 'explain', word, talosVersion: talosVersion(given), color: colorOf(given) };
}

function completionFrom({ words: [word, ...more] }: Given): Command {
  const shell = shells.find((one) => one === word);
  if (shell === undefined || more.length > 0)
    throw new ArgumentError(t('completion takes one of {0}', shells.join(', ')));
  return { name: 'completion', shell };
}

function lintFrom(given: Given): Command {
  const paths = given.words.length > 0 ? given.words : ['.'];
  const senseless = nonsenseIn(given, paths);
  if (senseless !== undefined) throw new ArgumentError(senseless);
  const wanted = (name: FlagName): boolean => given.values.has(name);
  const baseline = last(given, 'baseline') ?? last(given, 'write-baseline');
  return {
    name: 'lint',
    paths,
    format: chosen(given, 'format', formats, 'text'),
    mend: wanted('fix') ? 'apply' : wanted('diff') ? 'show' : undefined,
    baseline: baseline === undefined ? undefined : { file: baseline, write: wanted('write-baseline') },
    changedSince: last(given, 'changed-since'),
    talosVersion: talosVersion(given),
    levels: Object.fromEntries((given.values.get('rule') ?? []).map(levelFrom)),
    failOn: chosen(given, 'fail-on', failLevels, 'warning'),
    stdinFilename: last(given, 'stdin-filename'),
    quiet: wanted('quiet'),
    color: colorOf(given),
  };
}

/** Options that contradict each other, and why. */
const contradictions: ReadonlyArray<readonly [FlagName, FlagName, string]> = [
  ['diff', 'fix', '--diff writes nothing, so --fix does not go with it'],
  ['diff', 'format', '--diff prints a patch, so --format does not go with it'],
  ['diff', 'write-baseline', '--diff writes nothing, so --write-baseline does not go with it'],
  ['baseline', 'write-baseline', '--write-baseline begins anew, so --baseline does not go with it'],
  ['changed-since', 'write-baseline', '--write-baseline takes all problems, so --changed-since does not go with it'],
];

/** What is asked for together but does not go together. */
function nonsenseIn({ values }: Given, paths: readonly string[]): string | undefined {
  const piped = paths.includes('-');
  const pair = contradictions.find(([one, other]) => values.has(one) && values.has(other));
  if (pair) return t(pair[2]);
  if (values.has('stdin-filename') && !piped) return t('--stdin-filename names standard input, so it needs the path -');
  if (values.has('changed-since') && piped)
    return t('git knows nothing of standard input, so --changed-since takes no -');
  if (values.has('fix') && piped && paths.length > 1)
    return t('with --fix, - stands alone: standard output is for the mended text');
  return undefined;
}

const last = (given: Given, name: FlagName): string | undefined => given.values.get(name)?.at(-1);

const colorOf = (given: Given): Color => chosen(given, 'color', colors, 'auto');

function chosen<const Words extends readonly string[]>(
  given: Given,
  name: FlagName,
  words: Words,
  otherwise: Words[number],
): Words[number] {
  const value = last(given, name) ?? otherwise;
  if (words.includes(value)) return value;
  throw new ArgumentError(t('--{0} takes {1}, not "{2}"', name, words.join(', '), value));
}

function talosVersion(given: Given): string | undefined {
  const value = last(given, 'talos-version');
  if (value === undefined || value === 'auto' || parseVersion(value)) return value;
  throw new ArgumentError(t('--talos-version takes a version such as 1.13 or 1.13.2, or auto, not "{0}"', value));
}

function levelFrom(value: string): readonly [code: string, level: Level | 'off'] {
  const [code = '', level, ...more] = value.split('=');
  const found = ruleLevels.find((one) => one === level);
  if (found && code !== '' && more.length === 0) return [code, found];
  throw new ArgumentError(t('--rule takes code=level with a level of {0}, not "{1}"', ruleLevels.join(', '), value));
}
