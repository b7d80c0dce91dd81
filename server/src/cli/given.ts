/** Arguments sorted into options and words; what is no option, or lacks its value, is told in one sentence. */
import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.ts';
import { english as t } from '../core/translate.ts';
import { type CommandName, type Flag, type FlagName, flags } from './flags.ts';
import { Refusal } from './refusal.ts';

/** Something in the arguments is wrong; the message is a sentence for the user. */
export class ArgumentError extends Refusal {
  override readonly byArguments = true;
}

const known: ReadonlyMap<string, Flag & { readonly name: FlagName }> = new Map(flags.map((flag) => [flag.name, flag]));

/** The arguments sorted: what was given for each option, and the rest in order. */
export interface Given {
  readonly values: ReadonlyMap<FlagName, readonly string[]>;
  readonly words: readonly string[];
  /** The first word, unless `--` says that it is a path. */
  readonly command: Exclude<CommandName, 'lsp'>;
}

const options = Object.fromEntries(
  [...known.values()].map(({ name, short, value }) => [
    name,
    { type: value ? ('string' as const) : ('boolean' as const), ...(short === undefined ? {} : { short }) },
  ]),
);

/** Sorts the arguments. Throws an `ArgumentError`. */
export function sortArguments(args: readonly string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<FlagName, readonly string[]>();
  const words: string[] = [];
  let command: Given['command'] | undefined;
  let literal = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') literal = true;
    else if (token.kind === 'option') {
      const name = flagFor(token);
      values.set(name, [...(values.get(name) ?? []), token.value ?? '']);
    } else {
      const first = !literal && words.length === 0 && command === undefined ? commandNamed(token.value) : undefined;
      if (first) command = first;
      else words.push(token.value);
    }
  }
  return { values, words, command: command ?? 'lint' };
}

const commandNamed = (word: string): Given['command'] | undefined =>
  (['lint', 'explain', 'completion'] as const).find((name) => name === word);

interface Written {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function flagFor({ name, rawName: written, value, inlineValue }: Written): FlagName {
  const flag = known.get(name);
  if (!flag) throw new ArgumentError(unknownText(written));
  // The next option is no value; one that looks like it can be written behind "=".
  const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
  if (flag.value && isMissing) throw new ArgumentError(t('{0} needs a value', written));
  if (!flag.value && value !== undefined) throw new ArgumentError(t('{0} takes no value', written));
  return flag.name;
}

function unknownText(written: string): string {
  const [meant] = written.startsWith('--') ? nearest(written, [...known.keys()], 1) : [];
  return meant === undefined
    ? t('there is no option {0}', written)
    : t('there is no option {0}; {1} comes near', written, `--${meant}`);
}

/** Whether a command has the option. */
export const hasFlag = (command: CommandName, name: FlagName): boolean =>
  known.get(name)?.of.includes(command) ?? false;
