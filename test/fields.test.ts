import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects, type FieldType, goRange, groups, modes } from '../server/src/core/fields/field.ts';
import { type FieldOf, fieldIds, fieldIn, fieldOfKey, fieldsOf, isFieldId } from '../server/src/core/fields/fields.ts';

const everyCell = dialects.flatMap((dialect) => fieldsOf(dialect).map((field) => ({ dialect, field })));

const plain = (word: string): string => word.toLowerCase().replaceAll(/[-_]/g, '');

/** Whether Talos and the kernel take the value as it stands. */
function fits(type: FieldType, value: string | number | boolean): boolean {
  if (type.kind === 'enum') return Object.hasOwn(type.values, value.toString());
  if (type.kind === 'bool') return typeof value === 'boolean';
  if (type.kind !== 'int') return typeof value === 'string';
  const [min, max] = type.kernel ?? goRange[type.go];
  return typeof value === 'number' && min <= value && value <= max;
}

test('rows stand in the order of their groups', () => {
  const order = fieldIds.map((id) => {
    const cell = dialects.map((dialect) => fieldIn(id, dialect)).find((found) => found !== undefined);
    return groups.indexOf(cell!.group);
  });
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});

test('a key leads to its field, exactly as it is spelt', () => {
  for (const { dialect, field } of everyCell) assert.equal(fieldOfKey(dialect, field.key), field.id);
  assert.equal(fieldOfKey('document', 'resendIgmp'), undefined);
  assert.equal(fieldOfKey('legacy', 'resendIgmp'), 'resend_igmp');
});

test('what a dialect says wins, and its note follows the row’s', () => {
  assert.deepEqual(fieldIn('primary', 'meta')?.type, { kind: 'int', go: 'uint32' });
  assert.equal(fieldIn('primary', 'document')?.since, '1.15');
  assert.match(fieldIn('fail_over_mac', 'document')?.note ?? '', /^If the first member .* Before Talos 1\.12\.2 /);
  assert.equal(fieldIn('lacp_active', 'legacy'), undefined);
});

test('values that are suggested are taken, and turn nothing off', () => {
  for (const { dialect, field } of everyCell) {
    for (const value of field.suggest ?? []) {
      assert.ok(fits(field.type, value), `${dialect} ${field.key}: ${value}`);
      assert.ok(![0, 'none', 'off', false].includes(value), `${dialect} ${field.key}: ${value}`);
    }
  }
});

test('values that Talos fills in exist', () => {
  const filled = (field: FieldOf) => [...(field.programs ?? []), ...(field.zeroBecomes ?? [])];
  for (const { dialect, field } of everyCell) {
    for (const { value, since } of filled(field)) {
      // Zeros that older releases left in META are what `known-defect` is about.
      const leftover = value === 0 && dialect === 'meta' && since === undefined;
      assert.ok(leftover || fits(field.type, value), `${dialect} ${field.key}: ${value}`);
    }
  }
});

test('an option needs another one of the table', () => {
  for (const { field } of everyCell) assert.ok(field.needs === undefined || isFieldId(field.needs), field.id);
});

test('a mode’s number is its place', () => {
  const type = fieldIn('mode', 'document')!.type;
  assert.ok(type.kind === 'enum');
  assert.deepEqual(
    modes.map((mode) => type.values[mode]?.number),
    modes.map((_, index) => index),
  );
});

test('a word leads to one value, and a foreign name to one field', () => {
  const rows = [...new Map(everyCell.map(({ field }) => [field.id, field])).values()];
  const known = new Map(everyCell.flatMap(({ field }) => [field.id, field.key].map((word) => [plain(word), field.id])));
  for (const { id, foreign } of rows) {
    for (const { name } of foreign ?? []) {
      assert.ok(!known.has(plain(name)), `${name} of ${id} is known from ${known.get(plain(name))}`);
      known.set(plain(name), id);
    }
  }
  for (const { id, type } of rows) {
    if (type.kind !== 'enum') continue;
    const words = Object.entries(type.values).flatMap(([word, { also }]) => [word, ...(also ?? [])]);
    assert.equal(new Set(words.map((word) => word.toLowerCase())).size, words.length, id);
  }
});
