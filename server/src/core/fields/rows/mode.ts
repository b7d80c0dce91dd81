import type { Field } from '../field.ts';
import { everywhere, exact, measured, oneOf, talosTypes } from './parts.ts';

const bondModes = oneOf({
  'balance-rr': {
    number: 0,
    doc: 'Packets leave by each member in turn; the switch needs a static aggregation.',
    also: ['rr', 'round-robin', 'roundrobin', 'balance_rr'],
  },
  'active-backup': {
    number: 1,
    doc: 'One member carries everything and another takes over when it fails; the switch needs no setup.',
    also: ['activebackup', 'active_backup', 'active/backup', 'failover'],
  },
  'balance-xor': {
    number: 2,
    doc: 'A hash of packet headers picks the member; the switch needs a static aggregation.',
    also: ['xor', 'balance_xor'],
  },
  broadcast: {
    number: 3,
    doc: 'Every packet leaves by all members; the switch needs a static aggregation.',
  },
  '802.3ad': {
    number: 4,
    doc: 'LACP: the switch agrees to the aggregation, and a hash of packet headers picks the member.',
    also: ['lacp', '8023ad', '802.3-ad', '802_3ad'],
  },
  'balance-tlb': {
    number: 5,
    doc: 'Outgoing traffic is spread over the members; the switch needs no setup.',
    also: ['tlb', 'balance_tlb'],
  },
  'balance-alb': {
    number: 6,
    doc: 'Outgoing and incoming traffic is spread over the members; the switch needs no setup.',
    also: ['alb', 'balance_alb'],
  },
});

/** The choice on which the use of most other options depends. */
export const modeFields = {
  mode: {
    group: 'mode',
    type: bondModes,
    in: {
      ...everywhere('mode', {
        legacy: { type: exact(bondModes) },
        document: { key: 'bondMode', programs: [], note: 'Talos refuses the document without it.' },
      }),
      cmdline: { key: 'mode', type: exact(bondModes) },
    },
    doc: 'How the bond shares its traffic out among the members, and what it does when one of them fails.',
    note: 'The switch must be set up to match: LACP for `802.3ad`, a static aggregation for `balance-rr`, `balance-xor` and `broadcast`, plain ports for the rest.',
    programs: [{ value: 'balance-rr' }],
    suggest: ['802.3ad', 'active-backup'],
    source: `${talosTypes}; ${measured}`,
  },
} as const satisfies Record<string, Field>;
