/** What `.gitignore` names, held against git itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
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
