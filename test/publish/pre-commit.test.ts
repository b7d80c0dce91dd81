/** The hook, run by hand on a repository as pre-commit would; and by pre-commit itself where there is one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CleanPlace, type Ran, tarball } from './clean.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];

class Repository extends CleanPlace {
  constructor() {
    super();
    this.mustRun('git', ['init', '--quiet']);
  }

  stage(): void {
    this.mustRun('git', ['add', '.']);
  }

  /** The entry with the staged files that it asks for, its command from the npm package. */
  runHook(id: string): Ran {
    const hook = hooks.find((one) => one.id === id)!;
    const [command, ...args] = hook.entry.split(' ');
    const staged = this.mustRun('git', ['diff', '--cached', '--name-only', '-z']).split('\0').filter(Boolean);
    const files = staged.filter((file) => new RegExp(hook.files).test(file));
    return this.run('npx', ['--yes', '--package', tarball, command!, ...args, ...files]);
  }
}

test('each hook is a command of the package', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const { entry, language } of hooks) {
    assert.equal(language, 'node');
    assert.ok(entry.split(' ')[0]! in bin);
  }
});

test('a bond that breaks is kept from being committed', () => {
  const repository = new Repository();
  repository.addSample('one.yaml');
  repository.addSample('two.yaml.j2');
  repository.addSample('unstaged.yml');
  repository.mustRun('git', ['add', 'one.yaml', 'two.yaml.j2']);
  const { code, stdout } = repository.runHook('talos-bond');
  assert.equal(code, 1);
  assert.match(stdout, /^one\.yaml:14:11: warning: /m);
  assert.doesNotMatch(stdout, /unstaged/);
});

test('the hook that repairs leaves nothing to report', () => {
  const repository = new Repository();
  repository.addSample('one.yaml');
  repository.stage();
  repository.runHook('talos-bond-fix');
  assert.match(readFileSync(repository.at('one.yaml'), 'utf8'), /^ {10}miimon: 100$/m);
  repository.stage();
  assert.equal(repository.runHook('talos-bond').code, 0);
});

const skip = spawnSync('pre-commit', ['--version']).error ? 'there is no pre-commit on the PATH' : false;

test('pre-commit builds the hook from git and runs it', { skip }, () => {
  const repository = new Repository();
  repository.addSample();
  repository.stage();
  // To build it, npm may ask its registry, and be found where it is set up.
  const env = { HOME: process.env.HOME, npm_config_offline: 'false', PRE_COMMIT_HOME: repository.at('../pre-commit') };
  const { code, stdout } = repository.run(
    'pre-commit',
    ['try-repo', path.resolve('.'), 'talos-bond', '--all-files'],
    env,
  );
  assert.equal(code, 1, stdout);
  assert.match(stdout, /controlplane\.yaml:14:11: warning: .*\[missing-link-monitoring\]/);
});
