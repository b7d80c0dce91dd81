/** The page for other editors; Neovim, Vim and Emacs are driven with it in lanes of their own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as lsp from 'vscode-languageserver-protocol/node';
import { connect, pushClient, until } from './support/connection.ts';

const page = readFileSync('server/docs/editors.md', 'utf8');
const sections = new Map(page.split(/^## /m).map((text) => [text.slice(0, text.indexOf('\n')), text]));
const blocksIn = (section: string, language: string): readonly string[] =>
  [...(sections.get(section) ?? '').matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text]) => text!,
  );

test('each editor that starts the server by its settings is told the same command', () => {
  const [zed, kate] = ['Zed', 'Kate'].map((editor) => JSON.parse(blocksIn(editor, 'json')[0]!));
  assert.deepEqual(zed.lsp['yaml-language-server'].binary, { path: 'talos-bond', arguments: ['lsp'] });
  assert.deepEqual(kate.servers.yaml.command, ['talos-bond', 'lsp']);
  assert.match(blocksIn('Helix', 'toml')[0]!, /^command = "talos-bond"\nargs = \["lsp"\]$/m);
  assert.match(sections.get('JetBrains') ?? '', /`talos-bond lsp`/);
});

test('the settings that the page shows are obeyed', async () => {
  const initializationOptions = JSON.parse(blocksIn('Settings', 'json')[0]!);
  assert.deepEqual(initializationOptions.settings.rules, { 'slow-lacp': 'warning' });
  const client = await connect({ capabilities: pushClient, initializationOptions });
  try {
    const bond = 'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: 802.3ad\nlinks: [eth0, eth1]\n';
    await client.open(
      'file:///bond.yaml',
      `${bond}xmitHashPolicy: layer3+4\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n`,
    );
    const { diagnostics } = await until(() => client.pushed[0], 'diagnostics');
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [['slow-lacp', lsp.DiagnosticSeverity.Warning]],
    );
  } finally {
    await client.stop();
  }
});
