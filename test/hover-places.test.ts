/** Hover answers for the words of bonds, whatever the rest of the file is like, and is silent elsewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, says, saysNot, shown } from './support/cards.ts';

test('in META the name of the master shows its bond', () => {
  const meta = `
    links:
      - name: bond0
        kind: bond
        bondMaster:
          mode: 802.3ad
          mii$0mon: 100
      - name: eth0
        masterName: bond0
  `;
  says(meta, '### `miimon`');
  says(
    meta.replace('$0', '').replace('masterName: bond0', 'masterName: bo$0nd0'),
    '### `bond0`',
    '**Members:** `eth0`',
  );
});

test('in META the other keys of a link are explained too, on the bond, its members and a VLAN', () => {
  const meta = (key: string) =>
    `links:
  - name: bond0
    logical: true
    up: true
    kind: bond
    type: ether
    bondMaster: {mode: 802.3ad}
    layer: platform
  - name: eth0
    masterName: bond0
    slaveIndex: 0
  - name: bond0.4
    parentName: bond0
`.replace(`${key}:`, `${key}$0:`);
  for (const key of ['name', 'logical', 'up', 'kind', 'type', 'layer', 'masterName', 'slaveIndex', 'parentName'])
    says(meta(key), `### \`${key}\``);
  says(meta('logical').replace('$0: true', ': tr$0ue'), 'waits');
  says(meta('slaveIndex').replace('slaveIndex$0: 0', 'u$0p: true'), 'stays down');
  assert.equal(shown('links:\n  - name: eth0\n    u$0p: true\n'), undefined);
});

test('a member is silent, unless the file says where its name comes from', () => {
  const bond = document('bondMode: 802.3ad\n').replace('eth0', 'up$0link');
  assert.equal(shown(bond), undefined);
  const aliased = `${bond}---\napiVersion: v1alpha1\nkind: LinkAliasConfig\nname: uplink\nselector:\n  match: mac("00:1a:2b:3c:4d:5e") == link.permanent_addr\n`;
  says(aliased, '`uplink` is an alias, given by the `LinkAliasConfig` in line 9 of this file');
});

test('keys are explained in a template, whose values may be anything', () => {
  const marked = document('bondMode: active-backup\nmii$0mon: {{ poll }}\n');
  says(marked, '### `miimon`');
  saysNot(marked, /noticed within/);
});

test('broken YAML elsewhere hides nothing', () => {
  says(`foo: [1, 2\n---\n${document('bondMode: active-backup\nmii$0mon: 100\n')}`, 'noticed within 100 ms');
  says(`${document('bondMode: active-backup\nmii$0mon: 100\n')}mtu: "15\n`, '### `miimon`');
});

test('nothing is shown outside bonds', () => {
  assert.equal(shown('machine:\n  network:\n    host$0name: bond\n'), undefined);
  assert.equal(shown('apiVersion: v1\nkind: Bond$0Config\n'), undefined);
  assert.equal(shown('bonds:\n  bond0:\n    mii$0mon: 100\n'), undefined);
});

test('a word brought in by a merge key is not mistaken for the place it stands at', () => {
  const marked =
    'x: &b {miimon: 100}\nmachine:\n  network:\n    interfaces:\n      - interface: bond0\n        bond:\n          <$0<: *b\n          mode: 802.3ad\n';
  assert.equal(shown(marked), undefined);
});
