import * as lsp from 'vscode-languageserver';
import { kinds } from './actions.ts';
import type { Client } from './client.ts';

/** What the server offers this client. */
export const capabilitiesFor = (client: Client): lsp.ServerCapabilities => ({
  positionEncoding: client.positionEncoding,
  textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: [':', ' ', '-', ',', '='], resolveProvider: false },
  hoverProvider: true,
  definitionProvider: true,
  documentLinkProvider: { resolveProvider: false },
  codeActionProvider: { codeActionKinds: kinds },
  documentSymbolProvider: { label: 'Talos Bond' },
  ...(client.pullDiagnostics
    ? { diagnosticProvider: { identifier: 'talos-bond', interFileDependencies: false, workspaceDiagnostics: false } }
    : {}),
});
