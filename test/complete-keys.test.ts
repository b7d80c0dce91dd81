/** Completion offers the keys that the bond can still take, the most wanted first, in the spelling of its dialect. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  completes,
  documentWith,
  inTheMiddle,
  keepsBack,
  offered,
  offers,
  offersOnly,
  suggestion,
} from './support/suggestions.ts';

test('behind the monitoring of an LACP bond stand the two options that nearly every such bond wants', () => {
  offers('apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nlinks: [a, b]\nbondMode: 802.3ad\nmiimon: 100\n$0', [
    'updelay',
    'downdelay',
    'lacpRate',
    'xmitHashPolicy',
  ]);
});

test('a BondConfig is offered what the mode honours and is not written yet, monitoring first', () => {
  const text = `
    apiVersion: v1alpha1
    kind: BondConfig
    name: bond0
    bondMode: balance-tlb
    miimon: 100
    $0
  `;
  offers(text, ['updelay', 'downdelay', 'links']);
  keepsBack(text, ['miimon', 'bondMode', 'name', 'lacpRate', 'arpInterval', 'missedMax', 'packetsPerSlave']);
});

test('a half-typed key in the middle of a bond of the machine config is completed', () => {
  offers(inTheMiddle, ['updelay', 'downdelay', 'interfaces', 'deviceSelectors', 'lacpRate']);
  completes(
    inTheMiddle,
    'lacpRate',
    `
    machine:
      network:
        interfaces:
          - interface: bond0
            bond:
              mode: 802.3ad
              lacpRate: fast
              miimon: 100
    `,
  );
});

test('META bonds are written in their own spelling, and masters are the bonds of the file', () => {
  const links = (master: string, option: string) => `
    links:
      - name: eth0
        masterName: ${master}
        layer: platform
      - name: bond0
        kind: bond
        bondMaster:
          mode: 802.3ad
          ${option}
  `;
  completes(links('bond0', '$0'), 'adLacpActive', links('bond0', 'adLacpActive: "on"'));
  offersOnly(links('$0', 'miimon: 100'), ['bond0']);
  keepsBack(links('bond0', '$0'), ['interfaces', 'links', 'arpInterval', 'adLACPActive']);
});

test('a bond that is watched by ARP is offered targets first, without which nothing is asked', () => {
  offers(documentWith('bondMode: active-backup\narpInterval: 1000\n$0'), ['arpIpTargets', 'apiVersion', 'links']);
  offers(documentWith('bondMode: active-backup\narpInterval: 1000\narpIpTargets: [192.0.2.1]\n$0'), [
    'apiVersion',
    'links',
  ]);
});

test('what the kernel refuses beside what is written is kept back', () => {
  keepsBack(documentWith('miimon: 100\n$0'), ['arpInterval', 'arpValidate']);
  keepsBack(documentWith('arpInterval: 1000\n$0'), ['miimon', 'updelay', 'downdelay']);
  keepsBack(documentWith('bondMode: 802.3ad\n$0'), ['missedMax', 'arpInterval', 'arpIpTargets']);
});

test('what has no effect comes last and says why', () => {
  const text = documentWith('bondMode: active-backup\n$0');
  const { found } = offered(text);
  const idle = found.filter(({ unnecessary }) => unnecessary);
  assert.ok(idle.length > 0);
  assert.deepEqual(found.slice(-idle.length), idle);
  assert.equal(suggestion(text, 'minLinks').chosen.detail, 'no effect in active-backup');
  assert.equal(suggestion(text, 'primaryReselect').chosen.detail, 'no effect without primary');
});

test('keys that Talos refuses are not offered, those newer than the stated version neither', () => {
  keepsBack(inTheMiddle, ['adActorSystem', 'arpIPTarget', 'primary', 'arpInterval', 'tlbDynamicLb']);
  const text = documentWith('bondMode: active-backup\n$0');
  keepsBack(text, ['primary'], { version: '1.13' });
  assert.equal(suggestion(text, 'primary').chosen.detail, 'from Talos 1.15 on');
  assert.equal(suggestion(text, 'primary', { version: '1.15' }).chosen.unnecessary, undefined);
});

test('a key before a colon is renamed, and its value stays', () => {
  completes(documentWith('mii$0: 100'), 'miimon', documentWith('miimon: 100'));
  completes(documentWith('mii$0:'), 'miimon', documentWith('miimon: 100'));
  keepsBack(documentWith('mii$0: 100'), ['bondMode', 'lacpRate', 'links']);
});
