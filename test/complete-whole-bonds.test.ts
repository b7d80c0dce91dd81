/** Completion offers a whole bond where one may begin, and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { applyEdits } from '../server/src/core/text.ts';
import { completes, entryWith, isSilent, offers, offersOnly, suggestion } from './support/suggestions.ts';

const lacp = (margin: string) =>
  [
    'interfaces:',
    '  - enp1s0',
    '  - enp2s0',
    'mode: 802.3ad',
    'lacpRate: fast',
    'xmitHashPolicy: layer3+4',
    'miimon: 100',
    'updelay: 200',
    'downdelay: 200',
  ].join(`\n${margin}`);

test('a whole bond is offered as an item of interfaces, behind the dash, below the key and below another item', () => {
  const wanted = entryWith(`- interface: bond0\n          bond:\n            ${lacp(' '.repeat(12))}`);
  offersOnly(entryWith('- $0'), ['bond (LACP)', 'bond (active-backup)']);
  completes(entryWith('- $0'), 'bond (LACP)', wanted);
  completes(entryWith('- int$0'), 'bond (LACP)', wanted);
  completes(entryWith('$0'), 'bond (LACP)', wanted);
  offersOnly(entryWith('- interface: eth0\n        $0'), ['bond (LACP)', 'bond (active-backup)']);
  assert.match(suggestion(entryWith('- $0'), 'bond (LACP)').chosen.snippet ?? '', /interface: \$\{1:bond0\}/);
});

test('in talhelper a whole bond is offered where it is in a machine config, in the same hand', () => {
  const node = (lines: string) =>
    `clusterName: home\nnodes:\n  - hostname: node-1\n    networkInterfaces:\n      ${lines}\n`;
  const wanted = node(`- interface: bond0\n        bond:\n          ${lacp(' '.repeat(10))}`);
  for (const place of ['- $0', '$0', 'bo$0', '- int$0']) completes(node(place), 'bond (LACP)', wanted);
  completes(node('- interface: bond0\n        bond:\n          $0'), 'bond (LACP)', wanted);
});

test('a whole bond is offered where a bond is empty', () => {
  const bond = (lines: string) => entryWith(`- interface: bond0\n          bond:${lines}`);
  const wanted = bond(`\n            ${lacp(' '.repeat(12))}`);
  offers(bond('\n            $0'), ['bond (LACP)', 'bond (active-backup)', 'miimon', 'updelay', 'downdelay']);
  for (const place of ['\n            $0', ' $0', '$0']) completes(bond(place), 'bond (LACP)', wanted);
});

test('an entry without a bond is offered one and nothing else', () => {
  offersOnly(entryWith('- interface: bond0\n          $0'), ['bond']);
  isSilent(entryWith('- interface: br0\n          bridge: {}\n          $0'));
  isSilent(entryWith('- interface: bond0\n          bond: {mode: 802.3ad}\n          $0'));
  completes(
    entryWith('- interface: bond0\n          bo$0\n          dhcp: true'),
    'bond',
    entryWith(
      `- interface: bond0
          bond:
            interfaces:
              - enp1s0
              - enp2s0
            mode: active-backup
            miimon: 100
            updelay: 200
            downdelay: 200
          dhcp: true`,
    ),
  );
});

test('a BondConfig is begun beside other signs of Talos and nowhere else', () => {
  const both = ['bond (LACP)', 'bond (active-backup)'];
  offersOnly('machine:\n  type: worker\n---\n$0', both);
  offersOnly('apiVersion: v1alpha1\n$0', ['kind', ...both]);
  isSilent('$0');
  isSilent('name: x\n---\n$0');
  isSilent('apiVersion: v1\nkind: Pod\n---\n$0');
  completes(
    'machine:\n  type: worker\n---\n$0',
    'bond (active-backup)',
    `machine:
  type: worker
---
apiVersion: v1alpha1
kind: BondConfig
name: bond0
links:
  - enp1s0
  - enp2s0
bondMode: active-backup
miimon: 100
updelay: 200
downdelay: 200`,
  );
});

test('kind offers BondConfig beside the version of Talos, never in a Kubernetes manifest', () => {
  offersOnly('apiVersion: v1alpha1\nkind: $0\n', ['BondConfig']);
  offersOnly('kind: Bo$0\napiVersion: v1alpha1\n', ['BondConfig']);
  offersOnly('machine:\n  type: worker\n---\nkind:$0\n', ['BondConfig']);
  isSilent('kind: $0\n');
  isSilent('apiVersion: v1\nkind: $0\n');
  isSilent('apiVersion: example.com/v1alpha1\nkind: $0\n');
  isSilent('machine:\n  type: worker\n---\napiVersion: apps/v1\nkind: $0\n');
});

test('a META list of links is offered the bond with its members', () => {
  const linksFrom = (text: string) => {
    const { text: before, chosen } = suggestion(text, 'bond (LACP)');
    return parseAllDocuments(applyEdits(before, [chosen.edit]))[0]!.toJS().links;
  };
  const joins = (links: readonly { name: string; masterName?: string }[]) =>
    links.map(({ name, masterName = '-' }) => `${name} ${masterName}`);
  const links = linksFrom('addresses:\n  - linkName: bond0\nlinks:\n  - $0\n');
  assert.deepEqual(joins(links), ['bond0 -', 'eth0 bond0', 'eth1 bond0']);
  assert.equal(links[0].bondMaster.adLacpActive, 'on');
  const beside = linksFrom('links:\n  - {name: bond0, bondMaster: {}}\n  - {name: eth1, masterName: bond0}\n  - $0\n');
  assert.deepEqual(joins(beside).slice(2), ['bond1 -', 'eth0 bond1', 'eth2 bond1']);
  isSilent('links:\n  - $0\n');
});
