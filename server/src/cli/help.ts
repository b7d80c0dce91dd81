import type { Translate } from '../core/translate.ts';
import { type CommandName, commands, type Flag, flags } from './flags.ts';

const purpose = `Finds network bonds in Talos Linux configs that break when a cable does: in
files, in folders (the current one) less what .gitignore names, and in standard
input (-). What .talos-bond.yaml above a file says holds for it too.`;

const exits = 'Exit codes: 0 pass, 1 fail, 2 wrong arguments or paths, 3 our own failure';

/** The help text; it fits a screen, with a line left for the prompt. */
export function help(t: Translate): string {
  const all: readonly Flag[] = flags;
  const alone = all.filter(({ of }) => of.length === 0).map(({ name }) => `--${name}`);
  const options = all.filter(({ of }) => of.includes('lint'));
  return [
    t('Usage: {0}', `talos-bond ${synopsisOf('lint')}`),
    `       talos-bond ${synopsisOf('explain')}`,
    `       talos-bond ${[synopsisOf('lsp'), synopsisOf('completion'), ...alone].join(' | ')}`,
    '',
    t(purpose),
    '',
    t('Options of lint:'),
    ...options.map(({ name, value, summary }) => `  ${`--${name} ${value?.label ?? ''}`.padEnd(24)}  ${t(summary)}`),
    '',
    t(exits),
    '',
  ].join('\n');
}

const synopsisOf = (wanted: CommandName): string => commands.find(({ name }) => name === wanted)?.synopsis ?? '';
