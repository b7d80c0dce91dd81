import type { ExtensionContext } from 'vscode';
import { activateWith } from './extension.ts';
import type { MakeClient, Server } from './server.ts';

let server: Server | undefined;

/** Desktop and remote windows: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  const makeClient: MakeClient = async (id, title, options) => {
    // Only here, so that a window full of plain text never pays for the client library.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const client = new LanguageClient(id, title, { module, transport: TransportKind.ipc }, options);
    // The library ends the process by itself.
    return { client, release: () => undefined };
  };
  server = activateWith(context, makeClient);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
