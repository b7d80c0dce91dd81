import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { expectLittle, expectWork } from './burst.ts';
import { filesAbove, filesBelow } from './disk.ts';
import { connectionOptions } from './lsp/connection.ts';
import { serve } from './lsp/server.ts';

expectLittle();
serve(createConnection(ProposedFeatures.all, connectionOptions), { above: filesAbove, below: filesBelow }, expectWork);
