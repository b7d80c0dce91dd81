import { commands, type ExtensionContext, workspace } from 'vscode';
import { Reference, scheme } from './reference.ts';
import { openSample } from './sample.ts';
import { type MakeClient, Server } from './server.ts';
import { VersionStatus } from './version-status.ts';

/** What both platforms share: the commands, the reference and a server that waits to be needed. */
export function activateWith(context: ExtensionContext, makeClient: MakeClient): Server {
  const server = new Server(makeClient);
  const reference = new Reference(server);
  context.subscriptions.push(
    server,
    new VersionStatus(server),
    workspace.registerTextDocumentContentProvider(scheme, reference),
    commands.registerCommand('talosBond.restartServer', () => server.restart()),
    commands.registerCommand('talosBond.openSample', openSample),
    commands.registerCommand('talosBond.explain', (word?: unknown) => reference.explain(word)),
  );
  server.startWithFirstDocument();
  return server;
}
