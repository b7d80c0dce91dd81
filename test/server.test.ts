import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lsp from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { connect, pullClient, pushClient, type TestClient, until } from './support/connection.ts';

const uri = 'file:///controlplane.yaml';

const unmonitored = `machine:
  network:
    interfaces:
      - interface: bond0
        bond:
          mode: 802.3ad
          xmitHashPolicy: layer3+4
          interfaces: [enp1s0, enp2s0]
`;

const repaired = unmonitored.replace(
  '802.3ad\n',
  '802.3ad\n          miimon: 100\n          updelay: 200\n          downdelay: 200\n',
);

/** Runs a test with a client that is stopped whatever happens. */
const withClient = (name: string, traits: Parameters<typeof connect>[0], body: (client: TestClient) => Promise<void>) =>
  test(name, async () => {
    const client = await connect(traits);
    try {
      await body(client);
    } finally {
      await client.stop();
    }
  });

const actionsAt = (client: TestClient, range: lsp.Range, only?: string[]) =>
  client.connection.sendRequest(lsp.CodeActionRequest.type, {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  }) as Promise<lsp.CodeAction[]>;

function applied(text: string, edit: lsp.WorkspaceEdit | undefined): string {
  const change = edit?.documentChanges?.[0] as lsp.TextDocumentEdit | undefined;
  const edits = (change?.edits ?? edit?.changes?.[uri] ?? []) as lsp.TextEdit[];
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits);
}

const contentsOf = (hover: lsp.Hover | null): lsp.MarkupContent => {
  assert.ok(hover);
  return hover.contents as lsp.MarkupContent;
};

const versionOf = (edit: lsp.WorkspaceEdit | undefined): number | null | undefined => {
  const [change] = (edit?.documentChanges ?? []) as lsp.TextDocumentEdit[];
  return change?.textDocument.version;
};

withClient(
  'a request that goes wrong has no answer, and the log tells its sort and nothing of the file',
  {},
  async (client) => {
    await client.open(uri, unmonitored);
    const hover = await client.connection.sendRequest('textDocument/hover', { textDocument: { uri } });
    assert.equal(hover, null);
    await until(() => client.logged[0], 'the failure noted');
    assert.deepEqual(client.logged, ['An answer failed: TypeError']);
  },
);

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

withClient(
  'the preferred fix inserts the three lines in the hand of the author, for this version of the text',
  undefined,
  async (client) => {
    await client.open(uri, unmonitored);
    const [found] = await client.pull(uri);
    const actions = await actionsAt(client, found!.range);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(
      preferred.map(({ title }) => title),
      ['Insert miimon: 100, updelay: 200, downdelay: 200 (a dead link is dropped after about 300 ms)'],
    );
    assert.equal(applied(unmonitored, preferred[0]?.edit), repaired);
    assert.equal(versionOf(preferred[0]?.edit), 1);
  },
);

withClient('of two findings at one place the worse is fixed first', undefined, async (client) => {
  await client.open(uri, unmonitored.replace('          xmitHashPolicy: layer3+4\n', ''));
  const [found] = await client.pull(uri);
  const titles = (await actionsAt(client, found!.range)).map(({ title }) => title);
  assert.match(titles[0] ?? '', /^Insert miimon/);
  assert.ok(titles.includes('Set xmitHashPolicy: layer3+4'));
});

withClient('fix all on save does what the preferred fix does', undefined, async (client) => {
  await client.open(uri, unmonitored);
  const whole = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
  for (const only of ['source.fixAll.talosBond', 'source.fixAll', 'source']) {
    const actions = await actionsAt(client, whole, [only]);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.talosBond'],
      only,
    );
    assert.equal(applied(unmonitored, actions[0]?.edit), repaired);
  }
  assert.deepEqual(await actionsAt(client, whole, ['source.organizeImports']), []);
});

withClient(
  'to ignore a finding is offered behind its fixes, and the comment silences it',
  undefined,
  async (client) => {
    await client.open(uri, unmonitored);
    const [found] = await client.pull(uri);
    const actions = await actionsAt(client, found!.range);
    const ignore = actions.at(-1);
    assert.equal(ignore?.title, 'Ignore missing-link-monitoring for this bond');
    assert.equal(ignore?.isPreferred, undefined);
    const comment = '        # talos-bond-ignore missing-link-monitoring\n';
    const silenced = unmonitored.replace('        bond:', `${comment}        bond:`);
    assert.equal(applied(unmonitored, ignore?.edit), silenced);
    await client.change(uri, 2, [{ text: silenced }]);
    assert.deepEqual(await client.pull(uri), []);
  },
);

