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
bondMode: 802.3ad
mtu: ${mtu}
name: 'uplink${number}'
links: [net${number}a, "net${number}b"]
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

test('words of another length move what follows them, sections that are left out included', () => {
  const manner = kin();
  const config = (token: string, name: string, cluster: string) =>
    `machine:\n  type: worker\n  token: ${token}\n  network:\n    interfaces:\n      - interface: ${name}\n` +
    `        bond: {mode: active-backup, interfaces: [eth0, "${name}x"]}\n  install: {disk: /dev/sda}\n${cluster}`;
  for (const text of [
    config('abc.def', 'bond0', 'cluster:\n  clusterName: steel\n'),
    config('a.longer1', 'bond10', ''),
    config('a.b', 'uplink', 'cluster:\n  clusterName: steel\n  id: other\n'),
  ])
    assert.deepEqual(new Chunk(text, manner).parsed, new Chunk(text).parsed);
});

test('in a template the words are those that are left when its expressions are gone', () => {
  const manner = { ...kin(), name: 'a.yaml.tpl' };
  for (const text of [`mode: active${' '.repeat(14)}backup\n`, 'mode: active {{/* zz */}} backup\n'])
    assert.deepEqual(new Chunk(text, manner).parsed, new Chunk(text, { name: manner.name, indent: 0 }).parsed);
});

test('a layout is forgotten after many others, and a huge text is not remembered at all', () => {
  const shares = (first: string, ...others: readonly string[]): boolean => {
    const manner = kin();
    const roots = [first, ...others, first].map((text) => new Chunk(text, manner).parsed.root);
    return roots.at(-1) === roots[0];
  };
  const others = Array.from({ length: 60 }, (_, index) => `# ${'.'.repeat(index)}\na: b\n# ${'x '.repeat(5000)}\n`);
  assert.ok(shares('a: b\n', ...others.slice(0, 5)));
  assert.ok(!shares('a: b\n', ...others));
  assert.ok(!shares(`a: b\n# ${'x '.repeat(300_000)}\n`));
});

test('it does not matter how long a key is', () => {
  const manner = kin();
  for (const key of ['mode', 'm'.repeat(1100)])
    assert.deepEqual(new Chunk(`a:\n  ${key}: b\n`, manner).parsed, new Chunk(`a:\n  ${key}: b\n`).parsed);
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

/** Another word for a word, as long or not. */
const respelt = (text: string, words: readonly string[]): string => {
  let at = 0;
  return text.replaceAll(/[A-Za-z\d]+/g, (own) => {
    const word = words[at++ % words.length] || own;
    return word.endsWith('~') ? word.repeat(own.length).slice(0, own.length).replaceAll('~', 'y') : word;
  });
};

/** With `~`: as long as the word was. */
const words = fc.array(fc.constantFrom(...['', '', '', 'x', 'Zed0', '7', '100000', 'q~', '0~', 'w'.repeat(1100)]), {
  minLength: 1,
  maxLength: 23,
});

test('whatever was read before it, a text reads as if it had been parsed by itself', () => {
  const before = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...texts) }, brokenText);
  const names = fc.constantFrom('', 'a.yaml.j2', 'a.yaml.tpl');
  fc.assert(
    fc.property(before, words, fc.option(change), names, (first, other, edit, name) => {
      const second = respelt(edit ? changed(first, edit) : first, other);
      const manner = { ...kin(), name };
      // Completion reads a text without its template expressions.
      const { text: bare } = new Chunk(first, manner).masked;
      for (const text of [bare, first, second, first])
        assert.deepEqual(new Chunk(text, manner).parsed, new Chunk(text, { name, indent: 0 }).parsed, text);
    }),
    { numRuns: 600 },
  );
});
