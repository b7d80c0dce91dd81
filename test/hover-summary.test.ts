/** The summary of a bond says how it is watched, how long it takes to fail over and to return, and what is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultOptions } from '../server/src/core/options.ts';
import { targetOf } from '../server/src/core/version.ts';
import { cardOf, document, legacy, says, saysNot, shown } from './support/cards.ts';

test('the key that opens a bond, its name and its kind show the same summary', () => {
  const places = [
    legacy('mode: 802.3ad\nmiimon: 100\n').replace('bond:', 'bo$0nd:'),
    legacy('mode: 802.3ad\nmiimon: 100\n').replace('bond0', 'bond$00'),
  ];
  const [first, second] = places.map((marked) => cardOf(marked));
  assert.equal(first, second);
  assert.equal(shown('apiVersion: v1alpha1\nkind: Bond$0Config\nname: bond0\n')?.on, 'BondConfig');
});

test('the summary of a bond in talhelper tells what talhelper makes of it', () => {
  const talconfig = (version: string): string => `clusterName: home
talosVersion: ${version}
nodes:
  - hostname: node-1
    networkInterfaces:
      - interface: bond0
        bo$0nd:
          deviceSelectors: [{ hardwareAddr: "02:*" }]
          mode: active-backup
          miimon: 100
`;
  says(talconfig('v1.12.4'), '**Written by talhelper as:** a `BondConfig`', 'one alias (`bond0-m0`, …)');
  saysNot(talconfig('v1.11.6'), /Written by/);
});

test('the summary of an LACP bond counts LACP into the return, and says where downdelay holds', () => {
  says(
    legacy('mode: 802.3ad\nlacpRate: fast\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n').replace('bond:', 'bo$0nd:'),
    '**Mode:** `802.3ad`',
    '**Members:** `eth0`, `eth1`',
    'by carrier, every 100 ms',
    '**Failover:** within about 300 ms (miimon 100 + downdelay 200); on ordinary NICs 100 ms, as downdelay does not hold there',
    '**Return:** within about 3.3 s (miimon 100 + updelay 200 + about 3 s of LACP)',
    'noticed after 3 s (`lacpRate: fast`)',
  );
});

test('the summary of an active-backup bond counts downdelay into the failover', () => {
  says(
    document('bondMode: active-backup\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n').replace(
      'BondConfig',
      'Bond$0Config',
    ),
    '**Failover:** within about 300 ms (miimon 100 + downdelay 200)',
    '**Return:** within about 300 ms (miimon 100 + updelay 200)',
  );
});

test('the summary of an unwatched bond says that nothing takes over, and what the rules say', () => {
  says(
    document('bondMode: active-backup\n').replace('name: bond0', 'name: bo$0nd0'),
    '**none** (`miimon` is 0 or absent)',
    '**never**: nothing takes over',
    '**What is wrong**',
    '(`missing-link-monitoring`)',
  );
});

test('the summary of a bond watched by ARP says about how long that takes', () => {
  says(
    document('bondMode: active-backup\narpInterval: 1000\narpIpTargets: [10.0.0.1]\n').replace(
      'BondConfig',
      'Bond$0Config',
    ),
    'by ARP, every 1 s',
    'about 4.5 s at most',
  );
});

test('how long ARP takes is said only of what was measured: IPv4 targets, and nothing validated', () => {
  for (const options of ['nsIp6Targets: [fd00::1]\n', 'arpIpTargets: [10.0.0.1]\narpValidate: active\n']) {
    const text = document(`bondMode: active-backup\narpInterval: 1000\n${options}`);
    assert.doesNotMatch(cardOf(text.replace('BondConfig', 'Bond$0Config')), /4\.5 s|measured/, options);
  }
});

test('a bond of one member has nothing to fail over to', () => {
  says(
    'kind: BondConfig\nname: bo$0nd0\nbondMode: active-backup\nmiimon: 100\nlinks: [eth0]\n',
    'none: there is one member only',
  );
});

test('in 802.3ad one member is dropped, and returns, but nothing takes over', () => {
  const one = (lines: string): string => `kind: BondConfig\nname: bo$0nd0\nbondMode: 802.3ad\n${lines}links: [eth0]\n`;
  says(
    one('miimon: 100\n'),
    '**Failover:** none: there is one member only; it is dropped within about 100 ms (miimon 100)\n',
    '**Return:** within about 3.1 s',
  );
  says(one(''), '**Failover:** none: there is one member only\n', '**Return:** **never**');
});

test('only this bond’s faults stand in its summary', () => {
  const text = document('bondMode: active-backup\n').replace('bond0', 'bo$0nd0');
  const other = text.replace('$0', '').replace('bond0', 'bond1');
  assert.equal(cardOf(`${text}---\n${other}`), cardOf(text));
});

test('nothing is claimed of a patch but what it says', () => {
  const card = cardOf(
    'machine:\n  network:\n    interfaces:\n      - interface: bond0\n        bo$0nd:\n          updelay: 200\n',
  );
  assert.match(card, /Part of a patch/);
  assert.doesNotMatch(card, /Failover|wrong/);
});

test('the release is named, and whether it was stated or assumed', () => {
  const marked = document('bondMode: 802.3ad\n').replace('name: bond0', 'name: bo$0nd0');
  says(marked, 'Talos 1.13 (assumed: the newest stable release), in `BondConfig`');
  const stated = cardOf(marked, { ...defaultOptions, target: targetOf('1.12.2') });
  assert.match(stated, /Talos 1\.12\.2, in/);
  const image = 'machine:\n  install:\n    image: ghcr.io/siderolabs/installer:v1.12.7\n---\n';
  says(image + marked, 'Talos 1.12.7 (by the tag of the installer image), in `BondConfig`');
});
