import type { Command } from '../args.ts';
import { exitCodes } from '../exit.ts';
import type { Shell } from '../flags.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { vocabulary } from './vocabulary.ts';
import { zshScript } from './zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const satisfies Record<Shell, unknown>;

/** The script that teaches a shell what can be typed behind `talos-bond`. */
export const completionScript = (shell: Shell): string => scripts[shell](vocabulary());

/** Prints the script. */
export function printCompletion({ shell }: Command & { readonly name: 'completion' }): number {
  process.stdout.write(completionScript(shell));
  return exitCodes.clean;
}
