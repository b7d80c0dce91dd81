/** Completion offers as members the links of the file that are free, and selectors by what stays. */
import { test } from 'node:test';
import { completes, documentWith, keepsBack, offers, offersOnly } from './support/suggestions.ts';

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
