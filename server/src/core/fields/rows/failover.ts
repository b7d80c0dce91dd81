import type { Field } from '../field.ts';
import {
  everywhere,
  exact,
  ifupdown,
  measured,
  metaDefault,
  netplan,
  oneOf,
  primaryModes,
  talosTypes,
} from './parts.ts';

const reselections = oneOf({
  always: { number: 0, doc: 'As soon as it is up again.' },
  better: { number: 1, doc: 'Only if it is faster than the member in use.' },
  failure: { number: 2, doc: 'Only when the member in use fails.' },
});

const macPolicies = oneOf({
  none: { number: 0, doc: 'All members carry the address of the bond.' },
  active: { number: 1, doc: 'The bond takes the address of the member in use.' },
  follow: { number: 2, doc: 'A member gets the address of the bond when it comes into use.' },
});

const namedOrNumbered = { ...exact(macPolicies), numbers: true, wordsSince: '1.12.2' };
const onlyNumbersAtFirst = 'Before Talos 1.12.2 only the numbers 0 to 2 are understood here.';

/** Which member is preferred, and what the network is told when another takes over. */
export const failoverFields = {
  primary: {
    group: 'failover',
    type: { kind: 'name' },
    in: {
      ...everywhere('primary', {
        legacy: {
          allowed: { modes: primaryModes, above: '' },
          note: 'Up to Talos 1.14 the name is looked up once, and an unknown one makes the whole bond fail.',
        },
        document: {
          since: '1.15',
          allowed: { modes: primaryModes, above: '' },
          note: 'Talos demands that it stands in `links`.',
        },
        meta: {
          type: { kind: 'int', go: 'uint32' },
          note: 'The index of the interface up to Talos 1.14; from 1.15 on the name of the link.',
        },
      }),
      cmdline: {
        key: 'primary',
        note: 'Up to Talos 1.14 the name is looked up once, and an unknown one makes Talos ignore every network argument.',
      },
    },
    doc: 'The member that is preferred as the active one.',
    note: 'The kernel accepts a name that is no member, silently.',
    worksIn: primaryModes,
    sentIn: primaryModes,
    foreign: [ifupdown('bond-primary')],
    source: `${talosTypes}; ${measured}`,
  },
  primary_index: {
    group: 'failover',
    type: { kind: 'int', go: 'uint32' },
    in: { meta: { key: 'primaryIndex', since: '1.15' } },
    doc: 'The preferred member by the index of its interface.',
    note: 'Talos fills it in from `primary`, which holds the index before 1.15.',
    worksIn: primaryModes,
    sentIn: primaryModes,
    source: 'Talos: BondMasterSpec',
  },
  primary_reselect: {
    group: 'failover',
    type: reselections,
    in: {
      ...everywhere('primaryReselect', {
        legacy: { type: exact(reselections) },
        document: { note: 'Without any use before Talos 1.15, where this document cannot name a primary.' },
      }),
      cmdline: { key: 'primary_reselect', type: exact(reselections) },
    },
    doc: 'When the primary takes the traffic back after it has recovered.',
    programs: [{ value: 'always' }],
    worksIn: primaryModes,
    needs: 'primary',
    suggest: ['always', 'better', 'failure'],
    foreign: [netplan('primary-reselect-policy'), ifupdown('bond-primary-reselect')],
    source: `${talosTypes}; ${measured}`,
  },
  fail_over_mac: {
    group: 'failover',
    type: macPolicies,
    in: {
      ...everywhere('failOverMac', {
        legacy: { type: exact(macPolicies) },
        document: { type: namedOrNumbered, note: onlyNumbersAtFirst },
        meta: { type: namedOrNumbered, note: onlyNumbersAtFirst },
      }),
      cmdline: { key: 'fail_over_mac', type: exact(macPolicies) },
    },
    doc: 'Which MAC addresses the bond and its members carry when the active member changes.',
    note: 'If the first member cannot change its address, the kernel turns to `active` by itself.',
    programs: [{ value: 'none' }],
    worksIn: ['active-backup'],
    suggest: ['active', 'follow'],
    foreign: [netplan('fail-over-mac-policy'), ifupdown('bond-fail-over-mac')],
    source: `${talosTypes}; ${measured}`,
  },
  num_peer_notif: {
    group: 'failover',
    type: { kind: 'int', go: 'uint8', kernel: [0, 255], unit: 'notifications' },
    in: {
      ...everywhere('numPeerNotif', { meta: metaDefault(1) }),
      cmdline: { key: 'num_grat_arp', also: 'num_unsol_na' },
    },
    doc: 'How many times the bond announces itself to its neighbours after a failover, by gratuitous ARP and unsolicited neighbour advertisement.',
    programs: [{ value: 1 }],
    worksIn: ['active-backup'],
    zeroBecomes: [{ value: 1 }],
    suggest: [1, 3],
    foreign: [
      netplan('gratuitous-arp'),
      netplan('gratuitious-arp'),
      ifupdown('bond-num-peer-notif'),
      ifupdown('bond-num-grat-arp'),
      ifupdown('bond-num-unsol-na'),
    ],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
  resend_igmp: {
    group: 'failover',
    type: { kind: 'int', go: 'uint32', kernel: [0, 255], unit: 'reports' },
    in: {
      ...everywhere('resendIgmp', { document: { key: 'resendIGMP' }, meta: metaDefault(1) }),
      cmdline: { key: 'resend_igmp' },
    },
    doc: 'IGMP membership reports sent after a failover, 200 ms apart, so that multicast finds the new path.',
    programs: [{ value: 1 }],
    worksIn: ['balance-rr', 'active-backup', 'balance-tlb', 'balance-alb'],
    zeroBecomes: [{ value: 1 }],
    suggest: [1],
    foreign: [ifupdown('bond-resend-igmp')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
} as const satisfies Record<string, Field>;
