/** From a member to the document that names the link, and from a patch's file name to the file. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol';
import { aliasesIn, givesName, memberAt } from '../server/src/core/definition.ts';
import { BondFile } from '../server/src/core/index.ts';
import { layoutOf, layoutSearch } from '../server/src/core/layout.ts';
import { filesBelow } from '../server/src/disk.ts';
import { type ClientTraits, connect, pullClient } from './support/connection.ts';
import { cursorIn } from './support/cursor.ts';

const alias = (name: string): string => `apiVersion: v1alpha1
kind: LinkAliasConfig
name: ${name}
selector:
  match: mac(link.permanent_addr) == "02:00:00:00:00:01"
`;

const bond = (links: string): string => `apiVersion: v1alpha1
kind: BondConfig
name: bond0
links: ${links}
bondMode: active-backup
miimon: 100
`;

/** Where the member at `$0` leads, as the text there. */
function leadsTo(marked: string, name = 'x.yaml'): readonly string[] {
  const { text, offset } = cursorIn(marked);
  const file = new BondFile(text, name);
  const member = memberAt(file, offset);
  const found = aliasesIn(file).filter((one) => member !== undefined && givesName(one, member.name));
  return found.map(({ span }) => text.slice(span.start, span.end));
}

test('a member leads to the alias of its name', () => {
  const text = `${alias('uplink0')}---\n${alias('uplink1')}---\n${bond('[uplink0, up$0link1]')}`;
  assert.deepEqual(leadsTo(text), ['uplink1']);
  assert.deepEqual(leadsTo(text.replace('$0', '').replace('name: bond0', 'name: bo$0nd0')), []);
});

test('an alias with %d gives each link a number', () => {
  assert.deepEqual(leadsTo(`${alias('net%d')}---\n${bond('[ne$0t0, net1]')}`), ['net%d']);
  assert.deepEqual(leadsTo(`${alias('net%d')}---\n${bond('[ne$0tx, net1]')}`), []);
});

test('inside a patch of talhelper it is the alias of another patch', () => {
  const patch = (text: string): string => `  - |\n${text.replace(/^(?=.)/gm, '    ')}`;
  const text = `clusterName: home\nnodes: []\npatches:\n${patch(alias('uplink0'))}${patch(bond('[up$0link0]'))}`;
  assert.deepEqual(leadsTo(text), ['uplink0']);
});

test('the files of a layout stand in one folder', () => {
  assert.equal(layoutOf('file:///repo/talos/nodes/node-1.yaml.j2'), 'file:///repo/talos/');
  assert.equal(layoutOf('file:///repo/talos/node/node-1/20-links.yaml.tpl'), 'file:///repo/talos/');
  assert.equal(layoutOf('file:///repo/talos/machineconfig.yaml.j2'), 'file:///repo/talos/');
  assert.equal(layoutOf('untitled:Untitled-1'), '/');
});

const withLinks: ClientTraits['capabilities'] = {
  ...pullClient,
  textDocument: { ...pullClient.textDocument, definition: { linkSupport: true } },
};

test('what the own file does not name is looked for in the files beside it', async () => {
  const asked: string[] = [];
  const client = await connect({
    capabilities: withLinks,
    initializationOptions: { findsFiles: true },
    filesBelow: (uri) => {
      asked.push(uri);
      return [
        { uri: 'vscode-vfs://host/talos/all/10-aliases.yaml', text: alias('uplink0') },
        { uri: 'vscode-vfs://host/talos/all/11-other.yaml', text: alias('other') },
      ];
    },
  });
  const { text, offset } = cursorIn(bond('[up$0link0]'));
  const uri = 'vscode-vfs://host/talos/node/node-1/20-bond.yaml';
  await client.open(uri, text);
  const lines = text.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const found = await client.connection.sendRequest(lsp.DefinitionRequest.type, { textDocument: { uri }, position });
  assert.deepEqual(asked, ['vscode-vfs://host/talos/']);
  assert.deepEqual(found, [
    {
      targetUri: 'vscode-vfs://host/talos/all/10-aliases.yaml',
      targetRange: { start: { line: 2, character: 6 }, end: { line: 2, character: 13 } },
      targetSelectionRange: { start: { line: 2, character: 6 }, end: { line: 2, character: 13 } },
      originSelectionRange: { start: { line: 3, character: 8 }, end: { line: 3, character: 15 } },
    },
  ]);
  await client.stop();
});

test('a file that stands for a patch can be opened from where it is named', async () => {
  const client = await connect();
  const uri = 'file:///repo/talos/talconfig.yaml';
  await client.open(
    uri,
    'clusterName: home\nnodes: []\npatches:\n  - "@./patches/bond.yaml"\n  - \'@{{ dir }}/x.yaml\'\n',
  );
  const links = await client.connection.sendRequest(lsp.DocumentLinkRequest.type, { textDocument: { uri } });
  assert.deepEqual(links, [
    {
      range: { start: { line: 3, character: 6 }, end: { line: 3, character: 25 } },
      target: 'file:///repo/talos/patches/bond.yaml',
    },
  ]);
  await client.stop();
});

test('on a disk the files are found two folders deep, by their names', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'layout-'));
  try {
    for (const name of [
      'a.yaml',
      'all/b.yml.j2',
      'node/n1/c.yaml.tpl',
      'node/n1/deep/d.yaml',
      '.git/e.yaml',
      'f.txt',
    ]) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), name);
    }
    const found = await filesBelow(`${pathToFileURL(folder).href}/`, layoutSearch);
    assert.deepEqual(found.map(({ text }) => text).toSorted(), ['a.yaml', 'all/b.yml.j2', 'node/n1/c.yaml.tpl']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
