/** The command line finds the files of a folder by their names, and each file once. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { talosBond, withFiles } from './support/command.ts';
import { faulty } from './support/configs.ts';
import { problemsBy } from './support/problems.ts';

test('folders: the right names, in order, not what is ignored, each file once', () => {
  const files = {
    'b.yml': faulty,
    'a/z.yaml': faulty,
    'a/c.json': JSON.stringify({
      machine: {
        network: {
          interfaces: [
            { interface: 'b', bond: { mode: '802.3ad', interfaces: ['x', 'y'], xmitHashPolicy: 'layer3+4' } },
          ],
        },
      },
    }),
    'a/t.yaml.j2': faulty,
    'a/readme.md': faulty,
    'node_modules/p/a.yaml': faulty,
    '.git/a.yaml': faulty,
    '.hidden/a.yaml': faulty,
    '.gitignore': '*.gen.yaml\n/out/\n',
    'x.gen.yaml': faulty,
    'out/a.yaml': faulty,
    'deep/.gitignore': '!keep.gen.yaml\n',
    'deep/keep.gen.yaml': faulty,
  };
  withFiles(files, (cwd) => {
    symlinkSync(cwd, path.join(cwd, 'circle'), 'junction');
    const names = (...args: readonly string[]) =>
      problemsBy(talosBond(['--format=json', ...args], { cwd }).stdout, 'file');
    assert.deepEqual(names(), ['.hidden/a.yaml', 'a/c.json', 'a/t.yaml.j2', 'a/z.yaml', 'b.yml', 'deep/keep.gen.yaml']);
    assert.equal(names('b.yml', '.', 'a', './b.yml').length, 6);
    assert.deepEqual(names('out', 'x.gen.yaml'), ['out/a.yaml', 'x.gen.yaml'], 'what is named is searched');
    assert.match(talosBond(['.', '--quiet'], { cwd: path.join(cwd, 'a') }).stdout, /^c\.json:/);
    const outside = talosBond(['../b.yml', '--format=json'], { cwd: path.join(cwd, 'a') }).stdout;
    assert.deepEqual(problemsBy(outside, 'file'), ['../b.yml']);
  });
});
