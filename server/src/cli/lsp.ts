import path from 'node:path';
import { exitCodes } from './exit.ts';

/** Starts the language server, which stands beside the command line, on standard input and output. */
export async function startServer(rest: readonly string[]): Promise<number> {
  const server = path.join(__dirname, 'server.js');
  // The connection reads how to talk from the arguments of the process.
  process.argv = [process.execPath, server, '--stdio', ...rest.filter((argument) => argument !== '--stdio')];
  await import(server);
  return exitCodes.clean;
}
