/** Bonds whose fault lies in their shape or their neighbours, written out by hand. */
import { bondInput, type Input } from './generated.ts';
import { documentText, machineConfig, metaText, withInterfaces } from './texts.ts';

const monitored = 'miimon: 100, updelay: 200, downdelay: 200';
const bond = (members: string, more = ''): string => `{ mode: 802.3ad, interfaces: ${members}, ${monitored}${more} }`;
const lacp = bond('[eth0, eth1]');

/** Entries of `machine.network.interfaces`, one an item. */
const entries: Readonly<Record<string, readonly string[]>> = {
  'in order': [`{ interface: bond0, bond: ${lacp} }`],
  'no name': [`{ bond: ${lacp} }`],
  'empty name': [`{ interface: '', bond: ${lacp} }`],
  'null name': [`{ interface: ~, bond: ${lacp} }`],
  'number as name': [`{ interface: 5, bond: ${lacp} }`],
  'long name': [`{ interface: bond-with-a-long-name, bond: ${lacp} }`],
  'selector for a name': [`{ deviceSelector: { driver: e1000 }, bond: ${lacp} }`],
  'name and selector': [`{ interface: bond0, deviceSelector: { driver: e1000 }, bond: ${lacp} }`],
  'empty selector and name': [`{ interface: bond0, deviceSelector: {}, bond: ${lacp} }`],
  'null bond': ['{ interface: bond0, bond: ~ }'],
  'empty bond': ['{ interface: bond0, bond: {} }'],
  'list for a bond': ['{ interface: bond0, bond: [] }'],
  'word for a bond': ['{ interface: bond0, bond: yes }'],
  'bond and bridge': [`{ interface: bond0, bond: ${lacp}, bridge: { interfaces: [eth2] } }`],
  'bond and empty bridge': [`{ interface: bond0, bond: ${lacp}, bridge: {} }`],
  'bond and null bridge': [`{ interface: bond0, bond: ${lacp}, bridge: ~ }`],
  'bond and bridge, ignored': [`{ interface: bond0, ignore: true, bond: ${lacp}, bridge: { interfaces: [eth2] } }`],
  ignored: [`{ interface: bond0, ignore: true, bond: { mode: balance-tlb, lacpRate: fast, interfaces: [eth0] } }`],
  'ignored with a bad mode': ['{ interface: bond0, ignore: true, bond: { mode: nonsense } }'],
  'ignored with a wrong type': ['{ interface: bond0, ignore: true, bond: { miimon: abc } }'],
  'ignored with an unknown key': ['{ interface: bond0, ignore: true, bond: { hashPolicy: layer2 } }'],
  'ignored with members and selectors': [
    '{ interface: bond0, ignore: true, bond: { interfaces: [eth0], deviceSelectors: [{ driver: a }] } }',
  ],
  'ignored without a name': [`{ ignore: true, bond: ${lacp} }`],
  'same name twice': [
    `{ interface: bond0, bond: ${lacp} }`,
    '{ interface: bond0, bond: { mode: active-backup, interfaces: [eth2] } }',
  ],
  'member of two bonds': [`{ interface: bond0, bond: ${lacp} }`, `{ interface: bond1, bond: ${bond('[eth1, eth2]')} }`],
  'member of two bonds, one ignored': [
    `{ interface: bond0, bond: ${lacp} }`,
    `{ interface: bond1, ignore: true, bond: ${bond('[eth1, eth2]')} }`,
  ],
  'member of bond and bridge': [
    `{ interface: bond0, bond: ${lacp} }`,
    '{ interface: br0, bridge: { interfaces: [eth1] } }',
  ],
  'member of bridge and bond': [
    '{ interface: br0, bridge: { interfaces: [eth1] } }',
    `{ interface: bond0, bond: ${lacp} }`,
  ],
  'bridge on the bond': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: br0, bridge: { interfaces: [bond0] } }'],
  'bond of bonds': [`{ interface: bond0, bond: ${lacp} }`, `{ interface: bond1, bond: ${bond('[bond0]')} }`],
  'bond in itself': [`{ interface: bond0, bond: ${bond('[bond0, eth0]')} }`],
  'member with addresses': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, addresses: [10.0.0.5/24] }'],
  'member with addresses before': [
    '{ interface: eth0, addresses: [10.0.0.5/24] }',
    `{ interface: bond0, bond: ${lacp} }`,
  ],
  'member with no addresses': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, addresses: [] }'],
  'member with cidr': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, cidr: 10.0.0.5/24 }'],
  'member with dhcp': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, dhcp: true }'],
  'member with dhcp off': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, dhcp: false }'],
  'member with vip': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, dhcp: false, vip: { ip: 10.0.0.9 } }'],
  'member with routes': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, routes: [{ gateway: 10.0.0.1 }] }'],
  'member with mtu': [`{ interface: bond0, bond: ${lacp} }`, '{ interface: eth0, mtu: 9000 }'],
  'member with vlans': [
    `{ interface: bond0, bond: ${lacp} }`,
    '{ interface: eth0, vlans: [{ vlanId: 5, addresses: [10.0.0.5/24] }] }',
  ],
  'member ignored': [
    `{ interface: bond0, bond: ${lacp} }`,
    '{ interface: eth0, ignore: true, addresses: [10.0.0.5/24] }',
  ],
  'bond with addresses': [`{ interface: bond0, addresses: [10.0.0.5/24], bond: ${lacp} }`],
  'bond with a bare address': [`{ interface: bond0, addresses: [10.0.0.5], bond: ${lacp} }`],
  'bond with dhcp and vip': [`{ interface: bond0, dhcp: true, vip: { ip: 10.0.0.9 }, bond: ${lacp} }`],
  'bond with vlans': [`{ interface: bond0, mtu: 1500, bond: ${lacp}, vlans: [{ vlanId: 5, mtu: 9000, dhcp: true }] }`],
  'repeated member': [`{ interface: bond0, bond: ${bond('[eth0, eth0]')} }`],
  'merge key': [`{ interface: bond0, bond: { <<: { miimon: 100 }, mode: active-backup, interfaces: [eth0, eth1] } }`],
  'anchor and alias': [
    `{ interface: bond0, bond: { mode: active-backup, interfaces: [eth0, eth1], miimon: &m 100, updelay: *m } }`,
  ],
  'whole bond by alias': [
    `{ interface: bond0, bond: &b { mode: active-backup, interfaces: [eth0, eth1], miimon: 100 } }`,
    '{ interface: bond0, bond: *b }',
  ],
  'repeated key': [
    `{ interface: bond0, bond: { mode: active-backup, mode: 802.3ad, interfaces: [eth0, eth1], miimon: 100 } }`,
  ],
  deletion: ['{ interface: bond0, $patch: delete }', `{ interface: bond1, bond: ${lacp} }`],
};

