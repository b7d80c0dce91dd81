import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { defaultOptions } from '../server/src/core/options.ts';
import { isIgnored, optionsUnder, readRepositoryFile } from '../server/src/core/repository-file.ts';
import { english } from '../server/src/core/translate.ts';
import { releaseName, targetOf } from '../server/src/core/version.ts';
import { repositorySchema } from '../server/tools/repository-schema.ts';

const read = (...lines: readonly string[]) => readRepositoryFile(lines.join('\n'), english);

const faultsIn = (...lines: readonly string[]): readonly string[] => {
  const text = lines.join('\n');
  return readRepositoryFile(text, english).faults.map(
    ({ span, message }) =>
      `${text.slice(0, span.start).split('\n').length} ${text.slice(span.start, span.end)}: ${message}`,
  );
};

test('a version, levels and paths', () => {
  const { settings, faults } = read(
    'talosVersion: 1.10 # a number in the eyes of YAML',
    'rules:',
    '  slow-lacp: warning',
    '  passive-lacp: off',
    'ignore: ["archive/**", /drafts/, "*.old.yaml"]',
  );
  assert.deepEqual(faults, []);
  assert.ok(settings.target);
  assert.equal(releaseName(settings.target.version), '1.10');
  assert.deepEqual(
    [settings.target.stated, settings.target.by, settings.target.from],
    [true, 'file', '.talos-bond.yaml'],
  );
  assert.deepEqual(settings.levels, { 'slow-lacp': 'warning', 'passive-lacp': 'off' });
  const paths = ['archive/a.yaml', 'archive/b/a.yaml', 'drafts/a.yaml', 'nodes/a.old.yaml'];
  for (const path of paths) assert.ok(isIgnored(settings, path), path);
  for (const path of ['nodes/archive/a.yaml', 'nodes/drafts/a.yaml', 'a.yaml', 'archive'])
    assert.ok(!isIgnored(settings, path), path);
});

test('the schema takes what is understood, and nothing else', () => {
  const isValid = new Ajv({ allowUnionTypes: true }).compile(repositorySchema());
  const texts = [
    '',
    'talosVersion: "1.13"\nrules: {slow-lacp: warning, invalid-yaml: off}\nignore: ["archive/**"]',
    'talosVersion: 1.13\nrules:\nignore:',
    'talosVersion: v1.12.2',
    'talosVersion: latest',
    'rules: {slow-lcp: warning}',
    'rules: {slow-lacp: loud}',
    'rules: [slow-lacp]',
    'ignore: archive',
    'ignore: [""]',
    'format: json',
  ];
  for (const text of texts) assert.equal(isValid(parse(text)), faultsIn(text).length === 0, text);
});

test('nothing written is nothing set', () => {
  for (const text of ['', '# nothing yet\n', '---\n', 'talosVersion: auto\nrules:\nignore: []\n', 'rules: {}\n']) {
    const { settings, faults } = readRepositoryFile(text, english);
    assert.deepEqual([settings, faults], [{ target: undefined, levels: {}, ignore: [] }, []], text);
  }
});

test('whatever is not understood is told where it stands, and the rest counts', () => {
  assert.deepEqual(faultsIn('talosVersions: "1.13"', 'rule: {}', 'colour: red'), [
    '1 talosVersions: there is no setting "talosVersions"; talosVersion comes near',
    '2 rule: there is no setting "rule"; rules comes near',
    '3 colour: there is no setting "colour", only talosVersion, rules, ignore',
  ]);
  assert.deepEqual(
    faultsIn('rules:', '  slow-lacpp: off', '  whatever-else: off', '  slow-lacp: loud', '  passive-lacp:'),
    [
      '2 slow-lacpp: there is no rule "slow-lacpp"; slow-lacp comes near',
      '3 whatever-else: there is no rule "whatever-else"; --list-rules names them',
      '4 loud: the level of a rule is off, hint, info, warning or error',
      '5 passive-lacp: the level of a rule is off, hint, info, warning or error',
    ],
  );
  assert.deepEqual(faultsIn('talosVersion: newest', 'rules: [slow-lacp]', 'ignore: archive'), [
    '1 newest: talosVersion takes a version such as 1.13 or 1.13.2, or auto',
    '2 [slow-lacp]: rules takes codes with levels',
    '3 archive: ignore takes a list of paths',
  ]);
  assert.deepEqual(faultsIn('ignore: [a, {b: c}, "# d"]'), [
    '1 {b: c}: this names no path',
    '1 "# d": this names no path',
  ]);
  assert.deepEqual(faultsIn('ignore: [a]', 'ignore: [b]'), ['2 ignore: ignore is written twice']);
  assert.deepEqual(faultsIn('# ours', '---', 'talosVersion: "1.13"', '---', '# theirs', 'rules: {slow-lacp: off}'), [
    '4 ---: settings are one document, and here another one begins',
  ]);
  assert.deepEqual(faultsIn('---', '# ours', 'talosVersion: "1.13"', '---', '# nothing more', '...'), []);
  assert.deepEqual(faultsIn('- slow-lacp'), ['1 - slow-lacp: settings are keys with values']);
  assert.match(faultsIn('rules: {slow-lacp: off').join(), /this is not YAML/);
  assert.deepEqual(read('rules: {slow-lacp: error, x-y: off}').settings.levels, { 'slow-lacp': 'error' });
});

test('what the user chose himself wins', () => {
  const { settings } = read('talosVersion: "1.12"', 'rules: {slow-lacp: warning, passive-lacp: off}');
  const own = { ...defaultOptions, target: targetOf('1.11'), levels: { 'slow-lacp': 'error' as const } };
  const both = optionsUnder(own, settings);
  assert.equal(releaseName(both.target.version), '1.11');
  assert.deepEqual(both.levels, { 'slow-lacp': 'error', 'passive-lacp': 'off' });
  assert.equal(releaseName(optionsUnder(defaultOptions, settings).target.version), '1.12');
});
