/** The Action, its steps run as the runner would run them: the same shell, the same variables, another folder. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CleanPlace, type Ran, tarball } from './clean.ts';

interface Step {
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action;

class Workflow extends CleanPlace {
  /** Ends with the first step that fails, else with the last. */
  runAction(given: Readonly<Record<string, string>> = {}): Ran {
    const runner = { RUNNER_TEMP: this.at('.runner'), GITHUB_ACTION_PATH: path.resolve('.') };
    let ran: Ran = { code: 0, stdout: '', stderr: '' };
    for (const { env, run } of action.runs.steps) {
      const values = Object.entries(env).map(([name, text]) => [name, filledIn(text, { package: tarball, ...given })]);
      const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
      ran = this.run('bash', shell, { ...runner, ...Object.fromEntries(values) });
      if (ran.code !== 0) break;
    }
    return ran;
  }

  commit(): string {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    this.mustRun('git', ['init', '--quiet']);
    this.mustRun('git', ['add', '*.yaml']);
    this.mustRun('git', [...identity, 'commit', '--quiet', '--message', 'A state']);
    return this.mustRun('git', ['rev-parse', 'HEAD']).trim();
  }
}

function filledIn(text: string, given: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
    const input = action.inputs[name];
    assert.ok(input, `the Action has no input ${name}`);
    return given[name] ?? input.default;
  });
}

test('every input is used, and no step lets an expression into its script', () => {
  const { steps, using } = action.runs;
  assert.equal(using, 'composite');
  const used = steps.flatMap(({ env }) => Object.values(env)).join();
  for (const name of Object.keys(action.inputs)) assert.ok(used.includes(`\${{ inputs.${name} }}`), name);
  for (const { run, shell } of steps) {
    assert.equal(shell, 'bash');
    assert.ok(!run.includes('${{'));
  }
});

test('the checked out repository is annotated, and the step fails', () => {
  const workflow = new Workflow();
  workflow.addSample('nodes/one.yaml');
  const { code, stdout } = workflow.runAction();
  assert.equal(code, 1);
  assert.match(
    stdout,
    /^::warning file=nodes\/one\.yaml,line=14,.*title=missing-link-monitoring::bond0 is not monitored/m,
  );
});

test('nothing to fail on passes', () => {
  const workflow = new Workflow();
  workflow.addSample();
  assert.equal(workflow.runAction({ 'fail-on': 'error' }).code, 0);
});

test('paths stand one a line, and may hold blanks', () => {
  const workflow = new Workflow();
  for (const name of ['a node.yaml', 'b.yaml', 'c.yaml']) workflow.addSample(name);
  const { stdout } = workflow.runAction({ path: 'a node.yaml\nb.yaml\n', format: 'json' });
  const files = (JSON.parse(stdout) as { problems: { file: string }[] }).problems.map(({ file }) => file);
  assert.deepEqual(files, ['a node.yaml', 'b.yaml']);
});

test('the release of Talos reaches the judge', () => {
  const workflow = new Workflow();
  workflow.addSample();
  const { code, stderr } = workflow.runAction({ 'talos-version': 'newest' });
  assert.equal(code, 2);
  assert.match(stderr, /--talos-version takes a version/);
});

test('a SARIF file is written beside the annotations, also when the step fails', () => {
  const workflow = new Workflow();
  workflow.addSample();
  const { code, stdout } = workflow.runAction({ 'sarif-file': 'bonds.sarif' });
  assert.equal(code, 1);
  assert.match(stdout, /^::warning /m);
  const { runs } = JSON.parse(readFileSync(workflow.at('bonds.sarif'), 'utf8'));
  assert.deepEqual(
    runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId),
    ['missing-link-monitoring'],
  );
});

test('only what was touched since a revision is reported', () => {
  const workflow = new Workflow();
  workflow.addSample('old.yaml');
  const before = workflow.commit();
  workflow.addSample('new.yaml');
  workflow.commit();
  const { code, stdout } = workflow.runAction({ 'changed-since': before });
  assert.equal(code, 1);
  assert.match(stdout, /file=new\.yaml/);
  assert.doesNotMatch(stdout, /file=old\.yaml/);
});

test('known problems of a baseline are not reported', () => {
  const workflow = new Workflow();
  workflow.addSample();
  assert.equal(workflow.runAction({ 'fail-on': 'never' }).code, 0);
  const commandLine = workflow.at('.runner/talos-bond/node_modules/talos-bond/dist/cli.js');
  workflow.mustRun('node', [commandLine, 'lint', '--write-baseline', 'known.json']);
  assert.ok(existsSync(workflow.at('known.json')));
  const { code, stdout } = workflow.runAction({ baseline: 'known.json' });
  assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
});

test('a registry that the checkout names is not asked', () => {
  const workflow = new Workflow();
  workflow.addSample();
  writeFileSync(workflow.at('.npmrc'), 'offline=false\nregistry=http://127.0.0.1:9/\nignore-scripts=false\n');
  assert.equal(workflow.runAction().code, 1);
});