const document = (name: string, more: string): string =>
  `---\napiVersion: v1alpha1\nkind: BondConfig\nname: ${name}\nbondMode: 802.3ad\n${monitored.replaceAll(', ', '\n')}\n${more}`;
const bond0 = document('bond0', 'links: [eth0, eth1]\n');
const link = (kind: string, name: string, more = ''): string =>
  `---\napiVersion: v1alpha1\nkind: ${kind}\nname: ${name}\n${more}`;

/** Documents after a machine config. */
const streams: Readonly<Record<string, string>> = {
  'in order': bond0,
  'no name': bond0.replace('name: bond0\n', ''),
  'empty name': document("''", 'links: [eth0, eth1]\n'),
  'long name': document('bond-with-a-long-name', 'links: [eth0, eth1]\n'),
  'name with a slash': document('bond/0', 'links: [eth0, eth1]\n'),
  'name in numbers': document('5', 'links: [eth0, eth1]\n'),
  'no apiVersion': bond0.replace('apiVersion: v1alpha1\n', ''),
  'other apiVersion': bond0.replace('v1alpha1', 'v1beta1'),
  'no kind': bond0.replace('kind: BondConfig\n', ''),
  'kind in small letters': bond0.replace('BondConfig', 'bondconfig'),
  'no mode': bond0.replace('bondMode: 802.3ad\n', ''),
  'no links': document('bond0', ''),
  'no monitoring': `${bond0.replace(/(miimon|updelay|downdelay): \d+\n/g, '')}`,
  'monitoring without delays': `${bond0.replace(/(updelay|downdelay): \d+\n/g, '')}`,
  'one delay': `${bond0.replace(/updelay: \d+\n/g, '')}`,
  twice: bond0 + bond0,
  'two bonds': bond0 + document('bond1', 'links: [eth2, eth3]\n'),
  'member of two bonds': bond0 + document('bond1', 'links: [eth1, eth2]\n'),
  'in itself': document('bond0', 'links: [bond0, eth0]\n'),
  'repeated member': document('bond0', 'links: [eth0, eth0]\n'),
  'bond of bonds': bond0 + document('bond1', 'links: [bond0]\n'),
  'VLAN on it': bond0 + link('VLANConfig', 'bond0.5', 'vlanID: 5\nparent: bond0\n'),
  'VLAN with a larger MTU': bond0 + link('VLANConfig', 'bond0.5', 'vlanID: 5\nparent: bond0\nmtu: 9000\n'),
  'bridge on it': bond0 + link('BridgeConfig', 'br0', 'links: [bond0]\n'),
  'bridge with its member': bond0 + link('BridgeConfig', 'br0', 'links: [eth1]\n'),
  'VRF on it': bond0 + link('VRFConfig', 'vrf0', 'links: [bond0]\ntable: "123"\n'),
  'DHCP on it': bond0 + link('DHCPv4Config', 'bond0'),
  'DHCP on a member': bond0 + link('DHCPv4Config', 'eth0'),
  'alias as member':
    document('bond0', 'links: [net0, net1]\n') +
    link('LinkAliasConfig', 'net0', 'selector: { match: link.driver == "e1000" }\n'),
  'LinkConfig of a member': bond0 + link('LinkConfig', 'eth0', 'mtu: 9000\n'),
  'LinkConfig of a member with addresses':
    bond0 + link('LinkConfig', 'eth0', 'addresses: [{ address: 10.0.0.5/24 }]\n'),
  'LinkConfig of its name': bond0 + link('LinkConfig', 'bond0', 'mtu: 9000\n'),
  'VLANConfig of its name': bond0 + link('VLANConfig', 'bond0', 'vlanID: 5\nparent: eth5\n'),
  'BridgeConfig of its name': bond0 + link('BridgeConfig', 'bond0', 'links: [eth5]\n'),
  'DummyLinkConfig of its name': bond0 + link('DummyLinkConfig', 'bond0'),
  'DummyLinkConfig of its name before': link('DummyLinkConfig', 'bond0') + bond0,
  'Layer2VIPConfig on it': bond0 + link('Layer2VIPConfig', '10.0.0.9', 'link: bond0\n'),
  'unknown document beside it': bond0 + link('NonsenseConfig', 'x'),
  deletion: '---\napiVersion: v1alpha1\nkind: BondConfig\nname: bond0\n$patch: delete\n',
  'key deletion': `${bond0}miimon: { $patch: delete }\n`,
  'merge key': `${bond0}<<: { mtu: 9000 }\n`,
  'anchor and alias': document('bond0', 'links: &l [eth0, eth1]\n') + document('bond1', 'links: *l\n'),
  'alias inside': document('bond0', 'links: [eth0, eth1]\nmtu: &n 100\nresendIGMP: *n\n'),
  'repeated key': `${bond0}miimon: 50\n`,
  'keys of the legacy dialect': `${bond0}interfaces: [eth2]\nmode: 802.3ad\n`,
};

