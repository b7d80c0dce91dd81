import { type ConnectionOptions, LSPErrorCodes, type Message, type RequestMessage } from 'vscode-languageserver';

/**
 * Every answer is worked out in one go, so a request that is taken back while it waits in the queue
 * (the diagnostics of a text that has changed meanwhile) is the one that can be spared.
 */
export const connectionOptions: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: (message: Message) => ({
      jsonrpc: message.jsonrpc,
      id: (message as RequestMessage).id,
      error: { code: LSPErrorCodes.RequestCancelled, message: 'Cancelled' },
    }),
  },
};
