/** The command line. What a command needs is read when it runs, so that `--version` and `--help` cost next to nothing. */
import { english as t } from '../core/translate.ts';
import { version } from '../manifest.ts';
import { type Command, commandFrom } from './args.ts';
import { exitCodes } from './exit.ts';
import { help } from './help.ts';
import { startServer } from './lsp.ts';
import { reasonFor } from './reasons.ts';
import { isRefusal } from './refusal.ts';
import { printable } from './terminal.ts';

/** By the name of the bundle, which stands beside this one. */
const commands = () => import('./commands.js');

async function run(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      process.stdout.write(help(t));
      return exitCodes.clean;
    case 'version':
      process.stdout.write(`${version}\n`);
      return exitCodes.clean;
    case 'list-rules':
      return (await commands()).listRules(command, t);
    case 'explain':
      return (await commands()).explainWord(command);
    case 'completion':
      return (await commands()).printCompletion(command);
    case 'lsp':
      return startServer(command.rest);
    case 'lint':
      return (await commands()).lint(command);
  }
}

/** What went wrong, by its kind alone: a message of the runtime could quote the file. */
function failed(error: unknown): number {
  const name = error instanceof Error ? error.name : typeof error;
  const refused = isRefusal(error);
  const sentence = refused ? error.message : t('failed by its own fault ({0})', name);
  process.stderr.write(`talos-bond: ${printable(sentence)}\n`);
  if (refused && error.byArguments) process.stderr.write(`${t('Try talos-bond --help')}\n`);
  return refused ? exitCodes.wrong : exitCodes.failed;
}

// A reader such as `head` may have seen enough; that is no failure.
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`talos-bond: ${t('standard output cannot be written: {0}', reasonFor(code, t))}\n`);
  process.exit(exitCodes.failed);
});

Promise.resolve()
  .then(() => run(commandFrom(process.argv.slice(2))))
  .catch(failed)
  .then((code) => {
    // Not `exit`: what is still on its way into a pipe would be lost.
    process.exitCode = code;
  });
