/**
 * The reader of kernel arguments against what Talos' own parser made of them.
 *
 * `test/upstream/talos-arguments.json` holds arguments as people and accidents write them: those that
 * `ParseCmdlineNetwork` of the release named in it refused (or crashed on), and of the others what it made of them,
 * options only where they are not the default. When the parser changes: call it for each argument from a program
 * in its own module, as it is internal to Talos, and write what it says into the file with the release.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FieldId } from '../server/src/core/fields/fields.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import type { Bond } from '../server/src/core/model/bond.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';

interface Made {
  readonly name: string;
  readonly members: readonly string[];
  readonly options: Readonly<Partial<Record<FieldId, string | number>>>;
}

const { refused, accepted } = JSON.parse(readFileSync('test/upstream/talos-arguments.json', 'utf8')) as {
  readonly refused: readonly string[];
  readonly accepted: Readonly<Record<string, Made>>;
};

const fileOf = (argument: string): BondFile =>
  new BondFile(`machine:\n  install:\n    extraKernelArgs:\n      - "${argument}"\n`);

/** Errors that say that Talos cannot read it; others rest on the kernel, or on members that are none. */
const refusalsOf = (argument: string): readonly string[] =>
  validate(fileOf(argument), defaultOptions)
    .diagnostics.filter(({ code, level }) => level === 'error' && codes.includes(code))
    .map(({ message }) => message)
    .filter((message) => !message.startsWith('options stand in the place of the members'));

const codes = ['unknown-field', 'invalid-value', 'invalid-bond-argument'];

test('there are enough of both', () => {
  assert.ok(refused.length >= 100 && Object.keys(accepted).length >= 100);
});

for (const argument of refused) {
  test(`${argument}: refused by Talos, an error for us`, () => assert.notDeepEqual(refusalsOf(argument), []));
}

for (const [argument, made] of Object.entries(accepted)) {
  test(`${argument}: read by Talos, and by us as the same`, () => {
    assert.deepEqual(refusalsOf(argument), []);
    const bond = fileOf(argument).bonds[0]!.bond;
    assert.equal(bond.argument!.name.text, made.name);
    // A member without a name is waited for in vain.
    assert.deepEqual(
      bond.members.map(({ name }) => name),
      made.members.filter((name) => name !== ''),
    );
    for (const [id, value] of Object.entries(made.options)) assert.equal(bond.value(id as FieldId), value, id);
    for (const { id, field, reading } of bond.entries) {
      const counts = reading.state === 'value' && !field.unused;
      if (counts && !(id in made.options)) assert.ok(isDefault(bond, id), id);
    }
  });
}

/** What Talos would have sent anyway: the value of an absent option, or a 0 in its place. */
const isDefault = (bond: Bond, id: FieldId): boolean => {
  const value = bond.value(id);
  const { programs = [], zeroBecomes = [] } = bond.entry(id)!.field;
  return programs.some((one) => one.value === value) || (value === 0 && zeroBecomes.length > 0);
};
