import type { Field } from '../field.ts';
import {
  arpModes,
  everywhere,
  exact,
  ifupdown,
  kernel,
  lacpModes,
  loadModes,
  measured,
  milliseconds,
  networkdSpan,
  oneOf,
  talosTypes,
} from './parts.ts';

const validations = oneOf({
  none: { number: 0, doc: 'Any traffic that arrives counts as a sign of life.' },
  active: { number: 1, doc: 'Probes and answers are checked on the member in use.' },
  backup: { number: 2, doc: 'Probes and answers are checked on the members in reserve.' },
  all: { number: 3, doc: 'Probes and answers are checked on all members.' },
  filter: { number: 4, since: '1.12', doc: 'Only ARP and NS traffic counts, unchecked.' },
  'filter-active': {
    number: 5,
    since: '1.12',
    doc: 'Only ARP and NS traffic counts, checked on the member in use.',
    also: ['filter_active'],
  },
  'filter-backup': {
    number: 6,
    since: '1.12',
    doc: 'Only ARP and NS traffic counts, checked on the members in reserve.',
    also: ['filter_backup'],
  },
});

const reached = oneOf({
  any: { number: 0, doc: 'One target that answers is enough.' },
  all: { number: 1, doc: 'All targets must answer.' },
});

/** The monitor that asks addresses for a sign of life. */
export const arpFields = {
  arp_interval: {
    group: 'arp',
    type: milliseconds,
    in: {
      ...everywhere('arpInterval', {
        legacy: {
          allowed: { modes: arpModes, above: 0 },
          note: 'Of no use in this dialect, which cannot hold a target.',
        },
      }),
      cmdline: { key: 'arp_interval', note: 'Of no use in this dialect, which hands no target on.' },
    },
    doc: 'Milliseconds between two probes of the targets: the other way of monitoring, in place of `miimon`. `0` turns it off.',
    note: 'Together with `miimon` the kernel refuses the bond, and without a target nothing is probed. It is slower: at 1000 ms a failover took about 4.5 s (measured).',
    programs: [{ value: 0 }],
    worksIn: arpModes,
    sentIn: arpModes,
    reports: 0,
    suggest: [1000],
    foreign: [networkdSpan('ARPIntervalSec'), ifupdown('bond-arp-interval')],
    source: `${talosTypes}; ${measured}`,
  },
  arp_ip_target: {
    group: 'arp',
    type: { kind: 'targets', family: 4 },
    in: {
      ...everywhere('arpIpTargets', {
        legacy: {
          key: 'arpIPTarget',
          refused: true,
          note: 'Talos refuses any value here; only `BondConfig` and META can hold targets.',
        },
        meta: { since: '1.12' },
      }),
      cmdline: {
        key: 'arp_ip_target',
        unused: true,
        note: 'In a kernel argument the addresses stand with `;` between them; Talos reads them and does not use them.',
      },
    },
    doc: 'IPv4 addresses that the ARP monitor asks, 16 at most.',
    note: 'The kernel refuses repeats, `0.0.0.0` and `255.255.255.255`.',
    worksIn: arpModes,
    sentIn: arpModes,
    reports: 0,
    needs: 'arp_interval',
    foreign: [ifupdown('bond-arp-ip-target')],
    source: `${talosTypes}; ${measured}`,
  },
  ns_ip6_target: {
    group: 'arp',
    type: { kind: 'targets', family: 6 },
    in: {
      document: { key: 'nsIp6Targets', since: '1.12' },
      meta: { key: 'nsIp6Targets', since: '1.12' },
    },
    doc: 'IPv6 addresses that the monitor asks by neighbour solicitation, 16 at most.',
    note: 'The kernel refuses repeats, `::`, `::1` and multicast addresses.',
    worksIn: arpModes,
    sentIn: arpModes,
    reports: 0,
    needs: 'arp_interval',
    foreign: [ifupdown('bond-ns-ip6-target')],
    source: `Talos: BondConfigV1Alpha1, BondMasterSpec; ${measured}`,
  },
  arp_validate: {
    group: 'arp',
    type: validations,
    in: {
      ...everywhere('arpValidate', {
        legacy: {
          type: exact(validations),
          allowed: { modes: arpModes, above: '' },
          note: 'In 802.3ad, balance-tlb and balance-alb Talos refuses even `none`.',
        },
      }),
      cmdline: { key: 'arp_validate', type: exact(validations) },
    },
    doc: 'On which members the probes and their answers are checked before they count as a sign of life.',
    note: 'With `miimon` above 0 the kernel refuses anything but `none`.',
    programs: [{ value: 'none' }],
    worksIn: arpModes,
    sentIn: arpModes,
    reports: 'none',
    needs: 'arp_interval',
    suggest: ['active', 'all'],
    foreign: [ifupdown('bond-arp-validate')],
    source: `${talosTypes}; ${measured}`,
  },
  arp_all_targets: {
    group: 'arp',
    type: reached,
    in: {
      ...everywhere('arpAllTargets', { legacy: { type: exact(reached) } }),
      cmdline: { key: 'arp_all_targets', type: exact(reached) },
    },
    doc: 'Whether one target that answers keeps a member up, or all must answer.',
    note: 'It counts only while `arpValidate` checks the answers.',
    programs: [{ value: 'any' }],
    worksIn: ['active-backup'],
    needs: 'arp_interval',
    suggest: ['all', 'any'],
    foreign: [ifupdown('bond-arp-all-targets')],
    source: `${talosTypes}; ${measured}`,
  },
  missed_max: {
    group: 'arp',
    type: { kind: 'int', go: 'uint8', kernel: [1, 255], unit: 'checks' },
    in: {
      document: { key: 'missedMax', since: '1.12' },
      meta: {
        key: 'missedMax',
        since: '1.12',
        programs: [{ value: 2, modes: arpModes, since: '1.12.2' }],
        zeroBecomes: [{ value: 2, modes: arpModes, since: '1.12.2' }],
      },
    },
    doc: 'Checks of the ARP monitor that may fail before a member counts as down; a member in reserve gets one more.',
    note: 'Talos sends it in every mode, and in 802.3ad, balance-tlb and balance-alb the kernel refuses the bond for it.',
    programs: [{ value: 2, modes: arpModes }],
    worksIn: arpModes,
    refusedIn: [...lacpModes, ...loadModes],
    needs: 'arp_interval',
    zeroBecomes: [{ value: 2, modes: arpModes }],
    suggest: [2],
    foreign: [kernel('arp_missed_max'), ifupdown('bond-arp-missed-max')],
    source: `Talos: BondConfigV1Alpha1, BondMasterSpec; ${measured}`,
  },
} as const satisfies Record<string, Field>;
