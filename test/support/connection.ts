/** A server and a client in this process, joined by two streams: the real protocol, without a process to start. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import * as lsp from 'vscode-languageserver-protocol/node';
import { connectionOptions } from '../../server/src/lsp/connection.ts';
import { serve } from '../../server/src/lsp/server.ts';

/** A client as an editor would be one. */
export interface TestClient {
  readonly connection: lsp.ProtocolConnection;
  readonly capabilities: lsp.ServerCapabilities;
  /** Diagnostics that the server pushed, the newest last. */
  readonly pushed: lsp.PublishDiagnosticsParams[];
  /** What the server wrote to its log. */
  readonly logged: string[];
  /** How often the server asked to have diagnostics pulled again. */
  readonly refreshed: () => number;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, changes: lsp.TextDocumentContentChangeEvent[]): Promise<void>;
  pull(uri: string): Promise<lsp.Diagnostic[]>;
  stop(): Promise<void>;
}

export interface ClientTraits {
  readonly capabilities?: lsp.ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` answers for our section, at once or later. */
  readonly settings?: () => unknown;
  /** What `talosBond/filesAbove` answers. */
  readonly filesAbove?: (uri: string, names: readonly string[]) => unknown;
  /** What `talosBond/filesBelow` answers. */
  readonly filesBelow?: (uri: string) => unknown;
}

/** What VS Code says of itself, as far as the server looks. */
export const pullClient: lsp.ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    publishDiagnostics: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
};

/** An older client: it waits for diagnostics, knows no snippets and shows plain text. */
export const pushClient: lsp.ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
};

/** Starts both ends and shakes hands. */
export async function connect({
  capabilities = pullClient,
  initializationOptions,
  ...answers
}: ClientTraits = {}): Promise<TestClient> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const ends = [new StreamMessageReader(up), new StreamMessageWriter(down)] as const;
  serve(createConnection(ProposedFeatures.all, ...ends, connectionOptions));
  const connection = lsp.createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  answer(connection, answers);
  const heard = hear(connection);
  connection.listen();
  const params: lsp.InitializeParams = { processId: null, rootUri: null, capabilities, initializationOptions };
  const result = await connection.sendRequest(lsp.InitializeRequest.type, params);
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  return {
    connection,
    capabilities: result.capabilities,
    ...heard,
    ...documentsOf(connection),
    stop: async () => {
      await connection.sendRequest(lsp.ShutdownRequest.type);
      connection.dispose();
      up.end();
      down.end();
    },
  };
}

/** Answers what the server asks. */
function answer(connection: lsp.ProtocolConnection, { settings, filesAbove, filesBelow }: ClientTraits): void {
  connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) =>
    Promise.all(items.map(async () => (await settings?.()) ?? null)),
  );
  connection.onRequest(
    'talosBond/filesAbove',
    ({ uri, names }: { uri: string; names: string[] }) => filesAbove?.(uri, names) ?? [],
  );
  connection.onRequest('talosBond/filesBelow', ({ uri }: { uri: string }) => filesBelow?.(uri) ?? []);
  connection.onRequest(lsp.RegistrationRequest.type, () => undefined);
}

/** Keeps what the server says by itself. */
function hear(connection: lsp.ProtocolConnection): Pick<TestClient, 'pushed' | 'logged' | 'refreshed'> {
  const pushed: lsp.PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  let refreshes = 0;
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => void pushed.push(params));
  connection.onNotification(lsp.LogMessageNotification.type, ({ message }) => void logged.push(message));
  connection.onRequest(lsp.DiagnosticRefreshRequest.type, () => {
    refreshes += 1;
  });
  return { pushed, logged, refreshed: () => refreshes };
}

const documentsOf = (connection: lsp.ProtocolConnection): Pick<TestClient, 'open' | 'change' | 'pull'> => ({
  open: (uri, text, languageId = 'yaml') =>
    connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    }),
  change: (uri, version, contentChanges) =>
    connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    }),
  pull: async (uri) => {
    const report = await connection.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === 'full' ? report.items : [];
  },
});

/** Waits until `look` sees something. */
export async function until<T>(look: () => T | undefined, what: string): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
