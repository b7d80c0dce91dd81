/** What the command line prints: for people, for programs, in colour, and at the right place. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, mended } from './support/configs.ts';
import { printed } from './support/problems.ts';

test('a faulty bond: place, sentence, line and fix on standard output, the summary beside it, exit code 1', () => {
  withFiles({ 'nodes/a.yaml': faulty, 'b.yaml': mended }, (cwd) => {
    const { code, stdout, stderr } = talosBond([], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(stdout.split('\n'), [
      'nodes/a.yaml:8:11: warning: bond0 is not monitored: Talos sends miimon 0, and an LACP member that loses its cable once stays out until a reboot [missing-link-monitoring]',
      '8 |           mode: 802.3ad',
      '  |           ^~~~',
      '  = fix: Insert miimon: 100, updelay: 200, downdelay: 200 (a dead link is dropped after about 300 ms)',
      '',
      '',
    ]);
    assert.equal(stderr, '2 bonds in 2 files: 1 warning\n');
  });
});

test('json: one object in the shape of the contract', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['--format', 'json', path.join(cwd, 'a.yaml')], { cwd });
    assert.equal(code, 1);
    assert.equal(stderr, '');
    const { version, summary, problems } = printed(stdout);
    assert.equal(version, 1);
    assert.deepEqual(summary, { files: 1, bonds: 1, error: 0, warning: 1, info: 0, hint: 0 });
    const [{ message, docs, fixes, ...rest }] = problems;
    assert.deepEqual(rest, {
      file: 'a.yaml',
      code: 'missing-link-monitoring',
      level: 'warning',
      bond: 'bond0',
      dialect: 'legacy',
      range: { start: { line: 8, column: 11 }, end: { line: 8, column: 15 } },
      related: [],
    });
    assert.match(message, /^bond0 is not monitored/);
    assert.match(docs, /^https:\/\/github\.com\/.*#missing-link-monitoring$/);
    const at = { line: 8, column: 24 };
    assert.deepEqual(fixes[0], {
      title: 'Insert miimon: 100, updelay: 200, downdelay: 200 (a dead link is dropped after about 300 ms)',
      preferred: true,
      safe: true,
      edits: [
        {
          range: { start: at, end: at },
          newText: '\n          miimon: 100\n          updelay: 200\n          downdelay: 200',
        },
      ],
    });
  });
});

test('CRLF, CR alone, a byte order mark and UTF-16 do not shift what is reported', () => {
  const texts = {
    'crlf.yaml': faulty.replaceAll('\n', '\r\n'),
    'cr.yaml': faulty.replaceAll('\n', '\r'),
    'bom.yaml': `\uFEFFkind: BondConfig\napiVersion: v1alpha1\nname: bond0\nbondMode: 802.3ad\nlinks: [a, b]\nxmitHashPolicy: layer3+4\n`,
    'wide.yaml': Buffer.from(`\uFEFF${faulty}`, 'utf16le'),
    'one-line.yaml': `\uFEFF{"machine": {"network": {"interfaces": [{"interface": "bönd", "bond": {"mode": "802.3ad", "interfaces": ["a", "b"], "xmitHashPolicy": "layer3+4"}}]}}}`,
  };
  withFiles(texts, (cwd) => {
    const { problems } = printed(talosBond(['--format', 'json'], { cwd }).stdout);
    const places = problems.map(({ file, range }) => `${file} ${range.start.line}:${range.start.column}`);
    // The mark at the front makes up for columns that count from 1.
    const column = texts['one-line.yaml'].indexOf('"mode"');
    assert.deepEqual(places, [
      'bom.yaml 4:1',
      'cr.yaml 8:11',
      'crlf.yaml 8:11',
      `one-line.yaml 1:${column}`,
      'wide.yaml 8:11',
    ]);
  });
});

test('colours only where they are wanted, and no text can steer the terminal', () => {
  const escapes = new RegExp(String.fromCharCode(27));
  const run = (args: readonly string[], env = {}) => talosBond(['-', ...args], { input: faulty, env }).stdout;
  assert.doesNotMatch(run([]), escapes);
  assert.match(run(['--color', 'always'], { NO_COLOR: '1' }), escapes);
  assert.doesNotMatch(run(['--color=never']), escapes);
  const nasty = faulty.replace('bond0', '"bond\\e[31m0"');
  const { stdout } = talosBond(['-', '--quiet'], { input: nasty });
  assert.doesNotMatch(stdout, escapes);
  assert.match(stdout, /bond\\u001b\[31m0/);
});
