import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldType } from '../server/src/core/fields/field.ts';
import { pairOf } from '../server/src/core/yaml/node.ts';
import { readValue } from '../server/src/core/yaml/scalar.ts';
import { parse } from '../server/src/core/yaml/yaml.ts';

const read = (type: FieldType, value: string) => readValue(type, pairOf(parse(`key: ${value}\n`).root, 'key')?.value);

const says = (type: FieldType, value: string): string => {
  const reading = read(type, value);
  if (reading.state === 'value') return `${reading.value}${reading.cutOff ? ' cut off' : ''}`;
  return reading.state === 'wrong' ? reading.fault : reading.state;
};

/** What the decoders of Talos 1.11 (yaml.v3), 1.12 and 1.13 (yaml v4) made of these values for a `uint32`. */
const integers: Readonly<Record<string, string>> = {
  '100': '100',
  '+100': '100',
  '1_000': '1000',
  '0x64': '100',
  '0X64': '100',
  '0o17': '15',
  '0b101': '5',
  '017': '15',
  '08': '8',
  '-0': '0',
  '1.0': '1',
  '1e2': '100',
  '!!int "100"': '100',
  '!!float 100': '100',
  '0.0': '0',
  '1.5': '1 cut off',
  '.5': '0 cut off',
  '-0.5': '0 cut off',
  '-1': 'size',
  '4294967296': 'size',
  '18446744073709551616': 'size',
  '"100"': 'type',
  "'100'": 'type',
  '!!str 100': 'type',
  '!!int 1.5': 'type',
  '1:30': 'type',
  '0o9': 'type',
  _1: 'type',
  yes: 'type',
  '[]': 'type',
  '""': 'type',
  '~': 'absent',
  null: 'absent',
  '': 'absent',
};

test('a number is what Talos’ decoder takes for one', () => {
  for (const [value, wanted] of Object.entries(integers))
    assert.equal(says({ kind: 'int', go: 'uint32' }, value), wanted, value);
});

/** The same decoders for a `*bool`. */
const truths: Readonly<Record<string, string>> = {
  true: 'true',
  TRUE: 'true',
  yes: 'true',
  Yes: 'true',
  Y: 'true',
  On: 'true',
  "'yes'": 'true',
  '"on"': 'true',
  '!!bool "true"': 'true',
  false: 'false',
  No: 'false',
  n: 'false',
  OFF: 'false',
  "'Off'": 'false',
  '"true"': 'type',
  "'false'": 'type',
  tRue: 'type',
  oFF: 'type',
  '1': 'type',
  '0': 'type',
  '!!bool yes': 'type',
  '!!str true': 'type',
  '!!str yes': 'true',
  '""': 'type',
  '~': 'absent',
};

test('the old words for true and false count even in quotes', () => {
  for (const [value, wanted] of Object.entries(truths)) assert.equal(says({ kind: 'bool' }, value), wanted, value);
});

test('where numbers stand for words, they are decimal', () => {
  const type = {
    kind: 'enum',
    exact: true,
    numbers: true,
    values: { none: { number: 0, doc: '' }, active: { number: 1, doc: '' } },
  } as const;
  const wanted = {
    '1': 'active',
    '"1"': 'active',
    '01': 'active',
    '+1': 'active',
    '-0': 'none',
    '0x1': 'word',
    '1.0': 'word',
    '3': 'word',
    Active: 'word',
    '""': 'absent',
  };
  for (const [value, said] of Object.entries(wanted)) assert.equal(says(type, value), said, value);
});

test('a value that a patch deletes cannot be told', () => {
  assert.equal(says({ kind: 'names' }, '{ $patch: delete }'), 'unknown');
});
