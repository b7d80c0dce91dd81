/** What can be written behind `talos-bond`: arguments, help and completion scripts are made of this one table. */
import { levels } from '../core/judge/rule.ts';

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export const colors = ['auto', 'always', 'never'] as const;
export type Color = (typeof colors)[number];

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const ruleLevels = ['off', ...levels.toReversed()] as const;
export const failLevels = [...levels.toReversed(), 'never'] as const;

/** A command, with what follows it and what it does. */
export interface CommandEntry {
  readonly name: string;
  readonly synopsis: string;
  readonly summary: string;
}

export const commands = [
  { name: 'lint', synopsis: '[lint] [options] [path | -]...', summary: 'judges files and folders (this one)' },
  { name: 'explain', synopsis: 'explain <code | field>', summary: 'what a rule or a field means' },
  { name: 'completion', synopsis: 'completion <shell>', summary: 'a script that completes what you type' },
  { name: 'lsp', synopsis: 'lsp', summary: 'the language server, on stdio' },
] as const satisfies readonly CommandEntry[];

export type CommandName = (typeof commands)[number]['name'];

/** An option. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands behind it; absent: nothing. */
  readonly value?: Value;
  /** The commands that have it; empty: it stands in place of one. */
  readonly of: readonly CommandName[];
  readonly summary: string;
}

/** The value of an option: how help calls it, and what it can be. */
export interface Value {
  readonly label: string;
  /** Absent: whatever the user types. */
  readonly among?: Choice;
}

/** The words there are, or where they come from. `levels`: of rules, behind their code. */
export type Choice = readonly string[] | 'files' | 'revisions' | 'levels';

export const flags = [
  {
    name: 'format',
    value: { label: 'FORMAT', among: formats },
    of: ['lint'],
    summary: 'text, json, sarif or github (text)',
  },
  { name: 'fix', of: ['lint'], summary: 'apply the safe fixes, and report what is left' },
  { name: 'diff', of: ['lint'], summary: 'show as a patch what --fix would do' },
  {
    name: 'baseline',
    value: { label: 'FILE', among: 'files' },
    of: ['lint'],
    summary: 'known problems, which are not reported again',
  },
  {
    name: 'write-baseline',
    value: { label: 'FILE', among: 'files' },
    of: ['lint'],
    summary: 'make what is found the known problems',
  },
  {
    name: 'changed-since',
    value: { label: 'REV', among: 'revisions' },
    of: ['lint'],
    summary: 'only problems on bonds touched since a git revision',
  },
  {
    name: 'talos-version',
    value: { label: 'X.Y[.Z]', among: ['auto'] },
    of: ['lint', 'explain'],
    summary: 'the Talos version to judge for (auto)',
  },
  {
    name: 'rule',
    value: { label: 'CODE=LEVEL', among: 'levels' },
    of: ['lint'],
    summary: 'off, hint, info, warning or error; repeatable',
  },
  {
    name: 'fail-on',
    value: { label: 'LEVEL', among: failLevels },
    of: ['lint'],
    summary: 'the lowest level for exit code 1, or never (warning)',
  },
  {
    name: 'stdin-filename',
    value: { label: 'PATH', among: 'files' },
    of: ['lint'],
    summary: 'the name under which standard input is judged',
  },
  { name: 'quiet', of: ['lint'], summary: 'findings alone: one line each, no summary' },
  {
    name: 'color',
    value: { label: 'WHEN', among: colors },
    of: ['lint', 'explain'],
    summary: 'auto, always or never (auto); NO_COLOR is respected',
  },
  { name: 'help', short: 'h', of: [], summary: 'what there is to type' },
  { name: 'version', of: [], summary: 'the version' },
  { name: 'list-rules', of: [], summary: 'the rules with their levels' },
] as const satisfies readonly Flag[];

export type FlagName = (typeof flags)[number]['name'];