withClient(
  'an explanation is offered where the client can show one',
  { initializationOptions: { explainCommand: true } },
  async (client) => {
    await client.open(uri, unmonitored);
    const [found] = await client.pull(uri);
    const explain = (await actionsAt(client, found!.range)).find(({ command }) => command);
    assert.deepEqual(explain?.command?.arguments, ['missing-link-monitoring']);
    const page = await client.connection.sendRequest<{ markdown: string }>('talosBond/explain', {
      word: 'missing-link-monitoring',
    });
    assert.match(page.markdown, /miimon/);
    assert.equal(await client.connection.sendRequest('talosBond/explain', { word: 'no such thing' }), null);
    const topics = await client.connection.sendRequest<{ word: string }[]>('talosBond/topics');
    assert.ok(topics.some(({ word }) => word === 'missing-link-monitoring'));
  },
);

withClient('an edit inside the bond changes the findings at once', undefined, async (client) => {
  await client.open(uri, unmonitored);
  await client.pull(uri);
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

let rules: Record<string, string> = {};
withClient(
  'settings are asked for, and a change of them is judged again',
  { settings: () => ({ rules }) },
  async (client) => {
    await client.open(uri, unmonitored);
    assert.equal((await client.pull(uri)).length, 1);
    rules = { 'missing-link-monitoring': 'off' };
    await client.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });
    await until(() => client.refreshed() || undefined, 'the request to pull again');
    assert.deepEqual(await client.pull(uri), []);
    rules = { 'missing-link-monitoring': 'error' };
    await client.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });
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
  await client.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });
  await until(() => asked || undefined, 'the request to pull again');
  assert.deepEqual(await client.pull(uri), []);
  await until(() => client.logged[0], 'the refusal noted');
});

withClient('completion, hover and outline answer for the bond', undefined, async (client) => {
  await client.open(uri, unmonitored);
  const list = (await client.connection.sendRequest(lsp.CompletionRequest.type, {
    textDocument: { uri },
    position: { line: 6, character: 10 },
  })) as lsp.CompletionList;
  assert.equal(list.isIncomplete, false);
  const hover = await client.connection.sendRequest(lsp.HoverRequest.type, {
    textDocument: { uri },
    position: { line: 5, character: 12 },
  });
  assert.equal(contentsOf(hover).kind, 'markdown');
  const symbols = (await client.connection.sendRequest(lsp.DocumentSymbolRequest.type, {
    textDocument: { uri },
  })) as lsp.DocumentSymbol[];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['bond0'],
  );
});

withClient('a client without Markdown and snippets gets plain text', { capabilities: pushClient }, async (client) => {
  await client.open(uri, unmonitored);
  const hover = await client.connection.sendRequest(lsp.HoverRequest.type, {
    textDocument: { uri },
    position: { line: 5, character: 12 },
  });
  const contents = contentsOf(hover);
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

withClient('a document that nobody opened has no answer, and no crash', undefined, async (client) => {
  assert.deepEqual(await client.pull('file:///elsewhere.yaml'), []);
  const at = { textDocument: { uri: 'file:///elsewhere.yaml' }, position: { line: 0, character: 0 } };
  assert.equal(await client.connection.sendRequest(lsp.HoverRequest.type, at), null);
  assert.equal(await client.connection.sendRequest(lsp.CompletionRequest.type, at), null);
});

withClient('a request that is taken back while it waits is not worked out', undefined, async (client) => {
  await client.open(uri, unmonitored.repeat(1));
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

withClient('nothing of a file goes to the log', { capabilities: pullClient }, async (client) => {
  await client.open(uri, `${unmonitored}cluster:\n  token: top-secret\n  [broken: {\n`);
  await client.pull(uri);
  assert.deepEqual(client.logged, []);
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

test('of two answers about the settings the later question counts, in whichever order they come', async () => {
  const answers: ((settings: unknown) => void)[] = [];
  const client = await connect({ settings: () => new Promise((resolve) => answers.push(resolve)) });
  try {
    const change = () =>
      client.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });
    await client.open(uri, unmonitored);
    await until(() => answers[0], 'the first question');
    await change();
    await until(() => answers[1], 'the second question');
    answers[1]!({ rules: { 'missing-link-monitoring': 'error' } });
    await until(() => client.refreshed() || undefined, 'the request to pull again');
    answers[0]!({ rules: { 'missing-link-monitoring': 'off' } });
    await change();
    await until(() => answers[2], 'a third question');
    answers[2]!({ rules: { 'missing-link-monitoring': 'error' } });
    const [found] = await client.pull(uri);
    assert.equal(found?.severity, lsp.DiagnosticSeverity.Error);
    assert.equal(client.refreshed(), 1);
  } finally {
    await client.stop();
  }
});

withClient(
  'a client that shows Markdown but likes plain text better gets plain text',
  { capabilities: { textDocument: { hover: { contentFormat: ['plaintext', 'markdown'] } } } },
  async (client) => {
    await client.open(uri, unmonitored);
    const params = { textDocument: { uri }, position: { line: 5, character: 12 } };
    const hover = await client.connection.sendRequest(lsp.HoverRequest.type, params);
    assert.equal(contentsOf(hover).kind, 'plaintext');
  },
);
