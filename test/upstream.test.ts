/**
 * The table of options against a pinned extract of what Talos decodes and the kernel takes.
 *
 * `test/upstream/talos-fields.json` holds, for each key of a bond in each dialect, the Go type of Talos, the words of
 * an enumeration with the kernel's numbers, and the range that the kernel takes. It names the versions it was read from.
 *
 * When this fails after a change of the table, the table is wrong. When Talos or the kernel has moved on: read the three
 * structs again (`Bond`, `BondConfigV1Alpha1`, `BondMasterSpec`), the parser of the kernel argument (`parseBondOptions`)
 * and the kernel's table of bond options, write what they say into the extract with the versions, and then mend the
 * rows that this test names, with `since` for what is new.
 * What the newest Talos has dropped keeps its line and its row for as long as a supported release takes it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Dialect, dialects, type FieldType } from '../server/src/core/fields/field.ts';
import { fieldIn, fieldOfKey, fieldsOf, keysOf } from '../server/src/core/fields/fields.ts';

interface Option {
  readonly dialect: Dialect;
  readonly key: string;
  readonly go: string;
  readonly values?: Readonly<Record<string, number | null>>;
  readonly kernel?: readonly [number, number];
}

const extract = JSON.parse(readFileSync('test/upstream/talos-fields.json', 'utf8')) as {
  readonly options: readonly Option[];
};

const goTypes: Readonly<Record<Exclude<FieldType['kind'], 'int'>, RegExp>> = {
  enum: /^(string|nethelpers\.\w+)$/,
  bool: /^bool$/,
  name: /^string$/,
  names: /^\[\]string$/,
  selectors: /^\[\]NetworkDeviceSelector$/,
  targets: /^\[\](netip\.Addr|string)$/,
  constant: /^string$/,
  mac: /^(nethelpers\.HardwareAddr|string)$/,
  addresses: /^\[\]AddressConfig$/,
  routes: /^\[\]RouteConfig$/,
};

const wordsOf = (type: FieldType): Option['values'] => {
  if (type.kind === 'constant') return { [type.value]: null };
  if (type.kind !== 'enum') return undefined;
  return Object.fromEntries(Object.entries(type.values).map(([word, { number }]) => [word, number]));
};

for (const dialect of dialects) {
  const upstream = extract.options.filter((option) => option.dialect === dialect);

  test(`${dialect}: the table has the keys of Talos and no others`, () => {
    const keys = upstream.map(({ key }) => key);
    assert.deepEqual(fieldsOf(dialect).flatMap(keysOf).toSorted(), keys.toSorted());
  });

  for (const option of upstream) {
    test(`${dialect}: ${option.key} takes what Talos and the kernel take`, () => {
      const id = fieldOfKey(dialect, option.key);
      assert.ok(id, 'no row has this key');
      const { type } = fieldIn(id, dialect)!;

      if (type.kind === 'int') assert.equal(type.go, option.go);
      else assert.match(option.go, goTypes[type.kind]);
      assert.deepEqual(wordsOf(type), option.values);
      assert.deepEqual(type.kind === 'int' ? type.kernel : undefined, option.kernel);
    });
  }
}
