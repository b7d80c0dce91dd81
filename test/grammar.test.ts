import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { yamlDialects } from '../server/src/core/fields/field.ts';
import { fieldsOf } from '../server/src/core/fields/fields.ts';
import { type Edition, editions, registryOf, scopesOf, yamlOf } from './support/grammars.ts';

const quiet = 'test/fixtures/quiet';
const fixtures = readdirSync(quiet).map((name) => ({ name, text: readFileSync(`${quiet}/${name}`, 'utf8') }));

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [`${folder}/${name}`] : []));

const casesOf = ({ nested }: Edition): readonly string[] => [
  ...yamlIn('test/grammar'),
  ...(nested ? yamlIn('test/grammar/newer') : []),
];

const isOurs = (scope: string): boolean => scope.endsWith('.talos-bond');

/** The scopes of each character as text, so that a difference can be read. */
const rendered = (lines: readonly (readonly string[])[][], keep: (scope: string) => boolean): readonly string[] =>
  lines.map((line) => line.map((scopes) => scopes.filter(keep).join(' ')).join('\n'));

const begun = {
  legacy: 'machine:\n  network:\n    interfaces:\n      - bond:\n          ',
  document: 'apiVersion: v1alpha1\nkind: BondConfig\n',
  meta: 'links:\n  - bondMaster:\n      ',
};

for (const edition of editions) {
  const skip = edition.files.length === 0 && 'its editor is not installed';
  describe(`over ${edition.name}`, { skip }, () => {
    test('the parts of a bond have scopes of their own', async () => {
      const registry = registryOf(edition, true);
      for (const file of casesOf(edition)) {
        const found = parseGrammarTestCase(readFileSync(file, 'utf8'));
        assert.ok(found.assertions.length > 0, file);
        // The tester brings an older edition of the same class along.
        assert.deepEqual(await runGrammarTestCase(registry as never, found), [], file);
      }
    });

    test('every key of the table is known in its dialect', async () => {
      const yaml = await yamlOf(edition, true);
      for (const dialect of yamlDialects) {
        const last = begun[dialect].split('\n').length - 1;
        for (const { key } of fieldsOf(dialect)) {
          const line = scopesOf(yaml, `${begun[dialect]}${key}: 1`)[last]!;
          assert.equal(line.at(-4)?.at(-1), 'support.type.option.talos-bond', `${dialect} ${key}`);
        }
      }
    });

    test('YAML’s own scopes stay as they are, in bonds and outside', async () => {
      const [bare, ours] = [await yamlOf(edition, false), await yamlOf(edition, true)];
      for (const { name, text } of fixtures) {
        const kept = rendered(scopesOf(ours, text), (scope) => !isOurs(scope));
        assert.deepEqual(
          kept,
          rendered(scopesOf(bare, text), () => true),
          name,
        );
      }
    });

    test('other tools’ files look as if we were not there', async () => {
      const ours = await yamlOf(edition, true);
      const others = fixtures.filter(({ name }) => name.startsWith('other-'));
      assert.ok(others.length > 0);
      // That a text may be a config is noted, without a colour.
      const tells = (scope: string): boolean => isOurs(scope) && scope !== 'meta.config.talos-bond';
      for (const { name, text } of others) assert.ok(!scopesOf(ours, text).flat(2).some(tells), name);
    });

    test('a text that ends anywhere disturbs no scope of YAML', async () => {
      const [bare, ours] = [await yamlOf(edition, false), await yamlOf(edition, true)];
      const short = fixtures.filter(({ text }) => text.length < 3000);
      const cuts = fc
        .constantFrom(...short)
        .chain(({ text }) =>
          fc
            .tuple(fc.nat(text.length), fc.nat(text.length))
            .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b))),
        );
      fc.assert(
        fc.property(cuts, (text) => {
          const kept = rendered(scopesOf(ours, text), (scope) => !isOurs(scope));
          assert.deepEqual(
            kept,
            rendered(scopesOf(bare, text), () => true),
          );
        }),
        { numRuns: 100 },
      );
    });
  });
}
