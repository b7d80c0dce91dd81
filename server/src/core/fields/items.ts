import type { FieldType } from './field.ts';

/** A key of the mappings in a list: of a selector, an address or a route. */
export interface ItemKey {
  readonly type: FieldType;
  /** What it does, in a sentence or two. */
  readonly doc: string;
  /** What the user is to replace. */
  readonly example: string | number | boolean;
  /** First Talos release that knows it. */
  readonly since?: string;
  /** What the legacy dialect and other tools call it. */
  readonly also?: readonly string[];
}

export type ItemKeys = Readonly<Record<string, ItemKey>>;

const text = { type: { kind: 'name' } } as const;
const number = { type: { kind: 'int', go: 'uint32' } } as const;

/** What Talos takes in the mappings of each kind of list, by the kind; in the order in which a careful author would choose. */
const keysByKind: Readonly<Partial<Record<FieldType['kind'], ItemKeys>>> = {
  selectors: {
    permanentAddr: {
      ...text,
      doc: 'The MAC address that is burnt into the device, `*` for any part of it. It stays when the bond gives the device another address.',
      example: '02:00:00:00:00:01',
      since: '1.9',
    },
    busPath: { ...text, doc: 'The address on the PCI or USB bus, `*` for any part of it.', example: '0000:01:00.0' },
    driver: {
      ...text,
      doc: 'The kernel driver, `*` for any part of it. It may match several devices.',
      example: 'mlx5_core',
    },
    pciID: {
      ...text,
      doc: 'Vendor and device on the PCI bus, `*` for any part of it. It may match several devices.',
      example: '15b3:1015',
    },
    physical: {
      type: { kind: 'bool' },
      doc: 'Only physical devices (`true`), or only others.',
      example: true,
      since: '1.7',
    },
    hardwareAddr: {
      ...text,
      doc: 'The present MAC address, `*` for any part of it. The bond and its VLANs take it over and are then selected too.',
      example: '02:00:00:00:00:01',
    },
  },
  addresses: {
    address: { ...text, doc: 'The address with its prefix length.', example: '192.0.2.10/24' },
    routePriority: { ...number, doc: 'Metric of the route to the subnet of this address.', example: 1024 },
  },
  routes: {
    gateway: {
      ...text,
      also: ['via', 'nextHopAddress'],
      doc: 'The next hop. Without it the destination is on the link itself.',
      example: '192.0.2.1',
    },
    destination: {
      ...text,
      also: ['network', 'to'],
      doc: 'The subnet that is reached. Without it this is the default route.',
      example: '198.51.100.0/24',
    },
    source: { ...text, also: ['from'], doc: 'The address that packets bear as their sender.', example: '192.0.2.10' },
    metric: { ...number, doc: 'Of two routes to one destination the lower is taken.', example: 1024 },
    mtu: { ...number, doc: 'Largest packet on this route, in bytes.', example: 1500 },
    table: { ...text, doc: 'The routing table, by name or number.', example: 'main' },
  },
};

/** The keys of the mappings in a list of this type; absent: it holds no mappings. */
export const itemKeysOf = ({ kind }: FieldType): ItemKeys | undefined => keysByKind[kind];
