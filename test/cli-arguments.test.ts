/** What the arguments of the command line mean, and what is said of those that mean nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { commandFrom, type LintCommand } from '../server/src/cli/args.ts';
import { ruleList } from '../server/src/cli/list.ts';
import { styleFor } from '../server/src/cli/terminal.ts';
import { catalogue } from '../server/src/core/judge/catalogue.ts';
import { english } from '../server/src/core/translate.ts';
import { talosBond } from './support/command.ts';

test('each argument that makes no sense is told by itself', () => {
  const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
    [['--format', 'xml'], /--format takes text, json/],
    [['--format'], /--format needs a value/],
    [['--write-baseline', '--quiet'], /--write-baseline needs a value/],
    [['--quiet=yes'], /--quiet takes no value/],
    [['--rule', 'missing-link-monitoring=fatal'], /takes code=level/],
    [['--rule', 'missing-link-monitoring'], /takes code=level/],
    [['--rule', '=off'], /takes code=level/],
    [['--talos-version', 'one'], /takes a version/],
    [['--fail-on', 'fatal'], /--fail-on takes/],
    [['--color', 'pink'], /--color takes/],
    [['--stdin-filename', 'x.yaml'], /needs the path -/],
    [['explain'], /one code or field/],
    [['explain', 'a', 'b'], /one code or field/],
    [['explain', '-'], /cannot read standard input/],
    [['explain', 'a', '--quiet'], /no option --quiet/],
  ];
  for (const [args, message] of cases) assert.throws(() => commandFrom(args), { message }, args.join(' '));
});

test('the first word is a command only if it is one, and not behind --', () => {
  const paths = (...args: readonly string[]) => (commandFrom(args) as LintCommand).paths;
  assert.deepEqual(paths(), ['.']);
  assert.deepEqual(paths('lint'), ['.']);
  assert.deepEqual(paths('lint', 'lint', '-'), ['lint', '-']);
  assert.deepEqual(paths('--', 'lint', '--help'), ['lint', '--help']);
  assert.deepEqual(paths('a.yaml', 'explain'), ['a.yaml', 'explain']);
  assert.equal(commandFrom(['lint', '--help']).name, 'help');
});

test('--help fits a screen, --version is the package’s, --list-rules and explain know every rule', () => {
  const { stdout: help, code } = talosBond(['--help']);
  assert.equal(code, 0);
  assert.ok(help.split('\n').length <= 24 && help.split('\n').every((line) => line.length <= 80));
  assert.match(talosBond(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  const codes = talosBond(['--list-rules'])
    .stdout.trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[0]!);
  assert.ok(codes.includes('missing-link-monitoring') && codes.includes('invalid-yaml'));
  for (const one of [codes[0]!, 'invalid-yaml', 'updelay', 'lacpRate'])
    assert.equal(talosBond(['explain', one]).code, 0, one);
  assert.match(talosBond(['explain', 'mimon']).stderr, /miimon/);
});

test('--list-rules: one line a rule where there is room, else the summaries below, within 80 columns', () => {
  const lines = (width: number): readonly string[] =>
    ruleList(width, styleFor('always', process.stdout), english).split('\n').map(stripVTControlCharacters);
  assert.equal(lines(200).length, catalogue.length + 1);
  const narrow = lines(80);
  assert.ok(narrow.every((line) => line.length <= 80));
  assert.deepEqual(narrow.slice(0, 3), [
    'code                          legacy   document  meta     cmdline',
    'missing-link-monitoring       warning  warning   warning  warning',
    '  The bond has no link monitoring, so a dead link is not noticed',
  ]);
});
