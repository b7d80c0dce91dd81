/** What is offered at a finding: its fixes, a comment that silences it, and an explanation. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { repaired, unmonitored } from './support/configs.ts';
import type { TestClient } from './support/connection.ts';
import { uri, withClient } from './support/session.ts';

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

const versionOf = (edit: lsp.WorkspaceEdit | undefined): number | null | undefined => {
  const [change] = (edit?.documentChanges ?? []) as lsp.TextDocumentEdit[];
  return change?.textDocument.version;
};

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

withClient(
  'what is the same for several findings at one place is offered once, for all of them',
  { initializationOptions: { explainCommand: true } },
  async (client) => {
    const options = 'interfaces: [eth0, eth1], mode: active-backup, miimon: 100, updelay: 200, downdelay: 200';
    const entries = `      - interface: bond0\n        bond: &b {${options}}\n      - interface: bond1\n        bond: *b\n`;
    await client.open(uri, `machine:\n  network:\n    interfaces:\n${entries}`);
    const found = (await client.pull(uri)).filter(({ code }) => code === 'member-of-two-bonds');
    assert.equal(found.length, 2);
    const actions = await actionsAt(client, found[0]!.range);
    assert.deepEqual(
      actions.map(({ title, diagnostics }) => [title, diagnostics?.length]),
      [
        ['Ignore member-of-two-bonds for this bond', 2],
        ['Explain member-of-two-bonds', 2],
      ],
    );
  },
);
