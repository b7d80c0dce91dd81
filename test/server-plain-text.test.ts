/** A client gets what it can show: without Markdown, snippets or a tree, text and lists. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver-protocol/node';
import { unmonitored } from './support/configs.ts';
import { pushClient } from './support/connection.ts';
import { hoverOnMode, uri, withClient } from './support/session.ts';

withClient('a client without Markdown and snippets gets plain text', { capabilities: pushClient }, async (client) => {
  await client.open(uri, unmonitored);
  const contents = await hoverOnMode(client);
  assert.equal(contents.kind, 'plaintext');
  assert.doesNotMatch(contents.value, /[`*]|^#/m);
  const at = { line: 8, character: 0 };
  await client.change(uri, 2, [{ range: { start: at, end: at }, text: '          ' }]);
  const list = (await client.connection.sendRequest(lsp.CompletionRequest.type, {
    textDocument: { uri },
    position: { line: 8, character: 10 },
  })) as lsp.CompletionList;
  assert.ok(list.items.length > 0);
  for (const item of list.items) {
    assert.equal(item.insertTextFormat, lsp.InsertTextFormat.PlainText);
    assert.doesNotMatch((item.textEdit as lsp.TextEdit).newText, /\$/);
  }
});

withClient('a client without a tree of symbols gets a list', { capabilities: pushClient }, async (client) => {
  await client.open(uri, unmonitored);
  const symbols = await client.connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument: { uri } });
  const range = { start: { line: 3, character: 8 }, end: { line: 7, character: 38 } };
  assert.deepEqual(symbols, [{ name: 'bond0', kind: lsp.SymbolKind.Object, location: { uri, range } }]);
});

withClient(
  'a client that shows Markdown but likes plain text better gets plain text',
  { capabilities: { textDocument: { hover: { contentFormat: ['plaintext', 'markdown'] } } } },
  async (client) => {
    await client.open(uri, unmonitored);
    assert.equal((await hoverOnMode(client)).kind, 'plaintext');
  },
);
