/** The completion scripts, each asked in its own shell. A shell that is not installed is left out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { completionScript } from '../server/src/cli/completion/script.ts';
import { flags, formats, type Shell, shells } from '../server/src/cli/flags.ts';
import { withFiles } from './support/command.ts';

/** What is typed, and all that is offered for its last word. */
const offers: ReadonlyArray<readonly [typed: string, offered: readonly string[]]> = [
  ['talos-bond expl', ['explain']],
  ['talos-bond --fo', ['--format']],
  ['talos-bond lint --format ', formats],
  ['talos-bond --format s', ['sarif']],
  ['talos-bond --fail-on n', ['never']],
  ['talos-bond --rule slow-lacp=wa', ['slow-lacp=warning']],
  ['talos-bond a.yaml --changed-since mai', ['main']],
  ['talos-bond explain updel', ['updelay']],
  ['talos-bond explain --c', ['--color']],
  ['talos-bond completion ', shells],
  ['talos-bond completion z', ['zsh']],
];

const absent = (shell: Shell): string | false =>
  spawnSync(shell, ['-c', 'exit 0']).status === 0 ? false : `${shell} is not installed`;

/** What a shell prints that runs `lines` behind the completion script, in a repository with a branch. */
function ask(shell: Shell, args: readonly string[], lines: readonly string[]): string {
  return withFiles({ completion: completionScript(shell), ask: lines.join('\n') }, (cwd) => {
    const git = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
    for (const words of [
      ['init', '-q'],
      ['commit', '-q', '--allow-empty', '-m', 'first'],
    ])
      spawnSync('git', [...git, ...words], { cwd });
    const { stdout, stderr } = spawnSync(shell, [...args, 'ask'], { cwd, encoding: 'utf8', timeout: 60_000 });
    assert.equal(stderr, '');
    return stdout;
  });
}

test('bash', { skip: absent('bash') }, () => {
  const line = ([typed]: readonly [string, ...unknown[]]): string => {
    // As readline parts it: at blanks, and around "=".
    const words = typed.split(/ |(?==)|(?<==)/).map((word) => `'${word}'`);
    const set = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}`;
    return `${set}; _talos_bond; printf '%s\\n' "\${COMPREPLY[@]}"; printf '\\f'`;
  };
  const more = ['talos-bond --rule slow-', 'talos-bond --format=s', 'talos-bond lint a'] as const;
  const lines = [...offers, ...more.map((typed) => [typed] as const)].map(line);
  const answers = ask('bash', ['--norc'], ['set -u', 'source ./completion', ...lines]).split('\f');
  const words = answers.map((answer) => answer.split('\n').filter(Boolean));
  for (const [index, [typed, offered]] of offers.entries()) {
    // Only what stands behind the last "=" is replaced.
    assert.deepEqual(
      words[index],
      offered.map((word) => word.replace(/^.*=/, '')),
      typed,
    );
  }
  assert.deepEqual(words.slice(offers.length, -1), [['slow-failover=', 'slow-lacp='], ['sarif'], []]);
});

test('fish', { skip: absent('fish') }, () => {
  const lines = offers.map(([typed]) => `complete -C '${typed}'; printf '\\f'`);
  const answers = ask('fish', ['--no-config'], ['source completion', ...lines]).split('\f');
  for (const [index, [typed, offered]] of offers.entries()) {
    const words = (answers[index] ?? '').split('\n').filter(Boolean);
    assert.deepEqual(words.map((word) => word.replace(/\t.*/, '')).toSorted(), [...offered].toSorted(), typed);
  }
});

test('zsh', { skip: absent('zsh') }, () => {
  const single = offers.filter(([, { length }]) => length === 1);
  const lines = single.flatMap(([typed]) => [
    `zpty -w -n shell '${typed}'$'\\t\\n'`,
    "zpty -r shell answer '*<*>*'",
    "print -r -- $answer; printf '\\f'",
  ]);
  // An interactive shell, in which the command says what it was called with.
  const start =
    'talos-bond() { print -r -- "<$*>" }; autoload -Uz compinit; compinit -u -D; source ./completion; print ready';
  const session = ['zmodload zsh/zpty', 'zpty shell zsh -f -i', `zpty -w shell '${start}'`];
  const answers = ask('zsh', ['-f'], [...session, "zpty -r shell answer '*ready*ready*'", ...lines]).split('\f');
  for (const [index, [typed, [offered]]] of single.entries()) {
    const called = /<(.*?) ?>/.exec(answers[index] ?? '')?.[1];
    assert.equal(called, typed.replace(/^talos-bond /, '').replace(/\S*$/, offered!), typed);
  }
});

/** The line that loads the script, as it says itself. */
const loading = (shell: Shell): string => /^# (.*talos-bond completion.*)$/m.exec(completionScript(shell))?.[1] ?? '';

/** In place of the command; and whether its completion is there. */
const loaded: Readonly<Record<Shell, readonly [stub: string, check: string]>> = {
  bash: ['talos-bond() { cat completion; }', 'complete -p talos-bond'],
  zsh: ['talos-bond() { cat completion }; autoload -Uz compinit; compinit -u -D', 'print $_comps[talos-bond]'],
  fish: ['function talos-bond; cat completion; end', "complete -C 'talos-bond expl'"],
};

for (const shell of shells)
  test(`the line that the README has for ${shell} loads the script`, { skip: absent(shell) }, () => {
    const line = loading(shell);
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(
      readme.split('\n').some((one) => one.replace(/ +#.*/, '') === line),
      line,
    );
    const [stub, check] = loaded[shell];
    const args = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] };
    assert.match(ask(shell, args[shell], [stub, line, check]), /_talos_bond|explain/);
  });

test('each option of the table is in each script', () => {
  for (const shell of shells) {
    const script = completionScript(shell);
    for (const { name } of flags) assert.match(script, new RegExp(`(?:--|-l )${name}\\b`), `${shell}: ${name}`);
  }
});
