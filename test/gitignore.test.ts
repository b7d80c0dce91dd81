/** What `.gitignore` names, held against git itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { findFiles } from '../server/src/cli/files.ts';
import { Ignored } from '../server/src/cli/gitignore.ts';
import { withFiles } from './support/command.ts';

const patterns = [
  ...['*.yaml', '/a.yaml', 'a', 'a/', '/a/', 'a/b', 'a/*', 'a/**', '**/b', '**/a/b.yaml', 'a/**/c.yaml', '*'],
  ...['!a.yaml', '!a', '?.yaml', '[ab].yaml', '[!a].yaml', '[^a].yaml', '[a-c]*', '\\*.yaml', '\\!x.yaml', '\\#x.yaml'],
  ...['# a.yaml', '', '  ', 'a.yaml  ', 'x\\ ', '**', '**/', '/**', 'a**', 'a*b.yaml', '**.yaml', 'a.*', '.*', '!.h'],
  ...[
    '[',
    '[]',
    '[]a].yaml',
    '[a',
    'b]',
    '{a,b}.yaml',
    '(a)',
    'a+',
    '[[:alpha:]].yaml',
    '[a/]b',
    'a?b',
    '/',
    '//',
    '!',
  ],
  ...['[\\a].yaml', '[z-a]', 'a\\', '/*', '/*/b', '*/b', '**/**/b', 'a/b/', 'b/**/'],
];

const paths = [
  ...['a.yaml', 'b.yaml', 'c.json', 'x.yaml', '!x.yaml', '#x.yaml', '*.yaml', '].yaml', 'a+', '(a)', 'x ', 'x'],
  ...[
    '{a,b}.yaml',
    '[a',
    'b]',
    '.h/a.yaml',
    'a/a.yaml',
    'a/b.yaml',
    'a/b/c.yaml',
    'a/b/b/c.yaml',
    'b/a/b.yaml',
    'b/b/a/d',
  ],
];

/** The paths that a walk from the top would leave out. */
function ignoredBy(text: string): readonly string[] {
  const ignored = new Ignored('/top', text);
  return paths.filter((file) =>
    file.split('/').some((_, index, parts) => {
      const part = parts.slice(0, index + 1).join('/');
      return ignored.names(`/top/${part}`, index < parts.length - 1);
    }),
  );
}

const canCompare = process.platform !== 'win32' && spawnSync('git', ['--version']).status === 0;

test('patterns alone and in pairs name what they name for git', {
  skip: !canCompare && 'needs git and free names',
}, () => {
  const lists = [
    ...patterns.map((pattern) => [pattern]),
    ...patterns.map((pattern, index) => [pattern, `!${patterns[(index * 7 + 3) % patterns.length]}`]),
    ...patterns.map((pattern, index) => [patterns[(index * 5 + 1) % patterns.length]!, pattern, '!b/']),
  ];
  withFiles(Object.fromEntries(paths.map((file) => [file, ''])), (cwd) => {
    const settings = ['-c', 'core.ignorecase=false', '-c', 'core.excludesFile='];
    const git = (...args: readonly string[]) =>
      spawnSync('git', [...settings, ...args], { cwd, encoding: 'utf8' }).stdout;
    git('init', '-q');
    for (const list of lists) {
      const text = `${list.join('\n')}\n`;
      // It takes the same patterns, and is no file among the others.
      writeFileSync(path.join(cwd, '.git/info/exclude'), text);
      const kept = git('ls-files', '-o', '-z', '--exclude-standard').split('\0');
      const theirs = paths.filter((file) => !kept.includes(file));
      assert.deepEqual(ignoredBy(text), theirs, JSON.stringify(list));
    }
  });
});

const lists = fc.array(fc.constantFrom(...patterns, '!*.yaml', '!a/', '!b/a.yaml', 'b/b'), { maxLength: 3 });

test('a walk through nested folders takes what git would add, from wherever it begins', {
  skip: !canCompare && 'needs git and free names',
}, () => {
  const wanted = paths.filter((file) => /\.(?:yaml|json)$/.test(file));
  withFiles(Object.fromEntries(wanted.map((file) => [file, ''])), (cwd) => {
    const git = (folder: string, ...args: readonly string[]) =>
      spawnSync('git', ['-c', 'core.ignorecase=false', '-c', 'core.excludesFile=', ...args], {
        cwd: path.join(cwd, folder),
        encoding: 'utf8',
      });
    git('', 'init', '-q');
    fc.assert(
      fc.property(fc.record({ '': lists, a: lists, 'a/b': lists, b: lists }), (ignored) => {
        for (const [folder, list] of Object.entries(ignored))
          writeFileSync(path.join(cwd, folder, '.gitignore'), `${list.join('\n')}\n`);
        for (const folder of ['', 'a', 'a/b', 'b/a']) {
          // What the user names is searched even where git would ignore it; git has no such notion.
          if (folder !== '' && git('', 'check-ignore', '-q', `${folder}/`).status === 0) continue;
          const theirs = git(folder, 'ls-files', '-o', '-z', '--exclude-standard').stdout.split('\0');
          const ours = findFiles([path.join(cwd, folder)]).files.map(({ place: file }) =>
            path.relative(path.join(cwd, folder), file),
          );
          const expected = theirs.filter((file) => wanted.includes(path.posix.join(folder, file)));
          assert.deepEqual(ours.toSorted(), expected.toSorted(), `${folder}: ${JSON.stringify(ignored)}`);
        }
      }),
      { numRuns: 60 },
    );
  });
});
