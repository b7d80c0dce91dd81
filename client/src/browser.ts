import { type ExtensionContext, Uri } from 'vscode';
import { activateWith } from './extension.ts';
import type { MakeClient, Server } from './server.ts';

let server: Server | undefined;

/** The browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  const makeClient: MakeClient = async (id, title, options) => {
    // Only here, so that a window full of plain text never pays for the client library.
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      'vscode-languageclient/browser'
    );
    let worker: Worker | undefined;
    // A worker does not end with its connection, and one that spins would spin on.
    const release = () => worker?.terminate();
    // The library takes a worker too, but does not recognise the class that an extension host gives it.
    const connect = async () => {
      release();
      worker = new Worker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return { client: new LanguageClient(id, title, connect, options), release };
  };
  server = activateWith(context, makeClient);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
