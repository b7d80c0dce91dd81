/** Completion, hover, outline and the release are answered for what is open, and for nothing else. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver-protocol/node';
import { unmonitored } from './support/configs.ts';
import { pushClient } from './support/connection.ts';
import { hoverOnMode, uri, withClient } from './support/session.ts';

withClient('completion, hover and outline answer for the bond', undefined, async (client) => {
  await client.open(uri, unmonitored);
  const list = (await client.connection.sendRequest(lsp.CompletionRequest.type, {
    textDocument: { uri },
    position: { line: 6, character: 10 },
  })) as lsp.CompletionList;
  assert.equal(list.isIncomplete, false);
  assert.deepEqual(
    list.items.map(({ label }) => label),
    ['xmitHashPolicy'],
  );
  assert.equal((await hoverOnMode(client)).kind, 'markdown');
  const symbols = (await client.connection.sendRequest(lsp.DocumentSymbolRequest.type, {
    textDocument: { uri },
  })) as lsp.DocumentSymbol[];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['bond0'],
  );
});

withClient('a document that nobody opened has no answer, and no crash', undefined, async (client) => {
  assert.deepEqual(await client.pull('file:///elsewhere.yaml'), []);
  const at = { textDocument: { uri: 'file:///elsewhere.yaml' }, position: { line: 0, character: 0 } };
  assert.equal(await client.connection.sendRequest(lsp.HoverRequest.type, at), null);
  assert.equal(await client.connection.sendRequest(lsp.CompletionRequest.type, at), null);
});

withClient(
  'the release is told with what gave it away, and of a file without bonds nothing',
  undefined,
  async (client) => {
    const target = () => client.connection.sendRequest<unknown>('talosBond/target', { uri });
    assert.equal(await target(), null);
    await client.open(uri, unmonitored);
    const reason = 'assumed: the newest stable release';
    assert.deepEqual(await target(), { version: '1.13', stated: false, reason });
    await client.open('file:///empty.yaml', 'machine: {}\n');
    assert.equal(await client.connection.sendRequest('talosBond/target', { uri: 'file:///empty.yaml' }), null);
    const image = '---\nmachine:\n  install:\n    image: ghcr.io/siderolabs/installer:v1.12.7\n';
    await client.change(uri, 2, [{ text: unmonitored + image }]);
    assert.deepEqual(await target(), { version: '1.12.7', stated: false, reason: 'by the tag of the installer image' });
    const lines: string[] = await client.connection.sendRequest('talosBond/versions');
    assert.ok(lines.includes('1.13'));
  },
);

withClient(
  'a release that the settings name needs no reason',
  { capabilities: pushClient, initializationOptions: { settings: { talosVersion: '1.12.3' } } },
  async (client) => {
    await client.open(uri, unmonitored);
    const target = await client.connection.sendRequest('talosBond/target', { uri });
    assert.deepEqual(target, { version: '1.12.3', stated: true, reason: null });
  },
);
