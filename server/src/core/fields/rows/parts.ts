import type { Cell, EnumType, EnumValue, Foreign, IntType, Mode, YamlDialect } from '../field.ts';

/** The modes in which the ARP monitor works. */
export const arpModes = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast'] as const satisfies readonly Mode[];

/** The modes with a primary member. */
export const primaryModes = ['active-backup', 'balance-tlb', 'balance-alb'] as const satisfies readonly Mode[];

/** The modes that balance by load. */
export const loadModes = ['balance-tlb', 'balance-alb'] as const satisfies readonly Mode[];

/** Where the switch speaks LACP. */
export const lacpModes = ['802.3ad'] as const satisfies readonly Mode[];

/** The largest number that the kernel takes where it sets no limit of its own. */
export const kernelMax = 2147483647;

export const milliseconds = {
  kind: 'int',
  go: 'uint32',
  kernel: [0, kernelMax],
  unit: 'ms',
} as const satisfies IntType;

/** One of several words. */
export const oneOf = <const Values extends Readonly<Record<string, EnumValue>>>(values: Values) =>
  ({ kind: 'enum', values }) as const;

/** The same words as the legacy dialect and the kernel argument take them: letter case counts, and empty is the default. */
export const exact = (type: EnumType): EnumType => ({ ...type, exact: true });

/** An option of all dialects in YAML under one key, with what differs laid over it. */
export const everywhere = (
  key: string,
  over: Readonly<Partial<Record<YamlDialect, Partial<Cell>>>> = {},
): Readonly<Record<YamlDialect, Cell>> => ({
  legacy: { key, ...over.legacy },
  document: { key, since: '1.12', ...over.document },
  meta: { key, ...over.meta },
});

/** A META cell of an option that Talos fills in with `value`; before 1.12.2 it left META's zeros as they were. */
export const metaDefault = (value: number) => ({
  programs: [{ value, since: '1.12.2' }, { value: 0 }],
  zeroBecomes: [{ value, since: '1.12.2' }],
});

const spokenBy =
  (from: string) =>
  (name: string): Foreign => ({ name, from });

export const kernel = spokenBy('the kernel');
export const netplan = spokenBy('netplan');
export const networkd = spokenBy('systemd-networkd');
export const nmstate = spokenBy('nmstate');
export const ifupdown = spokenBy('ifupdown');
export const openStack = spokenBy('OpenStack');

/** A systemd-networkd name whose value is a time span. */
export const networkdSpan = (name: string): Foreign => ({ name, from: 'systemd-networkd', unit: 'seconds' });

/** Where the options of all dialects are declared. The kernel argument is parsed into `Bond`. */
export const talosTypes = 'Talos: Bond, BondConfigV1Alpha1, BondMasterSpec';

/** Options of the document that every kind of link has. */
export const talosLink = 'Talos: network/link.go';

export const measured = 'measured on Linux 6.1 and 6.12';
