/** A faulty bond, its sound twin, and one with a key of other tools, in every form in which carriers hold bonds. */
import assert from 'node:assert/strict';
import { type FieldId, fieldIn } from '../../server/src/core/fields/fields.ts';
import type { Options } from '../oracle/texts.ts';
import { dialectOf, written } from './bonds.ts';
import type { Carrier, Form } from './carriers.ts';

/** A bond in some form: its mode, these options, its members. */
export function bond(
  form: Form,
  ...options: readonly (readonly [id: FieldId | 'mii-monitor-interval', value: string])[]
): string {
  const dialect = dialectOf(form);
  const keyed: Options = options.map(([id, value]) => [
    id === 'mii-monitor-interval' ? id : fieldIn(id, dialect)!.key,
    value,
  ]);
  const members = fieldIn('members', dialect);
  return written(form, [...keyed, ...(members ? [[members.key, '[eth0, eth1]'] as const] : [])]);
}

export const mode = ['mode', 'active-backup'] as const;
const delays = [
  ['updelay', '200'],
  ['downdelay', '200'],
] as const;

export const faulty = (form: Form): string => bond(form, mode);
export const sound = (form: Form): string => bond(form, mode, ['miimon', '100'], ...delays);
export const misspelt = (form: Form): string => bond(form, mode, ['mii-monitor-interval', '100'], ...delays);

export const isJson = ({ form }: Carrier): boolean => form.endsWith('-json');

/** The text is this bond in this carrier: letter by letter, or in JSON, which leaves the spacing open, value by value. */
export function isNow(text: string, wanted: string, carrier: Carrier): void {
  if (carrier.file.endsWith('.json')) JSON.parse(text);
  const { text: whole } = carrier.put(wanted);
  if (isJson(carrier)) assert.deepEqual(valueIn(text, carrier), valueIn(whole, carrier));
  else assert.equal(text, whole);
}

const valueIn = (text: string, { take }: Carrier): unknown => {
  const taken = take(text);
  return typeof taken === 'string' ? JSON.parse(taken) : taken;
};
