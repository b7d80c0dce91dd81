/** Arguments to a command; what makes no sense is told in one sentence. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Level, levels } from '../core/judge/rule.ts';
import { english as t } from '../core/translate.ts';
import { parseVersion } from '../core/version.ts';

export type Command =
  | { readonly name: 'help' | 'version' }
  | { readonly name: 'list-rules'; readonly color: Color }
  | { readonly name: 'lsp'; readonly rest: readonly string[] }
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
  /** Where the user says nothing, `.talos-bond.yaml` may. */
  readonly talosVersion: string | undefined;
  /** Levels by code; that the codes exist is for whoever knows the rules to check. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  readonly failOn: Level | 'never';
  readonly stdinFilename: string | undefined;
  readonly quiet: boolean;
  readonly color: Color;
}

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

const colors = ['auto', 'always', 'never'] as const;
export type Color = (typeof colors)[number];

/** Something in the arguments is wrong; the message is a sentence for the user. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/** By its name: the commands are a bundle of their own, with a class of their own. */
export const isArgumentError = (error: unknown): error is ArgumentError =>
  error instanceof Error && error.name === 'ArgumentError';

const known = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  'list-rules': { type: 'boolean' },
  format: { type: 'string' },
  'talos-version': { type: 'string' },
  rule: { type: 'string' },
  'fail-on': { type: 'string' },
  'stdin-filename': { type: 'string' },
  quiet: { type: 'boolean' },
  color: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type Option = keyof typeof known;

const isOption = (name: string): name is Option => Object.hasOwn(known, name);

/** The arguments sorted: what was given for each option, and the rest in order. */
interface Given {
  readonly values: ReadonlyMap<Option, readonly string[]>;
  readonly words: readonly string[];
  /** The first word, unless `--` says that it is a path. */
  readonly command: string | undefined;
}

/** Reads the arguments behind `talos-bond`. Throws an `ArgumentError`. */
export function commandFrom(args: readonly string[]): Command {
  // Editors add arguments of their own to a server's.
  if (args[0] === 'lsp' && !args.includes('--help')) return { name: 'lsp', rest: args.slice(1) };
  const given = sort(args);
  for (const name of ['help', 'version'] as const) if (given.values.has(name)) return { name };
  if (given.values.has('list-rules')) return { name: 'list-rules', color: colorOf(given) };
  if (given.command === 'explain') return explainFrom(given);
  return lintFrom(given);
}

function sort(args: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<Option, readonly string[]>();
  const words: string[] = [];
  let command: string | undefined;
  let literal = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') literal = true;
    else if (token.kind === 'option') {
      const name = optionOf(token.name, token.rawName, token.value);
      values.set(name, [...(values.get(name) ?? []), token.value ?? '']);
    } else if (!literal && words.length === 0 && command === undefined && /^(?:lint|explain)$/.test(token.value)) {
      command = token.value;
    } else words.push(token.value);
  }
  return { values, words, command };
}

function optionOf(name: string, written: string, value: string | undefined): Option {
  if (!isOption(name)) throw new ArgumentError(t('there is no option {0}', written));
  const wantsValue = known[name].type === 'string';
  if (wantsValue && value === undefined) throw new ArgumentError(t('{0} needs a value', written));
  if (!wantsValue && value !== undefined) throw new ArgumentError(t('{0} takes no value', written));
  return name;
}

function explainFrom(given: Given): Command {
  const [word, ...more] = given.words;
  if (word === undefined || more.length > 0) throw new ArgumentError(t('explain takes one code or field'));
  if (word === '-') throw new ArgumentError(t('explain cannot read standard input yet'));
  const stray = [...given.values.keys()].find((name) => name !== 'talos-version' && name !== 'color');
  if (stray) throw new ArgumentError(t('explain has no option {0}', `--${stray}`));
  return { name: 'explain', word, talosVersion: talosVersion(given), color: colorOf(given) };
}

function lintFrom(given: Given): Command {
  const paths = given.words.length > 0 ? given.words : ['.'];
  const stdinFilename = last(given, 'stdin-filename');
  if (stdinFilename !== undefined && !paths.includes('-'))
    throw new ArgumentError(t('--stdin-filename names standard input, so it needs the path -'));
  return {
    name: 'lint',
    paths,
    format: chosen(given, 'format', formats, 'text'),
    talosVersion: talosVersion(given),
    levels: Object.fromEntries((given.values.get('rule') ?? []).map(levelFrom)),
    failOn: chosen(given, 'fail-on', [...levels, 'never'] as const, 'warning'),
    stdinFilename,
    quiet: given.values.has('quiet'),
    color: colorOf(given),
  };
}

const last = (given: Given, name: Option): string | undefined => given.values.get(name)?.at(-1);

const colorOf = (given: Given): Color => chosen(given, 'color', colors, 'auto');

function chosen<const Words extends readonly string[]>(
  given: Given,
  name: Option,
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
  const known = (['off', ...levels] as const).find((one) => one === level);
  if (known && code !== '' && more.length === 0) return [code, known];
  throw new ArgumentError(
    t('--rule takes code=level with a level of off, hint, info, warning, error, not "{0}"', value),
  );
}
