/** What real kernels were asked and answered, and the bonds that make Talos ask the same. */
import { readFileSync } from 'node:fs';
import { type Mode, modes } from '../../server/src/core/fields/field.ts';
import { type FieldId, type FieldOf, fieldIn, isFieldId } from '../../server/src/core/fields/fields.ts';
import { isFrom, type Target, targetOf } from '../../server/src/core/version.ts';

type Value = number | readonly string[];

/** One request to make a bond, and its outcome. */
export interface Request {
  readonly mode: Mode;
  readonly asked: ReadonlyMap<FieldId, Value>;
  /** The errno; `undefined`: accepted. */
  readonly refused: string | undefined;
  /** What took effect in place of what was asked; `null`: nothing. */
  readonly instead: ReadonlyMap<FieldId, Value | null>;
}

const unusualNames: Readonly<Record<string, FieldId>> = { arp_missed_max: 'missed_max' };

function idOf(name: string): FieldId {
  const id = unusualNames[name] ?? name;
  if (!isFieldId(id)) throw new RangeError(`no option: ${name}`);
  return id;
}

const byId = <V>(options: object): ReadonlyMap<FieldId, V> =>
  new Map(Object.entries(options).map(([name, value]) => [idOf(name), value as V]));

type Row = readonly [modeNumbers: string, asked: object, answer: string | object];

const verdicts: { readonly rows: readonly Row[] } = JSON.parse(readFileSync('test/kernel/verdicts.json', 'utf8'));

/** Every request, one for each mode. */
export const requests: readonly Request[] = verdicts.rows.flatMap(([modeNumbers, asked, answer]) =>
  [...modeNumbers].map((digit) => ({
    mode: modes[Number(digit)]!,
    asked: byId<Value>(asked),
    refused: typeof answer === 'string' ? answer : undefined,
    instead: byId<Value | null>(typeof answer === 'string' ? {} : answer),
  })),
);

/** The newest release, or the first that has all the keys. */
export function targetFor({ asked }: Request): Target {
  const assumed = targetOf('auto');
  const later = [...asked.keys()].flatMap((id) => {
    const since = fieldIn(id, 'document')?.since;
    return since === undefined || isFrom(assumed.version, since) ? [] : [since];
  });
  return later[0] === undefined ? assumed : targetOf(later[0]);
}

/** Whether Talos' encoder sends every option of the request in its mode, with the very value. */
export const isSentByTalos = ({ mode, asked }: Request): boolean =>
  [...asked].every(([id, value]) => {
    const field = fieldIn(id, 'document');
    if (!field || (field.sentIn && !field.sentIn.includes(mode))) return false;
    if (isDelay(id)) return asked.get('miimon') !== 0;
    return value !== 0 || (id !== 'missed_max' && !isReplaced(field, mode));
  });

const isDelay = (id: FieldId): boolean => id === 'updelay' || id === 'downdelay' || id === 'peer_notif_delay';

const isReplaced = ({ zeroBecomes }: FieldOf, mode: Mode): boolean =>
  zeroBecomes?.some((instead) => !instead.modes || instead.modes.includes(mode)) ?? false;

/** The request as the document that asks it. */
export function documentFor({ mode, asked }: Request): string {
  const options = new Map<FieldId, Value>([['mode', modes.indexOf(mode)], ...asked]);
  const lines = [...options].map(([id, value]) => `${fieldIn(id, 'document')?.key}: ${written(id, value)}\n`);
  return `apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nlinks: [eth0, eth1]\n${lines.join('')}`;
}

const interfaces: Readonly<Record<string, string>> = { 0: '""', 4: 'dummy1', 9999: 'nowhere' };

function written(id: FieldId, value: Value): string {
  if (typeof value !== 'number') return `[${value.map((address) => `"${address}"`).join(', ')}]`;
  const type = fieldIn(id, 'document')?.type;
  if (type?.kind === 'enum') return wordFor(type.values, value);
  if (type?.kind === 'bool' && value < 2) return String(value === 1);
  return type?.kind === 'name' ? (interfaces[value] ?? '') : String(value);
}

const wordFor = (values: Readonly<Record<string, { readonly number: number }>>, wanted: number): string =>
  Object.keys(values).find((word) => values[word]?.number === wanted) ?? String(wanted);
