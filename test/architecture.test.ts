/** The invariants of README.md that a machine can check. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { rules } from '../server/src/core/rules/index.ts';

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'));

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |^import |\bimport\()'([^'\n]+)'/gm)].map(([, name]) => name!);

/** What each part may import from outside itself: the arrows of the picture. */
const allowed: Readonly<Record<string, RegExp>> = {
  'server/src/core': /^\.\.?\/(?!.*(?:lsp|cli)\/)|^yaml$/,
  'server/src/lsp': /^\.\/|^\.\.\/(?:core|manifest)|^vscode-languageserver(?:-textdocument)?$/,
  // Of `sarif` there are types alone.
  'server/src/cli': /^\.\.?\/(?!.*lsp\/)|^node:|^(?:diff|sarif)$/,
  'client/src': /^\.\/|^vscode(?:-languageclient.*)?$/,
};

for (const [folder, pattern] of Object.entries(allowed)) {
  test(`${folder} imports only what it may know of`, () => {
    for (const file of sourcesIn(folder)) {
      for (const name of importsOf(file)) assert.match(name, pattern, `${file} imports ${name}`);
    }
  });
}

/** The rooms of the core from the ground up; none knows of those above it. */
const rooms = [['fields', 'yaml'], ['model'], ['judge', 'rules'], ['hover'], ['complete']];

test('each room of the core knows only of those below it', () => {
  for (const [height, floor] of rooms.entries()) {
    const above = rooms.slice(height + 1).flat();
    for (const file of floor.flatMap((room) => sourcesIn(`server/src/core/${room}`))) {
      const upward = importsOf(file).filter((name) => above.some((room) => name.includes(`/${room}/`)));
      assert.deepEqual(upward, [], file);
    }
  }
});

test('of the rules only the list of them is known to others', () => {
  const others = sourcesIn('server/src/core').filter((file) => !file.includes('/rules/'));
  for (const file of others) {
    const known = importsOf(file).filter((name) => name.includes('/rules/') && !name.endsWith('/rules/index.ts'));
    assert.deepEqual(known, [], file);
  }
});

test('only the model knows the table of carriers', () => {
  const knowing = sourcesIn('server/src').filter((file) =>
    importsOf(file).some((name) => name.endsWith('/carriers.ts')),
  );
  assert.deepEqual(
    knowing.filter((file) => !file.startsWith('server/src/core/model/')),
    [],
  );
});

test('only yaml.ts knows the yaml package', () => {
  const knowing = sourcesIn('server/src').filter((file) => importsOf(file).includes('yaml'));
  assert.deepEqual(knowing, ['server/src/core/yaml/yaml.ts']);
});

test('only the adapter of the protocol knows ranges', () => {
  const knowing = sourcesIn('server/src/core').filter((file) =>
    /\b(?:Range|positionAt|offsetAt)\b/.test(readFileSync(file, 'utf8')),
  );
  assert.deepEqual(knowing, []);
});

test('a key of a bond is spelt in the table of fields; rules name options by id', () => {
  const spelt =
    /['"](?:xmitHashPolicy|lacpRate|arpInterval|arpValidate|arpAllTargets|arpIpTargets|nsIp6Targets|bondMode|failOverMac|primaryReselect|adSelect|adActorSysPrio|adUserPortKey|adLACPActive|adLacpActive|minLinks|lpInterval|packetsPerSlave|numPeerNotif|tlbDynamicLb|tlbLogicalLb|allSlavesActive|useCarrier|peerNotifyDelay|peerNotifDelay|missedMax|resendIgmp|resendIGMP)['"]/;
  for (const file of sourcesIn('server/src/core/rules')) assert.doesNotMatch(readFileSync(file, 'utf8'), spelt, file);
});

test('each rule is a file of its name, and each file is in the list', () => {
  const files = sourcesIn('server/src/core/rules')
    .filter((file) => !file.includes('/shared/'))
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => name !== 'index');
  assert.deepEqual(rules.map(({ code }) => code).toSorted(), files.toSorted());
});

test('files and rules stay small; tables may be long', () => {
  const table = /\/fields\/rows\/|\/(?:places|defects|carriers|rules\/index)\.ts$/;
  for (const file of [...sourcesIn('server/src'), ...sourcesIn('client/src')]) {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
    const limit = table.test(file) ? 400 : file.includes('/rules/') ? 110 : 200;
    assert.ok(lines <= limit, `${file} has ${lines} lines, the limit is ${limit}`);
  }
});

test('nothing speaks of a machine or of the network: no paths, no fetch', () => {
  for (const file of [...sourcesIn('server/src'), ...sourcesIn('client/src')]) {
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|node:(?:https?2?|net|tls|dns|dgram)\b|\/root\/|\/tmp\//,
      file,
    );
  }
});
