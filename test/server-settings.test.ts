/** The settings that a client names last are those that count. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lsp from 'vscode-languageserver-protocol/node';
import { unmonitored } from './support/configs.ts';
import { connect, type TestClient, until } from './support/connection.ts';
import { uri, withClient } from './support/session.ts';

/** Says that settings have changed, but not which. */
const tellOfChange = (client: TestClient): Promise<void> =>
  client.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });

let rules: Record<string, string> = {};
withClient(
  'settings are asked for, and a change of them is judged again',
  { settings: () => ({ rules }) },
  async (client) => {
    await client.open(uri, unmonitored);
    assert.equal((await client.pull(uri)).length, 1);
    rules = { 'missing-link-monitoring': 'off' };
    await tellOfChange(client);
    await until(() => client.refreshed() || undefined, 'the request to pull again');
    assert.deepEqual(await client.pull(uri), []);
    rules = { 'missing-link-monitoring': 'error' };
    await tellOfChange(client);
    await until(() => (client.refreshed() > 1 ? true : undefined), 'the second request to pull again');
    assert.deepEqual(
      (await client.pull(uri)).map(({ severity }) => severity),
      [lsp.DiagnosticSeverity.Error],
    );
  },
);

withClient('a client that refuses to pull again is served on', undefined, async (client) => {
  await client.open(uri, unmonitored);
  let asked = false;
  client.connection.onRequest(lsp.DiagnosticRefreshRequest.type, () => {
    asked = true;
    throw new Error('not now');
  });
  client.connection.onRequest(lsp.ConfigurationRequest.type, () => [{ rules: { 'missing-link-monitoring': 'off' } }]);
  await tellOfChange(client);
  await until(() => asked || undefined, 'the request to pull again');
  assert.deepEqual(await client.pull(uri), []);
  await until(() => client.logged[0], 'the refusal noted');
});

test('of two answers about the settings the later question counts, in whichever order they come', async () => {
  const answers: ((settings: unknown) => void)[] = [];
  const client = await connect({ settings: () => new Promise((resolve) => answers.push(resolve)) });
  try {
    await client.open(uri, unmonitored);
    await until(() => answers[0], 'the first question');
    await tellOfChange(client);
    await until(() => answers[1], 'the second question');
    answers[1]!({ rules: { 'missing-link-monitoring': 'error' } });
    await until(() => client.refreshed() || undefined, 'the request to pull again');
    answers[0]!({ rules: { 'missing-link-monitoring': 'off' } });
    await tellOfChange(client);
    await until(() => answers[2], 'a third question');
    answers[2]!({ rules: { 'missing-link-monitoring': 'error' } });
    const [found] = await client.pull(uri);
    assert.equal(found?.severity, lsp.DiagnosticSeverity.Error);
    assert.equal(client.refreshed(), 1);
  } finally {
    await client.stop();
  }
});
