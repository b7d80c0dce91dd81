import type { Dialect, Field, FieldIn } from './field.ts';
import { dialects } from './field.ts';
import { arpFields } from './rows/arp.ts';
import { balancingFields } from './rows/balancing.ts';
import { failoverFields } from './rows/failover.ts';
import { identityFields } from './rows/identity.ts';
import { lacpFields } from './rows/lacp.ts';
import { linkFields } from './rows/link.ts';
import { memberFields } from './rows/members.ts';
import { modeFields } from './rows/mode.ts';
import { monitoringFields } from './rows/monitoring.ts';

/** TABLE 1: every option of a bond, under the kernel's name where it has one, in the order of the reference. */
export const fields = {
  ...identityFields,
  ...memberFields,
  ...modeFields,
  ...monitoringFields,
  ...lacpFields,
  ...failoverFields,
  ...balancingFields,
  ...arpFields,
  ...linkFields,
} as const satisfies Record<string, Field>;

export type FieldId = keyof typeof fields;

/** The type of a field's value, read off its row: `ValueOf<'lacp_rate'>` is `'slow' | 'fast'`. */
export type ValueOf<Id extends FieldId> = ValueIn<(typeof fields)[Id]['type']>;

type ValueIn<Type> = Type extends { kind: 'enum'; values: infer Values }
  ? keyof Values
  : Type extends { kind: 'int' }
    ? number
    : Type extends { kind: 'bool' }
      ? boolean
      : Type extends { kind: 'names' | 'targets' }
        ? readonly string[]
        : string;

/** A field as one dialect has it, with its id. */
export type FieldOf = FieldIn & { readonly id: FieldId; readonly dialect: Dialect };

export const fieldIds = Object.keys(fields) as readonly FieldId[];

/** Whether the word is the id of a field. */
export const isFieldId = (word: string): word is FieldId => Object.hasOwn(fields, word);

const tables: ReadonlyMap<Dialect, ReadonlyMap<FieldId, FieldOf>> = new Map(
  dialects.map((dialect) => [dialect, tableOf(dialect)]),
);

const keys: ReadonlyMap<Dialect, ReadonlyMap<string, FieldOf>> = new Map(
  dialects.map((dialect) => [dialect, new Map(fieldsOf(dialect).flatMap(spellings))]),
);

/** The field as this dialect has it, or `undefined` where it has not. Of both notes the row's comes first. */
export function fieldIn(id: FieldId, dialect: Dialect): FieldOf | undefined {
  return tables.get(dialect)?.get(id);
}

/** All fields of a dialect, in the order of the table. */
export function fieldsOf(dialect: Dialect): readonly FieldOf[] {
  return [...(tables.get(dialect)?.values() ?? [])];
}

/** Every key that this dialect takes for the field. */
export function keysOf({ key, also }: FieldOf): readonly string[] {
  return also === undefined ? [key] : [key, also];
}

/** The field that this dialect spells exactly so; of one with two keys under the one asked for. */
export function fieldSpelt(dialect: Dialect, key: string): FieldOf | undefined {
  return keys.get(dialect)?.get(key);
}

/** The id of that field. */
export const fieldOfKey = (dialect: Dialect, key: string): FieldId | undefined => fieldSpelt(dialect, key)?.id;

function spellings(field: FieldOf): ReadonlyArray<readonly [key: string, field: FieldOf]> {
  return keysOf(field).map((key) => [key, key === field.key ? field : { ...field, key }]);
}

function tableOf(dialect: Dialect): ReadonlyMap<FieldId, FieldOf> {
  const table = new Map<FieldId, FieldOf>();
  for (const id of fieldIds) {
    const { in: cells, ...row }: Field = fields[id];
    const cell = cells[dialect];
    if (!cell) continue;
    const note = [row.note, cell.note].filter((part) => part !== undefined).join(' ');
    table.set(id, { ...row, ...cell, id, dialect, ...(note && { note }) });
  }
  return table;
}

/** An option with its value, as its dialect writes them. */
export const assigned = (
  { key, dialect }: Pick<FieldOf, 'key' | 'dialect'>,
  value: string | number | boolean,
): string => `${key}${dialect === 'cmdline' ? '=' : ': '}${value}`;

/** The chapter on options in the kernel's bonding document. */
export const kernelDocs = 'https://docs.kernel.org/networking/bonding.html#bonding-driver-options';

/** Where Talos documents each dialect. The legacy one is left out of its reference from 1.12 on. */
export const talosDocs: Readonly<Record<Dialect, string>> = {
  legacy: 'https://docs.siderolabs.com/talos/v1.11/reference/configuration/v1alpha1/config',
  document: 'https://docs.siderolabs.com/talos/v1.13/reference/configuration/network/bondconfig',
  meta: 'https://docs.siderolabs.com/talos/v1.13/platform-specific-installations/bare-metal-platforms/metal-network-configuration',
  cmdline: 'https://docs.siderolabs.com/talos/v1.13/reference/kernel',
};
