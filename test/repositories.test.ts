/** The settings of a repository, as an editor meets them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol/node';
import { defaultOptions } from '../server/src/core/options.ts';
import { filesAbove } from '../server/src/disk.ts';
import { Repositories } from '../server/src/lsp/repositories.ts';
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
    initializationOptions: { findsFiles: true },
    filesAbove: (_uri, names) => {
      stored.asked += 1;
      assert.ok(names.includes('.talos-bond.yaml'));
      return [{ uri: settingsUri, text: stored.text }];
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

test('settings of a wrong name say so themselves when they are opened', async () => {
  const { client } = await connectWith('');
  try {
    const misspelt = settingsUri.replace('.yaml', '.yml');
    await client.open(misspelt, 'rules: {slow-lacpp: off}\r\n');
    assert.deepEqual(await client.pull(misspelt), [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 24 } },
        severity: lsp.DiagnosticSeverity.Warning,
        source: 'talos-bond',
        message: '.talos-bond.yml is not read: settings stand in .talos-bond.yaml',
      },
    ]);
    await client.open(uri, unmonitored);
    assert.deepEqual(await found(client), ['missing-link-monitoring 2']);
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

test('what changes while it is looked for is looked for again', async () => {
  const answers: ((text: string) => void)[] = [];
  const client = await connect({
    capabilities: pushClient,
    initializationOptions: { findsFiles: true },
    filesAbove: () => new Promise((resolve) => answers.push((text: string) => resolve([{ uri: settingsUri, text }]))),
  });
  try {
    await client.open(uri, unmonitored);
    await until(() => answers[0], 'the first search');
    await changed(client);
    await until(() => answers[1], 'the second search');
    answers[1]!('rules: {missing-link-monitoring: off}\n');
    await until(() => client.pushed[0], 'diagnostics');
    answers[0]!('rules: {missing-link-monitoring: error}\n');
    await until(() => client.pushed[1], 'the diagnostics that the first search held up');
    assert.deepEqual(
      client.pushed.map(({ diagnostics }) => diagnostics),
      [[], []],
    );
  } finally {
    await client.stop();
  }
});

test('a search that fails finds nothing, and the document is judged all the same', async () => {
  const client = await connect({
    initializationOptions: { findsFiles: true },
    filesAbove: () => {
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

/** What is judged for an older release, and says so: `BondConfig` came with Talos 1.12. */
const told = async (client: TestClient, document = uri) => {
  const target = await client.connection.sendRequest('talosBond/target', { uri: document });
  return [await found(client, document), target] as const;
};

test('the release is the one that the nearest file above names, until that file says otherwise', async () => {
  let files = [
    { uri: `${root}/nodes/topf.yaml`, text: 'clusterName: no release here\n' },
    { uri: `${root}/talconfig.yaml`, text: 'talosVersion: v1.11.6\n' },
    { uri: `${root}/cluster-template.yaml`, text: 'kind: Cluster\ntalos:\n  version: v1.10.1\n' },
  ];
  const client = await connect({ initializationOptions: { findsFiles: true }, filesAbove: () => files });
  try {
    await client.open(uri, unmonitored.replace('links', 'miimon: 100\nlinks'));
    const older = { version: '1.11.6', stated: true, reason: 'named in talconfig.yaml' };
    assert.deepEqual(await told(client), [['not-in-version 1'], older]);
    const hover = await client.connection.sendRequest(lsp.HoverRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 8 },
    });
    assert.match(JSON.stringify(hover), /Talos 1\.11\.6.*named in talconfig\.yaml/);

    files = [{ uri: `${root}/talconfig.yaml`, text: 'talosVersion: v1.13.2\n' }];
    const newer = { version: '1.13.2', stated: true, reason: 'named in talconfig.yaml' };
    await client.open(`${root}/talconfig.yaml`, 'talosVersion: v1.9.0\n');
    assert.deepEqual(await told(client), [['not-in-version 1'], older]);
    await client.connection.sendNotification(lsp.DidSaveTextDocumentNotification.type, {
      textDocument: { uri: `${root}/talconfig.yaml` },
    });
    assert.deepEqual(await told(client), [[], newer]);
  } finally {
    await client.stop();
  }
});

test('what the settings or the file itself name comes before a file near it', async () => {
  const talconfig = { uri: `${root}/nodes/talconfig.yaml`, text: 'talosVersion: v1.11.6\n' };
  let files = [talconfig, { uri: settingsUri, text: 'talosVersion: "1.12"\n' }];
  const client = await connect({ initializationOptions: { findsFiles: true }, filesAbove: () => files });
  try {
    await client.open(uri, unmonitored);
    assert.deepEqual((await told(client))[1], { version: '1.12', stated: true, reason: 'named in .talos-bond.yaml' });
    files = [talconfig];
    await changed(client);
    const image = 'machine:\n  install:\n    image: ghcr.io/siderolabs/installer:v1.13.2\n---\n';
    await client.change(uri, 2, [{ text: image + unmonitored }]);
    const reason = 'by the tag of the installer image';
    assert.deepEqual((await told(client))[1], { version: '1.13.2', stated: false, reason });
  } finally {
    await client.stop();
  }
});

test('as long as the files say the same, the options are the same object', async () => {
  const own = { ...defaultOptions };
  const stored = { settings: 'rules: {slow-lacp: off}\n', release: 'talosVersion: v1.11.6\n' };
  const find = async () => [
    { uri: settingsUri, text: stored.settings },
    { uri: `${root}/talconfig.yaml`, text: stored.release },
  ];
  const repositories = new Repositories(find, defaultOptions.t, () => undefined);
  const options = async () => (await repositories.above(uri)).optionsFor(own);
  const first = await options();
  repositories.forget();
  stored.release += '# more\n';
  assert.equal(await options(), first);
  repositories.forget();
  stored.release = 'talosVersion: v1.12.0\n';
  assert.notEqual(await options(), first);
});

test('on disk the files above are found, the nearest first, up to the root of the repository', async () => {
  const files = {
    '.talos-bond.yaml': '# outer\n',
    'talconfig.yaml': '\uFEFF# top\n',
    'a/x.yaml': '',
    'a/talconfig.yaml': '# near\n',
    'a/topf.yaml/folder': '',
    'b/.git/HEAD': '',
    'b/x.yaml': '',
  };
  const names = ['.talos-bond.yaml', 'talconfig.yaml', 'topf.yaml'];
  const [outer, none, uriOf] = withFiles(files, (cwd) => {
    const uriOf = (name: string) => pathToFileURL(path.join(cwd, name)).href;
    return [filesAbove(uriOf('a/x.yaml'), names), filesAbove(uriOf('b/x.yaml'), names), uriOf];
  });
  assert.deepEqual(await outer, [
    { uri: uriOf('a/talconfig.yaml'), text: '# near\n' },
    { uri: uriOf('.talos-bond.yaml'), text: '# outer\n' },
    { uri: uriOf('talconfig.yaml'), text: '# top\n' },
  ]);
  assert.deepEqual(await none, []);
});
