import { type ExtensionContext, Uri } from 'vscode';
import { activateWith } from './extension.ts';
import type { MakeClient, Server } from './server.ts';

let server: Server | undefined;

/** The browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
  const makeClient: MakeClient = async (id, title, options) => {
    // Only here, so that a window full of plain text never pays for the client library.
    const { LanguageClient, State } = await import('vscode-languageclient/browser');
    let worker: Worker | undefined;
    const startWorker = async () => {
      worker = new Worker(script);
      return worker;
    };
    const client = new LanguageClient(id, title, startWorker, options);
    // A worker does not end with its connection, and one that spins would spin on.
    client.onDidChangeState(({ newState }) => newState === State.Stopped && worker?.terminate());
    return client;
  };
  server = activateWith(context, makeClient);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
