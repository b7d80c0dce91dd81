import type { Field } from '../field.ts';
import { everywhere, ifupdown, measured, milliseconds, netplan, networkdSpan, talosTypes } from './parts.ts';

/** How the bond notices that a cable is out, and how it takes the news. */
export const monitoringFields = {
  miimon: {
    group: 'monitoring',
    type: milliseconds,
    in: {
      ...everywhere('miimon', {
        document: {
          note: 'From 1.12.3 Talos warns when the key is absent in 802.3ad; an explicit 0 passes in silence.',
        },
      }),
      cmdline: { key: 'miimon' },
    },
    doc: 'Milliseconds between two looks at the carrier of each member. `0` turns this monitoring off.',
    note: 'Talos always sends it, so an absent key is a 0 and undoes the 100 that the kernel would choose in 802.3ad, balance-tlb and balance-alb. Unmonitored, an 802.3ad member on an ordinary NIC stays out after it lost its cable once, and active-backup, balance-tlb and balance-alb never fail over.',
    programs: [{ value: 0 }],
    kernelDefault: '100 in 802.3ad, balance-tlb and balance-alb, else 0',
    suggest: [100, 1000],
    foreign: [netplan('mii-monitor-interval'), networkdSpan('MIIMonitorSec'), ifupdown('bond-miimon')],
    source: `${talosTypes}; ${measured}`,
  },
  updelay: {
    group: 'monitoring',
    type: milliseconds,
    in: {
      ...everywhere('updelay', {
        legacy: { note: 'Talos refuses it without `miimon`, or when it is not a multiple of it.' },
        document: { note: 'From 1.12.3 Talos warns when the key is absent in 802.3ad.' },
      }),
      cmdline: { key: 'updelay' },
    },
    doc: 'Milliseconds for which a member must have its carrier back before it is used again.',
    note: 'The kernel rounds it down to a multiple of `miimon`. It costs no traffic, and the first link to return is used at once when no other is left.',
    programs: [{ value: 0 }],
    needs: 'miimon',
    suggest: [200],
    foreign: [networkdSpan('UpDelaySec'), ifupdown('bond-updelay')],
    source: `${talosTypes}; ${measured}`,
  },
  downdelay: {
    group: 'monitoring',
    type: milliseconds,
    in: {
      ...everywhere('downdelay', {
        legacy: { note: 'Talos refuses it without `miimon`, or when it is not a multiple of it.' },
        document: { note: 'From 1.12.3 Talos warns when the key is absent in 802.3ad.' },
      }),
      cmdline: { key: 'downdelay' },
    },
    doc: 'Milliseconds for which the carrier of a member must be gone before the member is given up. Rides out short flaps.',
    note: 'The kernel rounds it down to a multiple of `miimon`. In active-backup it adds that much outage to every failover; in 802.3ad it has no effect on ordinary NICs (2000 ms were set, 82 ms measured).',
    programs: [{ value: 0 }],
    needs: 'miimon',
    suggest: [200],
    foreign: [networkdSpan('DownDelaySec'), ifupdown('bond-downdelay')],
    source: `${talosTypes}; ${measured}`,
  },
  peer_notif_delay: {
    group: 'monitoring',
    type: { ...milliseconds, kernel: [0, 300000] },
    in: everywhere('peerNotifyDelay', {
      legacy: { note: 'Talos does not compare it with `miimon`, as it does with the other delays.' },
      document: { key: 'peerNotifDelay' },
    }),
    doc: 'Milliseconds between the announcements after a failover, where `numPeerNotif` asks for more than one.',
    note: 'The kernel rounds it down to a multiple of `miimon`; with 0 they follow each other at every `miimon` interval.',
    programs: [{ value: 0 }],
    worksIn: ['active-backup'],
    needs: 'miimon',
    suggest: [200],
    foreign: [networkdSpan('PeerNotifyDelaySec'), ifupdown('bond-peer-notif-delay')],
    source: `${talosTypes}; ${measured}`,
  },
  use_carrier: {
    group: 'monitoring',
    type: { kind: 'bool' },
    in: {
      ...everywhere('useCarrier', {
        meta: { programs: [{ value: true, since: '1.12.2' }, { value: false }] },
      }),
      cmdline: {
        key: 'use_carrier',
        type: { kind: 'int', go: 'int', kernel: [0, 1] },
        programs: [{ value: 1 }],
        suggest: [1],
        unused: true,
      },
    },
    doc: 'Where `miimon` learns of the carrier: from the driver (`true`), or by the older MII and ethtool requests (`false`).',
    note: 'Ignored from Talos 1.12 on: it always programs `true`, as Linux 6.18 refuses anything else.',
    programs: [{ value: true }],
    suggest: [true],
    foreign: [ifupdown('bond-use-carrier')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}, read in 6.18`,
  },
} as const satisfies Record<string, Field>;
