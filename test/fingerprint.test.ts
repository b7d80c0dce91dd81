/** Keys of findings: the same as long as the finding is, whatever happens around it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintsOf } from '../server/src/cli/fingerprint.ts';
import { BondFile, defaultOptions, validate } from '../server/src/core/index.ts';

const keysIn = (text: string): readonly string[] => {
  const file = new BondFile(text, 'a.yaml');
  return fingerprintsOf(file, validate(file, defaultOptions).diagnostics);
};

const bond = (name: string, ...options: readonly string[]): string =>
  [
    `      - interface: ${name}`,
    '        bond:',
    '          mode: active-backup',
    ...options.map((line) => `          ${line}`),
    '',
  ].join('\n');
const config = (...bonds: readonly string[]): string =>
  `machine:\n  type: worker\n  network:\n    interfaces:\n${bonds.join('')}cluster: {}\n`;

const unmonitored = bond('bond0', 'interfaces: [eth0, eth1]');
const sound = bond('bond1', 'interfaces: [eth2, eth3]', 'miimon: 100', 'updelay: 200', 'downdelay: 200');
const known = 'missing-link-monitoring bond0 machine.network.interfaces[].bond.mode';

test('a key is made of the code, the bond and the path of what is spoken of', () => {
  assert.deepEqual(keysIn(config(unmonitored)), [known]);
  assert.deepEqual(
    keysIn(config(bond('bond0', 'interfaces: [eth0, eth0]', 'miimon: 100', 'lacpRat: fast'))).slice(-2),
    [
      'duplicate-member bond0 machine.network.interfaces[].bond.interfaces[eth0]',
      'unknown-field bond0 machine.network.interfaces[].bond.lacpRat',
    ],
  );
  const document = 'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: active-backup\nlinks: [a, b]\n';
  assert.deepEqual(keysIn(document)[0], 'missing-link-monitoring bond0 bondMode');
});

test('lines, other bonds and other documents do not change a key', () => {
  const moved = config('# a comment\n\n', sound, unmonitored);
  assert.deepEqual(keysIn(moved), [known]);
  assert.deepEqual(keysIn(`kind: LinkConfig\nname: eth0\n---\n${moved.replaceAll('\n', '\r\n')}`), [known]);
});

test('what is alike is told apart by order, so that one more is one more', () => {
  const documents = ['', '---\n', '---\n'].map((mark) => mark + config(unmonitored)).join('');
  const keys = keysIn(documents).filter((key) => key.startsWith('missing-link-monitoring'));
  assert.deepEqual(keys, [known, `${known} #2`, `${known} #3`]);
});

test('within a text that is carried the path goes on, and nothing else of that text is in it', () => {
  const patch = `machine:\n  token: hunter2\n${config(unmonitored).replace('machine:\n', '')}`;
  const carrier = (text: string): string =>
    `clusterName: home\nnodes:\n  - hostname: a\n    patches:\n      - ${text}\n`;
  const inner = 'machine.network.interfaces[].bond.mode';
  const block = carrier(`|\n${patch.replaceAll(/^(?=.)/gm, '        ')}`);
  assert.deepEqual(keysIn(block), [`missing-link-monitoring bond0 nodes[].patches[] ${inner}`]);
  assert.deepEqual(keysIn(carrier(JSON.stringify(patch))), keysIn(block));
});
