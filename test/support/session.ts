/** A client that works on one file with a bond. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lsp from 'vscode-languageserver-protocol/node';
import { connect, type TestClient } from './connection.ts';

export const uri = 'file:///controlplane.yaml';

/** Runs a test with a client that is stopped whatever happens. */
export const withClient = (
  name: string,
  traits: Parameters<typeof connect>[0],
  body: (client: TestClient) => Promise<void>,
) =>
  test(name, async () => {
    const client = await connect(traits);
    try {
      await body(client);
    } finally {
      await client.stop();
    }
  });

/** What the client shows on the mode of the bond, with `unmonitored` open. */
export async function hoverOnMode(client: TestClient): Promise<lsp.MarkupContent> {
  const at = { textDocument: { uri }, position: { line: 5, character: 12 } };
  const hover = await client.connection.sendRequest(lsp.HoverRequest.type, at);
  assert.ok(hover);
  return hover.contents as lsp.MarkupContent;
}
