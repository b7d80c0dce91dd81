/** The settings of a repository, as an editor meets them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol/node';
import { repositoryFileAbove } from '../server/src/disk.ts';
import { withFiles } from './support/command.ts';
import { type ClientTraits, connect, pushClient, type TestClient, until } from './support/connection.ts';

const root = 'vscode-vfs://github/someone/cluster';
const settingsUri = `${root}/.talos-bond.yaml`;
const uri = `${root}/nodes/a%20b.yaml`;

const unmonitored = `apiVersion: v1alpha1
kind: BondConfig
name: bond0
bondMode: active-backup
links: [eth0, eth1]
`;

/** A client whose repository has settings, which the test may change; it counts how often it is asked. */
async function connectWith(text: string, traits: ClientTraits = {}) {
  const stored = { text, asked: 0 };
  const client = await connect({
    ...traits,
    initializationOptions: { repositoryFile: true },
    repositoryFile: () => {
      stored.asked += 1;
      return { uri: settingsUri, text: stored.text };
    },
  });
  return { client, stored };
}

const found = async (client: TestClient, document = uri) =>
  (await client.pull(document)).map(({ code, severity }) => `${code} ${severity}`);

const changed = (client: TestClient) =>
  client.connection.sendNotification(lsp.DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: settingsUri, type: lsp.FileChangeType.Changed }],
  });

test('levels, release and paths of the repository hold, and change with its file', async () => {
  const { client, stored } = await connectWith('rules: {missing-link-monitoring: error}\ntalosVersion: "1.12"\n');
  try {
    await client.open(uri, unmonitored);
    assert.deepEqual(await found(client), ['missing-link-monitoring 1']);
    assert.deepEqual(await found(client), ['missing-link-monitoring 1']);
    const target = await client.connection.sendRequest('talosBond/target', { uri });
    assert.deepEqual(target, { version: '1.12', stated: true, reason: 'named in .talos-bond.yaml' });
    assert.equal(stored.asked, 1);

    stored.text = 'ignore: ["nodes/a b.yaml"]\n';
    await changed(client);
    await until(() => client.refreshed() || undefined, 'a refresh');
    assert.deepEqual(await found(client), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    const context = { diagnostics: [] };
    const params = { textDocument: { uri }, range, context };
    assert.deepEqual(await client.connection.sendRequest(lsp.CodeActionRequest.type, params), []);
    const other = `${root}/other.yaml`;
    await client.open(other, unmonitored);
    assert.deepEqual(await found(client, other), ['missing-link-monitoring 2']);
  } finally {
    await client.stop();
  }
});

test('the settings of the editor win', async () => {
  const settings = () => ({ rules: { 'missing-link-monitoring': 'hint' } });
  const { client } = await connectWith('rules: {missing-link-monitoring: error, slow-failover: off}\n', { settings });
  try {
    await client.open(uri, `${unmonitored}updelay: 1000\ndowndelay: 5000\n`.replace('links', 'miimon: 0\nlinks'));
    await until(() => client.refreshed() || undefined, 'the settings');
    await client.change(uri, 2, [{ text: unmonitored }]);
    assert.deepEqual(await found(client), ['missing-link-monitoring 4']);
    await client.change(uri, 3, [{ text: `${unmonitored}miimon: 1000\ndowndelay: 5000\n` }]);
    assert.deepEqual(await found(client), []);
  } finally {
    await client.stop();
  }
});

test('a settings file shows its own faults, and the log says why it does not hold elsewhere', async () => {
  const { client } = await connectWith('rules: {slow-lacpp: off}\ncolour: red\n');
  try {
    await client.open(uri, unmonitored);
    assert.deepEqual(await found(client), ['missing-link-monitoring 2']);
    assert.deepEqual(client.logged, [
      `${settingsUri}: there is no rule "slow-lacpp"; slow-lacp comes near (and 1 more)`,
    ]);
    await client.open(settingsUri, 'rules: {slow-lacpp: off}\n');
    const [fault, ...others] = await client.pull(settingsUri);
    assert.deepEqual(others, []);
    assert.equal(fault?.severity, lsp.DiagnosticSeverity.Error);
    assert.deepEqual(fault?.range, { start: { line: 0, character: 8 }, end: { line: 0, character: 18 } });
    assert.match(String(fault?.message), /slow-lacp comes near/);
  } finally {
    await client.stop();
  }
});

test('a client that waits gets the same, anew when the settings are saved', async () => {
  const { client, stored } = await connectWith('rules: {missing-link-monitoring: info}\n', {
    capabilities: pushClient,
  });
  try {
    await client.open(uri, unmonitored);
    const first = await until(() => client.pushed[0], 'diagnostics');
    assert.deepEqual([first.uri, first.diagnostics[0]?.severity], [uri, lsp.DiagnosticSeverity.Information]);
    await client.open(settingsUri, stored.text);
    await until(() => client.pushed[1], 'diagnostics of the settings');
    stored.text = 'rules: {missing-link-monitoring: off}\n';
    await client.connection.sendNotification(lsp.DidSaveTextDocumentNotification.type, {
      textDocument: { uri: settingsUri },
    });
    await until(() => client.pushed.find((one) => one.uri === uri && one.diagnostics.length === 0), 'silence');
  } finally {
    await client.stop();
  }
});

test('a search that fails finds nothing, and the document is judged all the same', async () => {
  const client = await connect({
    initializationOptions: { repositoryFile: true },
    repositoryFile: () => {
      throw new Error('the network is gone');
    },
  });
  try {
    await client.open(uri, unmonitored);
    assert.deepEqual(await found(client), ['missing-link-monitoring 2']);
  } finally {
    await client.stop();
  }
});

test('on disk the nearest settings file is found, up to the root of the repository', async () => {
  const files = { '.talos-bond.yaml': '# outer\n', 'a/x.yaml': '', 'b/.git/HEAD': '', 'b/x.yaml': '' };
  const [outer, none, there] = withFiles(files, (cwd) => {
    const above = (name: string) => repositoryFileAbove(pathToFileURL(path.join(cwd, name)).href);
    return [above('a/x.yaml'), above('b/x.yaml'), pathToFileURL(path.join(cwd, '.talos-bond.yaml')).href];
  });
  assert.deepEqual(await outer, { uri: there, text: '# outer\n' });
  assert.equal(await none, null);
});
