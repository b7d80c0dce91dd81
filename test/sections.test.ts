/** What is left out before the parse must not be missed: bonds and their neighbours come out the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut } from '../server/src/core/yaml/cut.ts';
import { childOf, type Node } from '../server/src/core/yaml/node.ts';
import { sectionsBesideBonds } from '../server/src/core/yaml/sections.ts';
import { parse } from '../server/src/core/yaml/yaml.ts';
import { fixturesIn } from './support/fixtures.ts';

const machine = (root: Node | undefined, key: string) => childOf(childOf(root, 'machine'), key);

test('the network of every fixture is read the same, at the same places, with and without the other sections', () => {
  let left = 0;
  for (const { path, text } of fixturesIn('.')) {
    for (const { chunk } of cut(text).chunks) {
      const { text: own } = chunk.masked;
      const whole = parse(own);
      if (whole.errors.length > 0) continue;
      const lean = parse(own, chunk.essence);
      left += chunk.reduced.text.length - chunk.essence.text.length;
      assert.deepEqual(lean.errors, [], path);
      for (const key of ['network', 'type', 'install'])
        assert.deepEqual(machine(lean.root, key), machine(whole.root, key), path);
      if (!childOf(whole.root, 'machine')) assert.deepEqual(lean.root, whole.root, path);
    }
  }
  assert.ok(left > 10_000, `only ${left} units were left out`);
});

const leftOut = (text: string): string =>
  sectionsBesideBonds(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('');

test('sections go with their lists and comments, and what follows them stays', () => {
  const text =
    'machine:\n  certSANs:\n  - a\n  # why\n  - b\n\n  network:\n    interfaces: []\ncluster:\n  x: 1\nother: 2\n';
  assert.equal(leftOut(text), '  certSANs:\n  - a\n  # why\n  - b\n\ncluster:\n  x: 1\n');
});

test('nothing is left out where an anchor may be needed, in flow style, or outside a machine config', () => {
  for (const text of [
    'machine:\n  sysctls: &s\n    a: 1\n',
    'machine: {sysctls: {}}\n',
    '{"machine": {}}\n',
    'cluster:\n  a: 1\n',
  ])
    assert.equal(leftOut(text), '', text);
});
