import type { ItemKey } from './items.ts';

/** What there is to say of a key. */
export type KeyDocs = Readonly<Record<string, Pick<ItemKey, 'doc' | 'since'>>>;

/** The keys of each link in META, beside the options of a bond. */
export const metaLinkKeys: KeyDocs = {
  name: { doc: 'The name of the link.' },
  logical: {
    doc: 'Whether Talos creates the link, as it must a bond or a VLAN. Without it Talos waits for a link of this name.',
  },
  up: { doc: 'Whether Talos brings the link up. Without it the link stays down.' },
  mtu: { doc: 'Largest packet on the link, in bytes. Talos leaves it alone when it is absent or 0.' },
  kind: { doc: 'What Talos creates where the link is `logical`: a bond for `bond`, a VLAN for `vlan`.' },
  type: { doc: 'The type of its hardware: `ether` for a bond, as for the Ethernet devices in it.' },
  hardwareAddr: { doc: 'MAC address that Talos gives the link.', since: '1.12' },
  parentName: { doc: 'On a VLAN: the link that it stands on, such as a bond.' },
  masterName: { doc: 'On a member: the name of its bond. META lists the members nowhere else.' },
  slaveIndex: { doc: 'On a member: its place in the order of the members, counted from 0.' },
  layer: { doc: 'Where the configuration comes from. For META that is always `platform`, whatever is written.' },
};
