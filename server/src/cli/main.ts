/** The command line. What a command needs is read when it runs, so that `--version` and `--help` cost next to nothing. */
import { english as t } from '../core/translate.ts';
import { version } from '../manifest.ts';
import { type Command, commandFrom, isArgumentError } from './args.ts';
import { exitCodes } from './exit.ts';
import { help } from './help.ts';
import { startServer } from './lsp.ts';

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
    case 'lsp':
      return startServer(command.rest);
    case 'lint':
      return (await commands()).lint(command);
  }
}

/** What went wrong, by its kind alone: a message of the runtime could quote the file. */
function failed(error: unknown): number {
  const wrong = isArgumentError(error);
  const name = error instanceof Error ? error.name : typeof error;
  const sentence = wrong ? error.message : t('failed by its own fault ({0})', name);
  process.stderr.write(`talos-bond: ${sentence}\n`);
  if (wrong) process.stderr.write(`${t('Try talos-bond --help')}\n`);
  return wrong ? exitCodes.wrong : exitCodes.failed;
}

// A reader such as `head` may have seen enough; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

Promise.resolve()
  .then(() => run(commandFrom(process.argv.slice(2))))
  .catch(failed)
  .then((code) => {
    // Not `exit`: what is still on its way into a pipe would be lost.
    process.exitCode = code;
  });
