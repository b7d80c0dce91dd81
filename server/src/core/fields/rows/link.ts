import type { Field } from '../field.ts';
import { ifupdown, netplan, networkd, talosLink } from './parts.ts';

/** What a `BondConfig` says of the bond as a link; the other dialects say it outside the bond. */
export const linkFields = {
  hardware_addr: {
    group: 'link',
    type: { kind: 'mac' },
    in: { document: { key: 'hardwareAddr', since: '1.12' } },
    doc: 'MAC address of the bond. Without it the bond takes that of its first member.',
    foreign: [netplan('macaddress'), ifupdown('hwaddress')],
    source: 'Talos: BondConfigV1Alpha1',
  },
  up: {
    group: 'link',
    type: { kind: 'bool' },
    in: { document: { key: 'up', since: '1.12' } },
    doc: 'Whether Talos brings the bond up.',
    programs: [{ value: true }],
    suggest: [true],
    source: talosLink,
  },
  mtu: {
    group: 'link',
    type: { kind: 'int', go: 'uint32', unit: 'bytes' },
    in: { document: { key: 'mtu', since: '1.12' } },
    doc: 'Largest packet that the bond carries, in bytes. An absent key or 0 leaves the usual 1500.',
    suggest: [9000, 1500],
    foreign: [networkd('MTUBytes')],
    source: talosLink,
  },
  addresses: {
    group: 'link',
    type: { kind: 'addresses' },
    in: { document: { key: 'addresses', since: '1.12' } },
    doc: 'Static addresses of the bond, each with its prefix length. For DHCP add a `DHCPv4Config` or `DHCPv6Config` with the name of the bond.',
    note: 'A patch adds to the list; it does not replace it.',
    source: talosLink,
  },
  routes: {
    group: 'link',
    type: { kind: 'routes' },
    in: { document: { key: 'routes', since: '1.12' } },
    doc: 'Static routes through the bond. The default route is one without `destination`.',
    note: 'A patch adds to the list; it does not replace it.',
    source: talosLink,
  },
  multicast: {
    group: 'link',
    type: { kind: 'bool' },
    in: { document: { key: 'multicast', since: '1.12' } },
    doc: 'Sets or clears the multicast flag of the bond.',
    suggest: [true],
    source: talosLink,
  },
} as const satisfies Record<string, Field>;
