import type { Field } from '../field.ts';
import { everywhere, exact, ifupdown, kernelMax, lacpModes, measured, networkd, oneOf, talosTypes } from './parts.ts';

const rates = oneOf({
  slow: { number: 0, doc: 'One LACPDU every 30 seconds; a silent partner is noticed after 90 seconds.' },
  fast: { number: 1, doc: 'One LACPDU every second; a silent partner is noticed after 3 seconds.' },
});

const selections = oneOf({
  stable: { number: 0, doc: 'The chosen aggregation stays until none of its members works.' },
  bandwidth: { number: 1, doc: 'The aggregation with the most bandwidth, chosen anew at every change.' },
  count: { number: 2, doc: 'The aggregation with the most members, chosen anew at every change.' },
});

const onlyLacp = { allowed: { modes: lacpModes, above: 0 } } as const;

/** What the bond and its switch tell each other in 802.3ad. */
export const lacpFields = {
  lacp_rate: {
    group: 'lacp',
    type: rates,
    in: {
      ...everywhere('lacpRate', {
        legacy: {
          type: exact(rates),
          allowed: { modes: lacpModes, above: '' },
          note: 'Outside 802.3ad Talos refuses even `slow`.',
        },
      }),
      cmdline: { key: 'lacp_rate', type: exact(rates) },
    },
    doc: 'How often the switch is asked to send LACPDUs. It decides how soon a partner that falls silent with its carrier up is noticed.',
    note: 'It does not speed up anything when a carrier is lost: that is the work of `miimon`.',
    programs: [{ value: 'slow' }],
    worksIn: lacpModes,
    sentIn: lacpModes,
    reports: 'slow',
    suggest: ['fast', 'slow'],
    foreign: [networkd('LACPTransmitRate'), ifupdown('bond-lacp-rate')],
    source: `${talosTypes}; ${measured}`,
  },
  lacp_active: {
    group: 'lacp',
    type: oneOf({
      on: { number: 1, doc: 'LACPDUs are sent unasked.', also: ['true', 'yes', 'active'] },
      off: { number: 0, doc: 'LACPDUs are sent only in answer.', also: ['false', 'no', 'passive'] },
    }),
    in: {
      document: { key: 'adLACPActive', since: '1.12' },
      meta: {
        key: 'adLacpActive',
        since: '1.12',
        note: 'In Talos 1.12.0 to 1.12.7 and in 1.13.0 an absent key means `off` here, so write `on` for them.',
      },
    },
    doc: 'Whether this machine opens the LACP conversation, or waits for the switch to do so.',
    note: 'When the key is absent Talos sends nothing and the kernel stays `on`. With `off` on both sides the members fall out and rejoin every few seconds (measured).',
    programs: [{ value: 'on' }],
    worksIn: lacpModes,
    sentIn: lacpModes,
    reports: 'on',
    suggest: ['on'],
    foreign: [ifupdown('bond-lacp-active')],
    source: 'Talos: BondConfigV1Alpha1, BondMasterSpec; measured on Linux 6.12',
  },
  min_links: {
    group: 'lacp',
    type: { kind: 'int', go: 'uint32', kernel: [0, kernelMax], unit: 'links' },
    in: { ...everywhere('minLinks'), cmdline: { key: 'min_links' } },
    doc: 'Members that must work before the bond itself has a carrier. `0` and `1` mean the same.',
    note: 'Neither Talos nor the kernel compares it with the number of members; above it the bond never gets a carrier.',
    programs: [{ value: 0 }],
    worksIn: lacpModes,
    suggest: [1, 2],
    foreign: [ifupdown('bond-min-links')],
    source: `${talosTypes}; ${measured}`,
  },
  ad_select: {
    group: 'lacp',
    type: selections,
    in: {
      ...everywhere('adSelect', { legacy: { type: exact(selections) } }),
      cmdline: { key: 'ad_select', type: exact(selections) },
    },
    doc: 'Which aggregation is active when the members form more than one.',
    programs: [{ value: 'stable' }],
    worksIn: lacpModes,
    suggest: ['stable', 'bandwidth', 'count'],
    foreign: [ifupdown('bond-ad-select')],
    source: `${talosTypes}; ${measured}`,
  },
  ad_actor_sys_prio: {
    group: 'lacp',
    type: { kind: 'int', go: 'uint16', kernel: [1, 65535] },
    in: everywhere('adActorSysPrio', {
      legacy: onlyLacp,
      meta: {
        programs: [{ value: 65535, since: '1.12.2' }, { value: 0 }],
        zeroBecomes: [{ value: 65535, modes: lacpModes, since: '1.12.2' }],
      },
    }),
    doc: 'The priority that this machine states for itself as a system in LACP.',
    note: 'Talos up to 1.11 replaces any value by 65535.',
    programs: [{ value: 65535 }],
    worksIn: lacpModes,
    sentIn: lacpModes,
    reports: 0,
    zeroBecomes: [{ value: 65535, modes: lacpModes }],
    suggest: [65535],
    foreign: [networkd('AdActorSystemPriority'), ifupdown('bond-ad-actor-sys-prio')],
    source: `${talosTypes}; bond_master_spec.go FillDefaults; ${measured}`,
  },
  ad_user_port_key: {
    group: 'lacp',
    type: { kind: 'int', go: 'uint16', kernel: [0, 1023] },
    in: everywhere('adUserPortKey', { legacy: onlyLacp }),
    doc: 'Upper ten bits of the port key in LACP, free for the user.',
    programs: [{ value: 0 }],
    worksIn: lacpModes,
    sentIn: lacpModes,
    reports: 0,
    suggest: [1],
    foreign: [ifupdown('bond-ad-user-port-key')],
    source: `${talosTypes}; ${measured}`,
  },
  ad_actor_system: {
    group: 'lacp',
    type: { kind: 'mac' },
    in: { legacy: { key: 'adActorSystem', refused: true } },
    doc: 'The MAC address that would stand for this machine as a system in LACP.',
    note: 'Talos refuses any value and never sends it; the bond uses its own address.',
    worksIn: lacpModes,
    sentIn: [],
    foreign: [ifupdown('bond-ad-actor-system')],
    source: 'Talos: Bond, checkBond',
  },
} as const satisfies Record<string, Field>;
