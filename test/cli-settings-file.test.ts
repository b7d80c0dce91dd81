/** The settings in .talos-bond.yaml count for what is below them, unless a flag says otherwise. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, mended } from './support/configs.ts';
import { problemsBy } from './support/problems.ts';

test('.talos-bond.yaml sets levels and paths; flags win over it', () => {
  const settings = 'rules: {missing-link-monitoring: error}\nignore: ["archive/**"]\n';
  const files = { '.talos-bond.yaml': settings, 'nodes/a.yaml': faulty, 'archive/b.yaml': faulty };
  withFiles(files, (cwd) => {
    const levels = (stdout: string) => problemsBy(stdout, 'file', 'level');
    assert.deepEqual(levels(talosBond(['--format', 'json'], { cwd }).stdout), ['nodes/a.yaml error']);
    // The settings themselves are no config that is judged.
    assert.equal(JSON.parse(talosBond(['--format', 'json'], { cwd }).stdout).summary.files, 1);
    assert.deepEqual(levels(talosBond(['--format', 'json'], { cwd: path.join(cwd, 'nodes') }).stdout), [
      'a.yaml error',
    ]);
    const flagged = ['--format', 'json', '--rule', 'missing-link-monitoring=info'];
    assert.deepEqual(levels(talosBond(flagged, { cwd }).stdout), ['nodes/a.yaml info']);
    // Never judged is never, whoever asks.
    assert.equal(talosBond(['archive/b.yaml'], { cwd }).code, 0);
    const piped = (name: string) =>
      talosBond(['-', '--stdin-filename', name, '--format', 'json'], { cwd, input: faulty }).stdout;
    assert.deepEqual(levels(piped('nodes/c.yaml')), ['nodes/c.yaml error']);
    assert.deepEqual(levels(piped('archive/c.yaml')), []);
  });
});

test('the nearest .talos-bond.yaml counts, and none from above the repository', () => {
  withFiles(
    {
      '.talos-bond.yaml': 'rules: {missing-link-monitoring: off}\n',
      'a.yaml': faulty,
      'near/.talos-bond.yaml': 'rules: {missing-link-monitoring: info}\n',
      'near/b/b.yaml': faulty,
      'repository/.git/HEAD': '',
      'repository/c.yaml': faulty,
    },
    (cwd) => {
      const { stdout } = talosBond(['--format', 'json'], { cwd });
      assert.deepEqual(problemsBy(stdout, 'file', 'level'), ['near/b/b.yaml info', 'repository/c.yaml warning']);
    },
  );
});

test('what .talos-bond.yaml says wrongly is told with its place, and nothing is judged by it', () => {
  withFiles({ '.talos-bond.yaml': 'rules:\n  slow-lacpp: off\ncolour: red\n', 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond([], { cwd });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.deepEqual(stderr.split('\n'), [
      'talos-bond: .talos-bond.yaml:2:3: there is no rule "slow-lacpp"; slow-lacp comes near',
      'talos-bond: .talos-bond.yaml:3:1: there is no setting "colour", only talosVersion, rules, ignore',
      '',
    ]);
  });
  withFiles({ '.talos-bond.yaml/x': '', 'a.yaml': faulty }, (cwd) => {
    const { code, stderr } = talosBond([], { cwd });
    assert.deepEqual([code, stderr], [2, 'talos-bond: .talos-bond.yaml cannot be read: it is a folder\n']);
  });
});

test('.talos-bond.yml is told to be the wrong name, once, wherever .talos-bond.yaml is looked for and is not', () => {
  const files = {
    '.talos-bond.yml': 'rules: {missing-link-monitoring: off}\n',
    'repository/.git/HEAD': '',
    'repository/.talos-bond.yml': 'rules: {missing-link-monitoring: off}\n',
    'repository/a.yaml': faulty,
    'repository/nodes/b.yaml': faulty,
    'repository/right/.talos-bond.yaml': '',
    'repository/right/.talos-bond.yml': '',
    'repository/right/c.yaml': faulty,
    'repository/wrong/.talos-bond.yaml': 'colour: red\n',
    'repository/wrong/d.yaml': faulty,
  };
  withFiles(files, (cwd) => {
    const run = (...args: readonly string[]) => talosBond(args, { cwd: path.join(cwd, 'repository') });
    const told = 'talos-bond: .talos-bond.yml is not read: settings stand in .talos-bond.yaml\n';
    const { code, stdout, stderr } = run('--quiet', 'a.yaml', 'nodes', 'right');
    assert.deepEqual([code, stdout.split('\n').length - 1, stderr], [1, 3, told]);
    assert.equal(run('--quiet', 'right').stderr, '');
    assert.match(
      run('--diff', 'a.yaml').stderr,
      /^talos-bond: \.talos-bond\.yml is not read.*\n1 file would change\n$/,
    );
    assert.match(run('a.yaml', 'wrong').stderr, /\.talos-bond\.yml is not read.*\n.*no setting "colour"/);
    assert.equal(run('--fail-on', 'never', 'a.yaml').code, 0);
  });
});

test('settings behind a link that leads nowhere are missed, not passed over', {
  skip: process.platform === 'win32' && 'needs links',
}, () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    symlinkSync('nowhere.yaml', path.join(cwd, '.talos-bond.yaml'));
    const { code, stdout, stderr } = talosBond(['a.yaml'], { cwd });
    const told = 'talos-bond: .talos-bond.yaml cannot be read: there is no such file or folder\n';
    assert.deepEqual([code, stdout, stderr], [2, '', told]);
    assert.equal(talosBond(['-', '--stdin-filename', 'a.yaml/b.yaml'], { cwd, input: mended }).code, 2);
  });
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const within = talosBond(['-', '--stdin-filename', 'a.yaml/b.yaml'], { cwd, input: mended });
    assert.equal(within.code, 0, 'of a folder that is none');
  });
});
