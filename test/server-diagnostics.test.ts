/** Findings reach a client that pulls and one that waits, once, and those of the text as it is now. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver-protocol/node';
import { repaired, unmonitored } from './support/configs.ts';
import { pushClient, until } from './support/connection.ts';
import { uri, withClient } from './support/session.ts';

withClient('a client that pulls sees the fault on the mode, with a link to its page', undefined, async (client) => {
  await client.open(uri, unmonitored);
  const [found, ...others] = await client.pull(uri);
  assert.deepEqual(others, []);
  assert.equal(found?.code, 'missing-link-monitoring');
  assert.equal(found?.source, 'talos-bond');
  assert.equal(found?.severity, lsp.DiagnosticSeverity.Warning);
  assert.deepEqual(found?.range, { start: { line: 5, character: 10 }, end: { line: 5, character: 14 } });
  assert.match(
    found?.codeDescription?.href ?? '',
    /^https:\/\/github\.com\/talos-bond\/talos-bond\/.*#missing-link-monitoring$/,
  );
  assert.match(String(found?.message), /^bond0 is not monitored/);
});

withClient(
  'a client that waits gets the same, with the version it is about',
  { capabilities: pushClient },
  async (client) => {
    assert.equal(client.capabilities.diagnosticProvider, undefined);
    await client.open(uri, unmonitored);
    const first = await until(() => client.pushed[0], 'diagnostics of version 1');
    assert.deepEqual([first.version, first.diagnostics.map(({ code }) => code)], [1, ['missing-link-monitoring']]);
    await client.change(uri, 2, [{ text: repaired }]);
    const second = await until(() => client.pushed[1], 'diagnostics of version 2');
    assert.deepEqual([second.version, second.diagnostics], [2, []]);
    await client.connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    const last = await until(() => client.pushed[2], 'the list cleared');
    assert.deepEqual(last.diagnostics, []);
  },
);

withClient('an edit inside the bond changes the findings at once', undefined, async (client) => {
  await client.open(uri, unmonitored);
  assert.equal((await client.pull(uri)).length, 1);
  const insert = { line: 6, character: 0 };
  await client.change(uri, 2, [{ range: { start: insert, end: insert }, text: '          miimon: 100\n' }]);
  assert.deepEqual(await client.pull(uri), []);
});

withClient('what the client has already is not sent again', undefined, async (client) => {
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest(lsp.DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  const type = (version: number, character: number, text: string) =>
    client.change(uri, version, [{ range: { start: { line: 0, character }, end: { line: 0, character } }, text }]);
  await client.open(uri, unmonitored);
  const first = await pull();
  assert.ok(first.kind === 'full' && first.items.length === 1);
  await type(2, unmonitored.indexOf('\n'), ' # why');
  assert.deepEqual(await pull(first.resultId), { kind: 'unchanged', resultId: first.resultId });
  assert.deepEqual(await pull(), first);
  await type(3, 0, '\n');
  const moved = await pull(first.resultId);
  assert.ok(moved.kind === 'full' && moved.resultId !== first.resultId);
  assert.equal(moved.items[0]!.range.start.line, first.items[0]!.range.start.line + 1);
});

withClient('a request that is taken back while it waits is not worked out', undefined, async (client) => {
  await client.open(uri, unmonitored);
  const source = new lsp.CancellationTokenSource();
  const pending = client.connection.sendRequest(
    lsp.DocumentDiagnosticRequest.type,
    { textDocument: { uri } },
    source.token,
  );
  source.cancel();
  await assert.rejects(pending, { code: lsp.LSPErrorCodes.RequestCancelled });
  assert.equal((await client.pull(uri)).length, 1);
});
