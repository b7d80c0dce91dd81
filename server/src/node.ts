import './burst.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { repositoryFileAbove } from './disk.ts';
import { connectionOptions } from './lsp/connection.ts';
import { serve } from './lsp/server.ts';

serve(createConnection(ProposedFeatures.all, connectionOptions), repositoryFileAbove);
