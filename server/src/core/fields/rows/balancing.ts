import type { Field } from '../field.ts';
import {
  everywhere,
  exact,
  ifupdown,
  kernelMax,
  loadModes,
  measured,
  metaDefault,
  netplan,
  networkd,
  oneOf,
  talosTypes,
} from './parts.ts';

const hashes = oneOf({
  layer2: {
    number: 0,
    doc: 'By MAC addresses: everything for one router or neighbour takes one member.',
    also: ['l2', 'layer-2'],
  },
  'layer3+4': {
    number: 1,
    doc: 'By IP addresses and ports: each connection may take another member.',
    also: ['l3+l4', 'l3+4', 'l34', 'layer34', 'layer3-4', 'layer3_4', 'layer4'],
  },
  'layer2+3': {
    number: 2,
    doc: 'By MAC and IP addresses: each pair of hosts may take another member.',
    also: ['l2+l3', 'l2+3', 'l23', 'layer23', 'layer2-3', 'layer2_3'],
  },
  'encap2+3': {
    number: 3,
    doc: 'As `layer2+3`, by the headers inside a tunnel where there is one.',
    also: ['encap23', 'encap2-3', 'encap2_3'],
  },
  'encap3+4': {
    number: 4,
    doc: 'As `layer3+4`, by the headers inside a tunnel where there is one.',
    also: ['encap34', 'encap3-4', 'encap3_4'],
  },
});

const flag = { kind: 'int', go: 'uint8', kernel: [0, 1] } as const;
const onlyByLoad = { allowed: { modes: loadModes, above: 0 } } as const;

/** How traffic is spread over the members. */
export const balancingFields = {
  xmit_hash_policy: {
    group: 'balancing',
    type: hashes,
    in: {
      ...everywhere('xmitHashPolicy', { legacy: { type: exact(hashes) } }),
      cmdline: { key: 'xmit_hash_policy', type: exact(hashes) },
    },
    doc: 'Which packet headers decide by which member a packet leaves.',
    note: 'In balance-tlb and balance-alb it counts only while dynamic load balancing is 0. `layer3+4` and `encap3+4` do not keep strictly to 802.3ad, as fragments may take another member.',
    programs: [{ value: 'layer2' }],
    worksIn: ['balance-xor', '802.3ad', 'balance-tlb', 'balance-alb'],
    suggest: ['layer3+4', 'layer2+3'],
    foreign: [
      netplan('transmit-hash-policy'),
      ifupdown('bond-xmit-hash-policy'),
      { name: 'hashPolicy', from: 'a well-known article' },
    ],
    source: `${talosTypes}; ${measured}`,
  },
  packets_per_slave: {
    group: 'balancing',
    type: { kind: 'int', go: 'uint32', kernel: [0, 65535], unit: 'packets' },
    in: {
      ...everywhere('packetsPerSlave', {
        legacy: { allowed: { modes: ['balance-rr'], above: 1 } },
        meta: metaDefault(1),
      }),
      cmdline: { key: 'packets_per_slave' },
    },
    doc: 'Packets that leave by one member before the next has its turn.',
    note: 'For the kernel 0 is a random member each time; Talos sends 1 in its place.',
    programs: [{ value: 1 }],
    worksIn: ['balance-rr'],
    sentIn: ['balance-rr'],
    reports: 1,
    zeroBecomes: [{ value: 1 }],
    suggest: [1],
    foreign: [netplan('packets-per-member'), ifupdown('bond-packets-per-slave')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
  tlb_dynamic_lb: {
    group: 'balancing',
    type: flag,
    in: everywhere('tlbLogicalLb', { legacy: { key: 'tlbDynamicLb', ...onlyByLoad } }),
    doc: '`1` moves flows between the members by their load; `0` leaves the choice to `xmitHashPolicy`.',
    note: 'An absent key programs 0, though the kernel by itself would take 1.',
    programs: [{ value: 0 }],
    kernelDefault: 1,
    worksIn: loadModes,
    sentIn: loadModes,
    suggest: [1],
    foreign: [networkd('DynamicTransmitLoadBalancing'), ifupdown('bond-tlb-dynamic-lb')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
  lp_interval: {
    group: 'balancing',
    type: { kind: 'int', go: 'uint32', kernel: [1, kernelMax], unit: 's' },
    in: { ...everywhere('lpInterval', { meta: metaDefault(1) }), cmdline: { key: 'lp_interval' } },
    doc: 'Seconds between the learning packets sent to the switch of each member.',
    programs: [{ value: 1 }],
    worksIn: loadModes,
    zeroBecomes: [{ value: 1 }],
    suggest: [1],
    foreign: [netplan('learn-packet-interval'), networkd('LearnPacketIntervalSec'), ifupdown('bond-lp-interval')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
  all_slaves_active: {
    group: 'balancing',
    type: flag,
    in: { ...everywhere('allSlavesActive'), cmdline: { key: 'all_slaves_active' } },
    doc: 'Whether frames that arrive as duplicates on members not in use are delivered (`1`) or dropped (`0`).',
    programs: [{ value: 0 }],
    suggest: [1],
    foreign: [netplan('all-members-active'), ifupdown('bond-all-slaves-active')],
    source: `${talosTypes}; ${measured}`,
  },
} as const satisfies Record<string, Field>;
