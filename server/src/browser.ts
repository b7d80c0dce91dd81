import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { connectionOptions } from './lsp/connection.ts';
import { serve } from './lsp/server.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const reader = new BrowserMessageReader(worker);
serve(createConnection(ProposedFeatures.all, reader, new BrowserMessageWriter(worker), connectionOptions));
