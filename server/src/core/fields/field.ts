/** How one option of a bond is described. The options themselves are rows of `fields.ts`. */

/** How a bond is spelt: `machine.network.interfaces[].bond`, `kind: BondConfig`, META `links[].bondMaster`, or `bond=…` on the kernel command line. */
export type Dialect = 'legacy' | 'document' | 'meta' | 'cmdline';

/** The dialects that are written in YAML, as mappings. */
export type YamlDialect = Exclude<Dialect, 'cmdline'>;

export const yamlDialects: readonly YamlDialect[] = ['legacy', 'document', 'meta'];

export const dialects: readonly Dialect[] = [...yamlDialects, 'cmdline'];

export const modes = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
] as const;

/** A bonding mode by its kernel name. The kernel's number is its place in `modes`. */
export type Mode = (typeof modes)[number];

/** What a value is, as Talos' decoder takes it and as the kernel takes it. */
export type FieldType =
  | EnumType
  | IntType
  | { readonly kind: 'bool' }
  /** One link name. */
  | { readonly kind: 'name' }
  /** A list of link names: the members. */
  | { readonly kind: 'names' }
  /** A list of hardware selectors, each of which may pick several members. */
  | { readonly kind: 'selectors' }
  /** A list of addresses that the ARP or NS monitor asks. */
  | { readonly kind: 'targets'; readonly family: 4 | 6 }
  /** A word that must stand there as it is. */
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'mac' }
  | { readonly kind: 'addresses' }
  | { readonly kind: 'routes' };

export interface EnumType {
  readonly kind: 'enum';
  readonly values: Readonly<Record<string, EnumValue>>;
  /** Letter case counts and the empty string stands for the default (Go `…ByName`); otherwise case is free and empty is refused. */
  readonly exact?: boolean;
  /** Talos also takes the kernel's numbers here. */
  readonly numbers?: boolean;
  /** First Talos release that takes the words; before, it takes the numbers alone. */
  readonly wordsSince?: string;
}

export interface EnumValue {
  /** The kernel's number. */
  readonly number: number;
  /** What choosing it means, one sentence. */
  readonly doc: string;
  /** First Talos release that knows the word in every dialect; absent: older than anything supported. */
  readonly since?: string;
  /** Other words for it that people bring from elsewhere, compared without letter case; the number need not be repeated. */
  readonly also?: readonly string[];
}

export interface IntType {
  readonly kind: 'int';
  /** The Go type that Talos decodes into; `int` holds whatever anybody writes. */
  readonly go: 'uint8' | 'uint16' | 'uint32' | 'int';
  /** What the kernel takes, both ends included; absent for what never reaches the bonding driver. */
  readonly kernel?: readonly [min: number, max: number];
  readonly unit?: 'ms' | 's' | 'packets' | 'reports' | 'notifications' | 'links' | 'checks' | 'bytes';
}

/** The option in one dialect. What stands here wins over the row. */
export interface Cell {
  readonly key: string;
  /** Another key that Talos takes for the same option. */
  readonly also?: string;
  /** First Talos release that knows the key, `'1.12'` or `'1.12.2'`; absent: older than anything supported. */
  readonly since?: string;
  /** The type, where this dialect takes something else. */
  readonly type?: FieldType;
  /** Talos decodes the key and then refuses any value. */
  readonly refused?: boolean;
  /** Talos takes any value and does nothing with it. */
  readonly unused?: boolean;
  /** Talos' own validator allows a value `above` this (`''`: any non-empty text) in these modes only. */
  readonly allowed?: { readonly modes: readonly Mode[]; readonly above: number | '' };
  /** What Talos programs when the key is absent, where this dialect differs. */
  readonly programs?: readonly Programmed[];
  /** What an explicit 0 turns into, where this dialect differs. */
  readonly zeroBecomes?: readonly Programmed[];
  /** Values that people use, where this dialect writes others. */
  readonly suggest?: readonly (string | number | boolean)[];
  /** A remark that holds in this dialect only, one sentence. `fieldIn` puts it after the row's. */
  readonly note?: string;
}

/** A value that Talos programs; of several the first whose conditions hold. */
export interface Programmed {
  readonly value: string | number | boolean;
  readonly modes?: readonly Mode[];
  /** From this Talos release on. */
  readonly since?: string;
}

/** The groups, in the order in which completion offers them. */
export const groups = [
  'identity',
  'members',
  'mode',
  'monitoring',
  'lacp',
  'failover',
  'balancing',
  'arp',
  'link',
] as const;

export type Group = (typeof groups)[number];

/** A name that another tool gives the option. Compared without case, `-` and `_`. */
export interface Foreign {
  readonly name: string;
  /** Whose word it is, as it would stand in a sentence: `netplan`, `systemd-networkd`, `the kernel`. */
  readonly from: string;
  /** How its numbers are written; `ms` where absent. `seconds`: systemd time spans (`0.1`, `100ms`, `2s`). */
  readonly unit?: 'seconds';
}

export interface Field {
  readonly group: Group;
  readonly type: FieldType;
  readonly in: Readonly<Partial<Record<Dialect, Cell>>>;
  /** What it does, one or two sentences of Markdown. */
  readonly doc: string;
  /** What Talos programs when the key is absent. */
  readonly programs?: readonly Programmed[];
  /** What the kernel would take by itself; given only where Talos programs something else. */
  readonly kernelDefault?: string | number;
  /** Modes in which the driver uses it; absent: all. */
  readonly worksIn?: readonly Mode[];
  /** Modes in which Talos sends it; absent: all. */
  readonly sentIn?: readonly Mode[];
  /** What the kernel reports in modes outside `sentIn`, of a list how many: Talos compares, and rebuilds a bond that asks for more. */
  readonly reports?: string | number;
  /** Modes in which Talos sends it and the kernel refuses the bond for it. */
  readonly refusedIn?: readonly Mode[];
  /** What an explicit 0 turns into on its way to the kernel. */
  readonly zeroBecomes?: readonly Programmed[];
  /** Does nothing unless this other option is set (above 0, or non-empty). */
  readonly needs?: string;
  /** Values that people use, the best first; completion inserts the first. Never one that turns the option off. */
  readonly suggest?: readonly (string | number | boolean)[];
  /** Measured or read effects worth knowing, one or two sentences of Markdown. */
  readonly note?: string;
  /** Names of the option in other tools; the keys of the other dialects and the id itself are known anyway. */
  readonly foreign?: readonly Foreign[];
  /** Anchor of the option in the kernel's bonding document, without `#`. */
  readonly kernelAnchor?: string;
  /** Where in Talos' source the row comes from, and what grounds it. */
  readonly source: string;
}

/** The field with what one dialect says of it laid over the row. */
export type FieldIn = Omit<Field, 'in'> & Cell;

/** The range of a Go integer type. */
export const goRange: Readonly<Record<IntType['go'], readonly [number, number]>> = {
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 4294967295],
  int: [-(2 ** 63), 2 ** 63 - 1],
};