const flowLegacy = (items: readonly string[]): string =>
  withInterfaces(items.map((item) => `      - ${item}\n`).join(''));

const metaShapes: Readonly<Record<string, string>> = {
  'null bond': 'links:\n  - name: bond0\n    bondMaster:\n',
  'empty bond': 'links:\n  - { name: bond0, bondMaster: {} }\n',
  'list for a bond': 'links:\n  - { name: bond0, bondMaster: [] }\n',
  'word for a bond': 'links:\n  - { name: bond0, bondMaster: yes }\n',
  'no name':
    'links:\n  - { kind: bond, logical: true, up: true, bondMaster: { mode: 802.3ad, miimon: 100 } }\n  - { name: eth0, up: true, masterName: bond0 }\n',
  'not up': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
  ]).replace('    up: true\n', ''),
  'not logical': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
  ]).replace('    logical: true\n', ''),
  'no members': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
  ]).replace(/ {2}- \{.*\n/g, ''),
  'links as a mapping': 'links:\n  bond0: { bondMaster: { mode: 802.3ad } }\n',
  'type in words': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
  ]).replace('type: ether', 'type: nonsense'),
  'layer in words': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
  ]).replace('    type: ether\n', '    type: ether\n    layer: platform\n'),
  'merge key': metaText([
    ['mode', '802.3ad'],
    ['<<', '{ miimon: 100 }'],
  ]),
  'repeated key': metaText([
    ['mode', '802.3ad'],
    ['miimon', '100'],
    ['miimon', '50'],
  ]),
};

const both = (name: string, interfaces: string, documents: string): Input => ({
  kind: 'config',
  name: `both dialects: ${name}`,
  text: withInterfaces(`      - ${interfaces}\n`) + documents,
});

export const shapedInputs = (): readonly Input[] => [
  { kind: 'config', name: 'a machine config without bonds', text: machineConfig() },
  ...Object.entries(entries).map(([name, items]) => ({
    kind: 'config' as const,
    name: `legacy shape: ${name}`,
    text: flowLegacy(items),
  })),
  ...Object.entries(streams).map(([name, text]) => ({
    kind: 'config' as const,
    name: `document shape: ${name}`,
    text: machineConfig() + text,
  })),
  ...Object.entries(streams).map(([name, text]) => ({
    kind: 'config' as const,
    name: `document shape alone: ${name}`,
    text,
  })),
  ...Object.entries(metaShapes).map(([name, text]) => ({ kind: 'meta' as const, name: `meta shape: ${name}`, text })),
  both('one name', `{ interface: bond0, bond: ${lacp} }`, bond0),
  both('two names', `{ interface: bond1, bond: ${bond('[eth2, eth3]')} }`, bond0),
  both('one member', `{ interface: bond1, bond: ${bond('[eth1, eth3]')} }`, bond0),
  both('member with addresses', '{ interface: eth0, addresses: [10.0.0.5/24] }', bond0),
  bondInput('legacy', 'no option at all', [['interfaces', undefined]]),
  { kind: 'config', name: 'document: nothing but a kind', text: documentText([['kind', 'BondConfig']]) },
  {
    kind: 'config',
    name: 'document: nothing but its identity',
    text: documentText([
      ['apiVersion', 'v1alpha1'],
      ['kind', 'BondConfig'],
      ['name', 'bond0'],
    ]),
  },
];
