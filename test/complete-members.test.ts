/** Completion offers as members the links of the file that are free, and selectors by what stays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completes, documentWith, keepsBack, offers, offersOnly, suggestion } from './support/suggestions.ts';

const streamWith = (bond: string) => `
  apiVersion: v1alpha1
  kind: LinkAliasConfig
  name: uplink-a
  ---
  apiVersion: v1alpha1
  kind: LinkAliasConfig
  name: uplink-b
  ---
  apiVersion: v1alpha1
  kind: EthernetConfig
  name: enp9s0
  ---
  apiVersion: v1alpha1
  kind: BondConfig
  name: bond1
  links: [enp3s0]
  ---
  apiVersion: v1alpha1
  kind: BondConfig
  name: bond0
${bond.replaceAll(/^/gm, '  ')}
`;

test('members are the links of the file that no bond has taken', () => {
  offersOnly(streamWith('links:\n  - $0'), ['uplink-a', 'uplink-b', 'enp9s0']);
  offersOnly(streamWith('links:\n  - uplink-a\n  - $0'), ['uplink-b', 'enp9s0']);
  offersOnly(streamWith('links: [uplink-a, up$0]'), ['uplink-b', 'enp9s0']);
  completes(streamWith('links:\n  - uplink-a\n  $0'), 'uplink-b', streamWith('links:\n  - uplink-a\n  - uplink-b'));
  completes(streamWith('links:\n  -$0'), 'uplink-b', streamWith('links:\n  - uplink-b'));
  completes(streamWith('links:\n  $0'), 'uplink-b', streamWith('links:\n  - uplink-b'));
  completes(streamWith('$0'), 'links', streamWith('links:\n  - uplink-a\n  - uplink-b'));
});

test('members of the machine config are entries that are links and nothing else', () => {
  offersOnly(
    `
    machine:
      network:
        interfaces:
          - interface: eth0
          - interface: eth1
            dhcp: true
          - interface: eth2
            mtu: 9000
          - interface: bond1
            bond: {interfaces: [eth3]}
          - interface: bond0
            bond:
              interfaces:
                - $0
    `,
    ['eth0', 'eth2'],
  );
});

test('links that carry something by themselves are no members', () => {
  const beside = (...documents: readonly string[]) =>
    documents.map((lines) => `apiVersion: v1alpha1\nkind: ${lines}\n---\n`).join('');
  const stream = beside(
    'LinkConfig\nname: eno1\naddresses:\n  - address: 10.0.0.5/24',
    'LinkConfig\nname: eno2\nmtu: 9000\naddresses: []',
    ...['eno3', 'eno4', 'eno5', 'eno6', 'eno7', 'eno8'].map((name) => `LinkConfig\nname: ${name}\nup: true`),
    'DHCPv4Config\nname: eno3',
    'DHCPv6Config\nname: eno4',
    'Layer2VIPConfig\nname: 10.0.0.9\nlink: eno5',
    'HCloudVIPConfig\nname: 10.0.0.8\nlink: eno6',
    'VLANConfig\nname: eno7.4\nvlanID: 4\nparent: eno7',
  );
  const begun = `${stream}apiVersion: v1alpha1\nkind: BondConfig\n`;
  offersOnly(`${begun}name: bond0\nlinks:\n  - $0`, ['eno2', 'eno8']);
  completes(`${begun}name: bond0\n$0`, 'links', `${begun}name: bond0\nlinks:\n  - eno2\n  - eno8`);
  assert.match(suggestion(`${begun}$0`, 'bond (LACP)').chosen.edit.newText, /links:\n {2}- eno2\n {2}- eno8\n/);
});

test('a link is not offered where an entry and a document together tell of it', () => {
  const config = `machine:
  network:
    interfaces:
      - interface: eth0
        dhcp: true
      - interface: eth1
        vlans: [{vlanId: 4}]
      - interface: eth2
---
apiVersion: v1alpha1
kind: DHCPv4Config
name: eth2
---
apiVersion: v1alpha1
kind: LinkConfig
name: eth0
---
apiVersion: v1alpha1
kind: LinkConfig
name: eth3
---
`;
  offersOnly(`${config}${documentWith('links:\n  - $0')}`, ['eth3']);
});

test('a usual name that is taken stands for no member of another bond', () => {
  const stream = (bond: string) =>
    `kind: LinkConfig\nname: enp2s0\naddresses: [{address: 10.0.0.5/24}]\n---\n${documentWith('links: [enp1s0, enp3s0]')}---\n${bond}`;
  const second = (links: string) => stream(`kind: BondConfig\nname: bond1\n${links}`);
  completes(second('$0'), 'links', second('links:\n  - enp4s0\n  - enp5s0'));
});

test('the primary is one of the members', () =>
  offersOnly(documentWith('bondMode: active-backup\nlinks: [a, b]\nprimary: $0'), ['a', 'b']));

test('a pattern of aliases stands for the names that it gives', () =>
  offers('kind: LinkAliasConfig\nname: net%d\n---\nkind: BondConfig\nname: bond0\nlinks: [net0, $0]\n', [
    'net1',
    'net2',
  ]));

test('hardware selectors are offered by what stays, the present address last', () => {
  const text = (item: string) => `
    machine:
      network:
        interfaces:
          - interface: bond0
            bond:
              mode: 802.3ad
              deviceSelectors:
                - ${item}
  `;
  offersOnly(text('$0'), ['permanentAddr', 'busPath', 'driver', 'pciID', 'physical', 'hardwareAddr']);
  completes(text('$0'), 'busPath', text('busPath: "0000:01:00.0"'));
  keepsBack(text('physical: true\n                  $0'), ['physical']);
});
