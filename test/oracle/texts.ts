/** Whole configurations around a bond, in which nothing but the bond can be at fault. */
import type { YamlDialect } from '../../server/src/core/fields/field.ts';

/** The keys of a bond and their values, written as YAML in flow style. */
export type Options = ReadonlyArray<readonly [key: string, value: string]>;

/** What a whole machine config needs before Talos looks at its network. `network` is indented by two. */
export const machineConfig = (network = ''): string => `version: v1alpha1
machine:
  type: controlplane
  token: abcdef.0123456789abcdef
  ca: { crt: LS0=, key: LS0= }
  install: { disk: /dev/sda }
${network}cluster:
  controlPlane: { endpoint: 'https://10.0.0.1:6443' }
  secretboxEncryptionSecret: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
`;

/** Entries of `machine.network.interfaces`, indented by four, as a whole machine config. */
export const withInterfaces = (entries: string): string => machineConfig(`  network:\n    interfaces:\n${entries}`);

const lines = (options: Options, indent: string): string =>
  options.map(([key, value]) => `${indent}${key}:${value === '' ? '' : ` ${value}`}\n`).join('');

const flow = (options: Options): string =>
  `{ ${options.map(([key, value]) => `${key}: ${value === '' ? 'null' : value}`).join(', ')} }`;

/** A legacy bond of these options and no others. */
const legacyText = (options: Options, inFlow = false): string =>
  withInterfaces(
    inFlow
      ? `      - { interface: bond0, bond: ${flow(options)} }\n`
      : `      - interface: bond0\n        bond:\n${lines(options, '          ')}`,
  );

/** A `BondConfig` of these options and no others, beside a machine config. */
export const documentText = (options: Options, inFlow = false): string =>
  `${machineConfig()}---\n${inFlow ? `${flow(options)}\n` : lines(options, '')}`;

/** A META network config with a bond of two members. */
export const metaText = (options: Options, inFlow = false): string => `links:
  - name: bond0
    kind: bond
    type: ether
    logical: true
    up: true
    bondMaster:${inFlow ? ` ${flow(options)}\n` : `\n${lines(options, '      ')}`}  - { name: eth0, up: true, masterName: bond0 }
  - { name: eth1, up: true, masterName: bond0, slaveIndex: 1 }
`;

const writers: Readonly<Record<YamlDialect, (options: Options, inFlow?: boolean) => string>> = {
  legacy: legacyText,
  document: documentText,
  meta: metaText,
};

/** What a bond must hold to be one: its name and kind, its members. */
const frame: Readonly<Record<YamlDialect, Options>> = {
  legacy: [['interfaces', '[eth0, eth1]']],
  document: [
    ['apiVersion', 'v1alpha1'],
    ['kind', 'BondConfig'],
    ['name', 'bond0'],
    ['links', '[eth0, eth1]'],
  ],
  meta: [],
};

/** A bond of two members with these options laid over its frame; `undefined` takes an option of the frame away. */
export function bondText(
  dialect: YamlDialect,
  options: ReadonlyArray<readonly [key: string, value: string | undefined]>,
  inFlow = false,
): string {
  const merged = new Map<string, string | undefined>([...frame[dialect], ...options]);
  const present = [...merged].flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return writers[dialect](present, inFlow);
}
