/** The exit code tells whether there is a finding, and 2 or 3 what kept the command from its work. */
import assert from 'node:assert/strict';
import { existsSync, openSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, mended } from './support/configs.ts';

test('a sound bond: nothing on standard output, exit code 0', () => {
  const { code, stdout, stderr } = talosBond(['lint', '-'], { input: mended });
  assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
  assert.equal(stderr, '1 bond in 1 file: nothing to report\n');
});

test('no bond: exit code 0, and standard error says so', () => {
  withFiles({ 'a.yaml': 'kind: Pod\n', 'b.txt': faulty }, (cwd) => {
    const expected = { code: 0, stdout: '', stderr: 'No bond found in 1 file\n' };
    assert.deepEqual(talosBond([], { cwd }), expected);
    assert.deepEqual(talosBond(['--quiet'], { cwd }), { ...expected, stderr: '' });
  });
});

test('no file: exit code 0, and standard error says where none is, or who ignores it', () => {
  const files = {
    'none/b.txt': faulty,
    'empty/a.yml.txt': '',
    'out/a.yaml': faulty,
    'out/.talos-bond.yaml': 'ignore: ["*"]',
  };
  withFiles(files, (cwd) => {
    const said = (...args: readonly string[]) => {
      const { code, stdout, stderr } = talosBond(args, { cwd });
      assert.deepEqual([code, stdout], [0, '']);
      return stderr;
    };
    assert.equal(
      said('none', 'empty/'),
      'No YAML or JSON files found in none, empty; what .gitignore names is passed over\n',
    );
    for (const named of ['out', 'out/a.yaml'])
      assert.equal(said(named), 'Nothing to judge: .talos-bond.yaml ignores all that was found\n');
    assert.equal(said('none', '--quiet'), '');
  });
});

test('--rule and --fail-on decide about the exit code', () => {
  const code = (...args: readonly string[]) => talosBond(['-', ...args], { input: faulty }).code;
  assert.equal(code('--fail-on', 'error'), 0);
  assert.equal(code('--fail-on', 'never'), 0);
  assert.equal(code('--fail-on', 'hint'), 1);
  assert.equal(code('--rule', 'missing-link-monitoring=off'), 0);
  assert.equal(code('--rule', 'missing-link-monitoring=hint'), 0);
  assert.equal(code('--rule=missing-link-monitoring=hint', '--fail-on=hint'), 1);
  assert.equal(code('--rule', 'missing-link-monitoring=off', '--rule', 'missing-link-monitoring=error'), 1);
});

test('wrong arguments: one sentence, exit code 2, nothing judged', () => {
  const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
    [['--nonsense'], /no option --nonsense\n/],
    [['--quite'], /no option --quite; --quiet comes near\n/],
    [['--no-color'], /no option --no-color; --color comes near\n/],
    [['-x'], /no option -x\n/],
    [['explain', 'miimmon'], /"miimmon"; miimon comes near\n/],
    [['explain', 'lacp'], /"lacp"; near are slow-lacp, passive-lacp, .*\n/],
    [['--rule', 'missing-link-monitorin=off'], /missing-link-monitoring comes near/],
    [['explain', 'warp-factor-nine'], /no rule or field/],
  ];
  for (const [args, sentence] of cases) {
    const { code, stdout, stderr } = talosBond(args, { input: faulty });
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
    assert.match(stderr, sentence);
  }
});

test('a named path that cannot be read: one sentence, exit code 2, and the others are judged', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['no-such.yaml', '', 'a.yaml', '--quiet'], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /^a\.yaml:8:11: warning/);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'talos-bond: no-such.yaml cannot be read: there is no such file or folder',
      "talos-bond: '' cannot be read: there is no such file or folder",
    ]);
  });
});

test('a path that is like a command leads to the help', () => {
  withFiles({ 'a.yaml': faulty, 'fix/a.yaml': mended }, (cwd) => {
    const told = (...args: readonly string[]) => talosBond(['--quiet', ...args], { cwd }).stderr;
    for (const word of ['lintt', 'help', 'version'])
      assert.equal(
        told(word),
        `talos-bond: ${word} cannot be read: there is no such file or folder\nTry talos-bond --help\n`,
      );
    assert.doesNotMatch(told('no-such.yaml', 'configs', 'fix'), /--help/);
  });
});

test('a link that leads in a circle is told, and the others are judged', {
  skip: process.platform === 'win32' && 'needs links',
}, () => {
  withFiles({ 'a.yaml': faulty, 'z.yaml': faulty }, (cwd) => {
    symlinkSync('circle.yaml', path.join(cwd, 'circle.yaml'));
    const { code, stdout, stderr } = talosBond(['--quiet'], { cwd });
    assert.match(stdout, /^a\.yaml:.*\nz\.yaml:.*\n$/);
    assert.deepEqual([code, stderr], [1, 'talos-bond: circle.yaml cannot be read: its links lead in a circle\n']);
  });
});

test('standard output that takes nothing: one sentence, exit code 3', { skip: !existsSync('/dev/full') }, () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stderr } = talosBond(['--quiet'], { cwd, stdout: openSync('/dev/full', 'w') });
    assert.deepEqual([code, stderr], [3, 'talos-bond: standard output cannot be written: the disk is full\n']);
  });
});
