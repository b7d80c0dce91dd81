/** Known problems: they stay quiet wherever their lines go, and it is noticed when they are there no more. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, mended, two } from './support/configs.ts';
import { problemsBy } from './support/problems.ts';

const names = (stdout: string): readonly string[] => problemsBy(stdout, 'file', 'code');

test('what is written is known: a readable file, exit code 0, and then silence', () => {
  withFiles({ 'nodes/a.yaml': faulty, 'b.yaml': mended }, (cwd) => {
    const written = talosBond(['--write-baseline', 'ci/known.json', '--format=json'], { cwd });
    assert.equal(written.code, 2, 'the folder is not there');
    assert.match(written.stderr, /ci\/known\.json cannot be written: there is no such file or folder/);
    const { code, stdout, stderr } = talosBond(['--write-baseline', 'nodes/known.json'], { cwd });
    assert.deepEqual([code, stdout], [0, '']);
    assert.equal(stderr, 'nodes/known.json holds 1 known problem\n2 bonds in 2 files: nothing to report\n');
    assert.deepEqual(JSON.parse(readFileSync(path.join(cwd, 'nodes/known.json'), 'utf8')), {
      version: 1,
      problems: { 'a.yaml': ['missing-link-monitoring bond0 machine.network.interfaces[].bond.mode'] },
    });
    assert.equal(talosBond(['--baseline', 'nodes/known.json'], { cwd }).code, 0);
    assert.equal(talosBond(['--baseline', 'known.json', 'a.yaml'], { cwd: path.join(cwd, 'nodes') }).code, 0);
    assert.equal(talosBond(['a.yaml'], { cwd: path.join(cwd, 'nodes') }).code, 1);
  });
});

test('what could not be judged is not forgotten: a mistyped path leaves the known problems as they are', () => {
  withFiles({ 'a.yaml': faulty, 'b.yaml': faulty }, (cwd) => {
    talosBond(['--write-baseline', 'known.json'], { cwd });
    const before = readFileSync(path.join(cwd, 'known.json'), 'utf8');
    const { code, stderr } = talosBond(['--write-baseline', 'known.json', 'a.yaml', 'bb.yaml'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /known\.json is not written, as not all was judged that it is to hold/);
    assert.equal(readFileSync(path.join(cwd, 'known.json'), 'utf8'), before);
  });
});

test('moved lines are known, a second problem of the same kind and another file are not', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    talosBond(['--write-baseline', 'known.json'], { cwd });
    writeFileSync(path.join(cwd, 'a.yaml'), `# moved\n\n${two}`);
    writeFileSync(path.join(cwd, 'b.yaml'), faulty);
    const { code, stdout } = talosBond(['--baseline', 'known.json', '--format=json'], { cwd });
    assert.equal(code, 1);
    const found = JSON.parse(stdout).problems;
    assert.deepEqual(names(stdout), ['a.yaml missing-link-monitoring', 'b.yaml missing-link-monitoring']);
    assert.equal(found[0].bond, 'bond1');
  });
});

test('what is there no more is told on standard error: mended, or gone with its file', () => {
  withFiles({ 'a.yaml': faulty, 'b.yaml': faulty, 'c.yaml': faulty }, (cwd) => {
    talosBond(['--write-baseline', 'known.json'], { cwd });
    writeFileSync(path.join(cwd, 'a.yaml'), mended);
    rmSync(path.join(cwd, 'b.yaml'));
    const { code, stderr } = talosBond(['--baseline', 'known.json'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(stderr.split('\n').slice(0, 3), [
      'a.yaml: no longer there: missing-link-monitoring bond0 machine.network.interfaces[].bond.mode',
      'b.yaml: no longer there: missing-link-monitoring bond0 machine.network.interfaces[].bond.mode',
      '2 known problems are no longer there; --write-baseline known.json forgets what is not there',
    ]);
    assert.equal(talosBond(['--baseline', 'known.json', '--quiet'], { cwd }).stderr, '');
    assert.doesNotMatch(
      talosBond(['--baseline', 'known.json', 'c.yaml'], { cwd }).stderr,
      /a\.yaml/,
      'it was not judged',
    );
  });
});

test('after --fix only what is left becomes known, and the same baseline is not written twice', () => {
  withFiles({ 'a.yaml': faulty.replace('layer3+4', 'layer2') }, (cwd) => {
    assert.equal(talosBond(['--fix', '--write-baseline', 'known.json'], { cwd }).code, 0);
    const file = path.join(cwd, 'known.json');
    assert.match(readFileSync(file, 'utf8'), /"layer2-hash /);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /missing-link-monitoring/);
    const { ino, mtimeMs } = statSync(file);
    talosBond(['--write-baseline', 'known.json'], { cwd });
    assert.deepEqual([statSync(file).ino, statSync(file).mtimeMs], [ino, mtimeMs]);
  });
});

test('what is no ordinary file is written to, and not read before', { skip: !existsSync('/dev/full') }, () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stdout } = talosBond(['--write-baseline', '/dev/null', 'a.yaml'], { cwd });
    assert.deepEqual([code, stdout], [0, '']);
    const { code: full, stderr } = talosBond(['--write-baseline', '/dev/full', '--quiet', 'a.yaml'], { cwd });
    assert.equal(full, 2);
    assert.match(stderr, /^talos-bond: .*\/dev\/full cannot be written: the disk is full\n$/);
  });
});

test('a file that is no baseline is refused with one sentence', () => {
  const files = {
    'text.json': 'not json',
    'list.json': '[]',
    'new.json': '{"version": 2, "problems": {}}',
    'odd.json': '{"version": 1, "problems": {"a.yaml": "x"}}',
  };
  withFiles({ ...files, 'a.yaml': faulty }, (cwd) => {
    for (const name of Object.keys(files)) {
      const { code, stdout, stderr } = talosBond(['--baseline', name], { cwd });
      assert.deepEqual([code, stdout], [2, ''], name);
      assert.match(stderr, new RegExp(`^talos-bond: ${name} is no baseline .*\\n$`));
    }
    const { code, stderr } = talosBond(['--baseline', 'none.json'], { cwd });
    assert.deepEqual([code, stderr], [2, 'talos-bond: none.json cannot be read: there is no such file or folder\n']);
  });
});

test('a renamed file is another file', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    talosBond(['--write-baseline', 'known.json'], { cwd });
    renameSync(path.join(cwd, 'a.yaml'), path.join(cwd, 'z.yaml'));
    assert.equal(talosBond(['--baseline', 'known.json'], { cwd }).code, 1);
  });
});
