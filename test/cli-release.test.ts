/** The release of Talos is the one asked for, or else the one that files name. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { mended, soundDocument } from './support/configs.ts';

test('the release is the one that a file beside or above names, up to the root of the repository', () => {
  const files = {
    '.git/HEAD': '',
    'talconfig.yaml': 'clusterName: home\ntalosVersion: v1.11.6\nnodes: []\n',
    'nodes/deep/a.yaml': soundDocument,
    'new/topf.yaml': 'clusterName: new\ntalosVersion: 1.13.2\n',
    'new/a.yaml': soundDocument,
    'other/.git/HEAD': '',
    'other/a.yaml': soundDocument,
  };
  withFiles(files, (cwd) => {
    const { stdout, stderr } = talosBond(['--quiet'], { cwd });
    assert.match(
      stdout,
      /^nodes\/deep\/a\.yaml:2:7: error: Talos 1\.11\.6 \(named in talconfig\.yaml\) has no BondConfig .*\[not-in-version\]\n$/,
    );
    assert.equal(stderr, '');
    const below = talosBond(['--quiet', '-', '--stdin-filename', 'nodes/new.yaml'], { cwd, input: soundDocument });
    assert.match(below.stdout, /^nodes\/new\.yaml:2:7: error: Talos 1\.11\.6/);
    assert.equal(talosBond(['--quiet', '-'], { cwd, input: soundDocument }).stdout, '');
  });
});

test('a stated release is named in the summary, and wins over what files name', () => {
  withFiles({ 'talconfig.yaml': 'talosVersion: v1.11.6\n', 'a.yaml': soundDocument }, (cwd) => {
    const { code, stderr } = talosBond(['--talos-version', '1.13', 'a.yaml'], { cwd });
    assert.deepEqual(
      { code, stderr },
      { code: 0, stderr: '1 bond in 1 file, judged for Talos 1.13: nothing to report\n' },
    );
    assert.equal(talosBond(['a.yaml'], { cwd }).code, 1);
  });
});

test('the summary names the releases wherever they were stated', () => {
  const files = {
    'assumed.yaml': soundDocument,
    'old/.talos-bond.yaml': 'talosVersion: "1.9"\n',
    'old/a.yaml': mended,
    'old/b.yaml': mended,
    'old/none.yaml': 'a: b\n',
    'new/talconfig.yaml': 'talosVersion: v1.12.3\n',
    'new/a.yaml': soundDocument,
  };
  withFiles(files, (cwd) => {
    const summary = (...args: readonly string[]) => talosBond(args, { cwd }).stderr;
    assert.equal(summary('assumed.yaml'), '1 bond in 1 file: nothing to report\n');
    assert.equal(summary('old'), '2 bonds in 3 files, judged for Talos 1.9: nothing to report\n');
    assert.equal(summary('new'), '1 bond in 2 files, judged for Talos 1.12.3: nothing to report\n');
    assert.equal(summary('--fix', 'new/a.yaml'), '1 bond in 1 file, judged for Talos 1.12.3: nothing to report\n');
    assert.equal(summary(), '4 bonds in 6 files, judged for Talos 1.9, 1.12.3, 1.13: nothing to report\n');
    assert.equal(
      summary('--talos-version', '1.13.1'),
      '4 bonds in 6 files, judged for Talos 1.13.1: nothing to report\n',
    );
  });
});

test('a release asked for wins over that of .talos-bond.yaml, even if it is to be found out', () => {
  const files = { '.talos-bond.yaml': 'talosVersion: "1.11"\n', 'a.yaml': soundDocument };
  withFiles(files, (cwd) => {
    assert.match(
      talosBond(['--quiet'], { cwd }).stdout,
      /Talos 1\.11 \(named in \.talos-bond\.yaml\) has no BondConfig/,
    );
    assert.equal(talosBond(['--quiet', '--talos-version', 'auto'], { cwd }).stdout, '');
    writeFileSync(path.join(cwd, 'talconfig.yaml'), 'talosVersion: v1.10.2\n');
    assert.match(
      talosBond(['--quiet', '--talos-version', 'auto'], { cwd }).stdout,
      /Talos 1\.10\.2 \(named in talconfig\.yaml\) has no BondConfig/,
    );
  });
});
