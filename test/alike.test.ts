/** Documents that differ in words alone share one parse, and read as if each had been parsed by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Alike } from '../server/src/core/yaml/alike.ts';
import { Chunk } from '../server/src/core/yaml/chunk.ts';
import { pairOf } from '../server/src/core/yaml/node.ts';
import { brokenText, change, changed, texts } from './support/arbitrary.ts';

const kin = () => ({ name: '', indent: 0, alike: new Alike() });

const node = (number: number, mtu: string) => `kind: BondConfig # of rack ${number}
name: 'uplink${number}'
links: [net${number}a, "net${number}b"]
bondMode: 802.3ad
mtu: ${mtu}
addresses:
  - address: 10.0.${number}.12/24
`;

test('what says the same in the second document is what was read of the first', () => {
  const manner = kin();
  const first = new Chunk(node(1, '9000'), manner).parsed.root;
  const second = new Chunk(node(2, '1500'), manner).parsed.root;
  assert.equal(pairOf(second, 'bondMode'), pairOf(first, 'bondMode'));
  assert.equal(pairOf(second, 'mtu')?.key, pairOf(first, 'mtu')?.key);
  assert.deepEqual(second, new Chunk(node(2, '1500')).parsed.root);
});

/** Words that are more than words, or that stand in what is not read as it is written. */
const meaningful: ReadonlyArray<readonly [first: string, second: string]> = [
  ['a: |2\n   b\n', 'a: |1\n   b\n'],
  ['a: &b c\nd: *b\n', 'a: &b c\nd: *e\n'],
  ['a: !!map {}\n', 'a: !!seq {}\n'],
  ['a: "\\x41"\n', 'a: "\\y41"\n'],
  ['a: "\\n"\n', 'a: "\\t"\n'],
  ["a: 'it''s'\n", "a: 'ab''c'\n"],
  ['a: one\n  two\n', 'a: six\n  ten\n'],
  ['%YAML 1.2\n---\na: b\n', '%YAML 9.9\n---\na: b\n'],
  ['? [a, &b c]\n: d\n', '? [a, &b c]\n: e\n'],
  ['a: [b, c: d]\n', 'a: [b, e: f]\n'],
  ['a: b c\n', 'a: b #\n'],
  ['a: - c\n', 'a: b c\n'],
];

for (const [first, second] of meaningful)
  test(`${JSON.stringify(second)} reads as itself behind ${JSON.stringify(first)}`, () => {
    const manner = kin();
    void new Chunk(first, manner).parsed;
    assert.deepEqual(new Chunk(second, manner).parsed, new Chunk(second).parsed);
  });

/** Another word for a word, character by character. */
const respelt = (text: string, letters: readonly string[]): string => {
  let at = 0;
  return text.replaceAll(/[A-Za-z\d]/g, (own) => letters[at++ % letters.length] || own);
};

const letters = fc.array(fc.constantFrom('', '', '', 'x', 'Z', '0', '7'), { minLength: 1, maxLength: 23 });

test('whatever was read before it, a text reads as if it had been parsed by itself', () => {
  const before = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...texts) }, brokenText);
  fc.assert(
    fc.property(before, letters, fc.option(change), (first, other, edit) => {
      const second = respelt(edit ? changed(first, edit) : first, other);
      const manner = kin();
      for (const text of [first, second, first])
        assert.deepEqual(new Chunk(text, manner).parsed, new Chunk(text).parsed, text);
    }),
    { numRuns: 600 },
  );
});
