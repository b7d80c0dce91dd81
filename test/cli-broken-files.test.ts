/** A file that is no YAML is told of if it holds a bond; it crashes nothing, and nothing of it is shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { config, faulty, mended } from './support/configs.ts';
import { printed } from './support/problems.ts';

test('a file with a bond that is no YAML is an error; templates are left alone', () => {
  const twice = config('mode: 802.3ad', 'interfaces: [eth0, eth1]', 'miimon: 100', 'mode: 802.3ad');
  const open = faulty.replace('token: hunter2', 'token: "hunter2');
  const files = {
    'twice.yaml': twice,
    'open.yaml': open,
    'conflict.yaml': `${faulty}<<<<<<< HEAD\n`,
    'latin.yaml': Buffer.from(`${faulty}# caf\u00e9\n`, 'latin1'),
    'nul.yaml': `${faulty}# \0\n`,
    'other-document.yaml': `${faulty}---\na: [\n`,
    'suffix.yaml.j2': open,
    'expression.yaml': open.replace('hunter2', '{{ token }}'),
    'no-bond.yaml': 'a: [\n',
    'old-line-ends.yaml': faulty.replaceAll('\n', '\r'),
  };
  withFiles(files, (cwd) => {
    const { code, stdout } = talosBond(['--format=json', '--fail-on=error'], { cwd });
    assert.equal(code, 1);
    const invalid = printed(stdout).problems.filter(({ code: one }) => one === 'invalid-yaml');
    const places = invalid.map(
      ({ file, level, range }) => `${file}:${range.start.line}:${range.start.column} ${level}`,
    );
    assert.deepEqual(places, [
      'conflict.yaml:14:1 error',
      'latin.yaml:14:6 error',
      'nul.yaml:14:3 error',
      'open.yaml:14:1 error',
      'other-document.yaml:16:1 error',
      'twice.yaml:11:11 error',
    ]);
    const second = invalid.find(({ file }) => file === 'twice.yaml');
    assert.match(second.message, /^mode is written twice/);
    assert.deepEqual(second.related[0].range.start, { line: 8, column: 11 });
    assert.equal(talosBond(['--quiet', '--rule=invalid-yaml=off', '--fail-on=error'], { cwd }).code, 0);
  });
});

test('UTF-16 that nothing marks as such is told, if it holds a bond', () => {
  const little = Buffer.from(faulty, 'utf16le');
  const files = {
    'big.yaml': Buffer.from(little).swap16(),
    'little.yaml': little,
    'no-bond.yaml': Buffer.from('kind: Pod\n', 'utf16le'),
  };
  withFiles(files, (cwd) => {
    const { code, stdout } = talosBond(['--quiet', '--fail-on=error'], { cwd });
    assert.equal(code, 1);
    const told = stdout.split('\n').filter((line) => line.endsWith('[invalid-yaml]'));
    const sentence = '1:1: error: the file is UTF-16 without a byte order mark, and Talos refuses it [invalid-yaml]';
    assert.deepEqual(told, [`big.yaml:${sentence}`, `little.yaml:${sentence}`]);
  });
});

test('a finding on a suppression is about no bond, and what is no YAML can be let be', () => {
  const outlived = mended.replace('miimon: 100', 'miimon: 100 # talos-bond-ignore slow-failover');
  const twice = mended.replace('miimon: 100', 'miimon: 100\n          miimon: 100');
  const silenced = `# talos-bond-ignore-file invalid-yaml -- Talos never sees it\n${twice}`;
  withFiles({ 'a.yaml': outlived, 'b.yaml': twice, 'c.yaml': silenced }, (cwd) => {
    const { stdout } = talosBond(['--format', 'json'], { cwd });
    assert.deepEqual(
      printed(stdout).problems.map(({ file, code, bond, dialect }) => [file, code, bond, dialect]),
      [
        ['a.yaml', 'unused-suppression', null, null],
        ['b.yaml', 'invalid-yaml', 'bond0', 'legacy'],
      ],
    );
  });
});

test('what is not the bond’s own is never shown', () => {
  const secret = /hunter|s3cret/;
  const flow = `{machine: {token: hunter2, network: {interfaces: [{interface: bond0, bond: {mode: 802.3ad, interfaces: [a, b]}, s3cret: 1}]}}}`;
  const texts = [
    faulty,
    flow,
    faulty.replace('token: hunter2', 'token: "hunter2'),
    faulty.replace('mode: 802.3ad', 'mode: "802.3ad'),
    faulty.replace('[eth0, eth1]', '[eth0, eth1'),
    faulty.replace('        bond:', '        bond: {'),
    faulty.replace('cluster:', 'cluster: @hunter2\n '),
    `${faulty}hunter2\n`,
  ];
  withFiles(Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])), (cwd) => {
    for (const args of [[], ['--quiet'], ['--format=json']]) {
      const { stdout, stderr, code } = talosBond(args, { cwd });
      assert.equal(code, 1);
      assert.doesNotMatch(stdout + stderr, secret);
      for (const index of texts.keys()) assert.match(stdout, new RegExp(`\\b${index}\\.yaml`), texts[index]);
    }
  });
});

test('texts that no person wrote: an answer in time, and no crash', () => {
  const files = {
    'brackets.yaml': `bond: ${'['.repeat(100_000)}`,
    'aliases.yaml': `bond: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(9)}]`).join('\n')}\n${faulty}`,
    'long-line.yaml': faulty.replace('[eth0, eth1]', `[${Array.from({ length: 50_000 }, (_, i) => `e${i}`)}]`),
    'noise.yaml': Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251)),
    'surrogates.json': `${JSON.stringify({ machine: { network: {} } })} "\\ud800 bond"`,
  };
  withFiles(files, (cwd) => {
    const { code, stderr } = talosBond(['--quiet'], { cwd });
    assert.ok(code === 0 || code === 1, stderr);
    assert.equal(stderr, '');
  });
});
