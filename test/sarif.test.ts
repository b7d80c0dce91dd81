/** SARIF as code scanning reads it: valid by the official schema, with places, fixes and keys that can be relied on. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { judge } from '../server/src/cli/judge.ts';
import { reportOf } from '../server/src/cli/report/report.ts';
import { sarifReport } from '../server/src/cli/report/sarif.ts';
import { BondFile, defaultOptions } from '../server/src/core/index.ts';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One of its patterns is none in Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

const runOn = (files: Readonly<Record<string, string>>): Run => {
  const judged = Object.entries(files).map(([name, text]) => judge(new BondFile(text, name), defaultOptions));
  const log = JSON.parse(sarifReport(reportOf(judged), defaultOptions)) as Log;
  assert.ok(isValid(log), JSON.stringify(isValid.errors?.slice(0, 3), undefined, 2));
  assert.equal(log.runs.length, 1);
  return log.runs[0]!;
};
const resultsOn = (files: Readonly<Record<string, string>>): readonly Result[] => runOn(files).results!;

const bond = (...options: readonly string[]): string =>
  [
    'machine:',
    '  network:',
    '    interfaces:',
    '      - interface: bond0',
    '        bond:',
    '          interfaces: [eth0, eth1]',
    ...options.map((line) => `          ${line}`),
    '',
  ].join('\n');
const faulty = bond('mode: active-backup');

test('nothing found is a run without results, not a run without the list', () => {
  const run = runOn({ 'a.yaml': 'kind: Pod\n' });
  assert.deepEqual(run.results, []);
  assert.equal(run.columnKind, 'utf16CodeUnits');
});

test('each rule has its words, its page and its level', () => {
  const { rules } = runOn({}).tool.driver;
  const unmonitored = rules?.find(({ id }) => id === 'missing-link-monitoring');
  assert.equal(unmonitored?.shortDescription?.text, 'The bond has no link monitoring, so a dead link is not noticed');
  assert.match(unmonitored?.help?.markdown ?? '', /- \*\*Level:\*\* warning/);
  assert.doesNotMatch(unmonitored?.help?.text ?? '', /[*`]/);
  assert.match(unmonitored?.helpUri ?? '', /^https:.*#missing-link-monitoring$/);
  const levels = Object.fromEntries(rules?.map(({ id, defaultConfiguration }) => [id, defaultConfiguration]) ?? []);
  assert.deepEqual(levels['missing-link-monitoring'], { level: 'warning' });
  assert.deepEqual(levels['known-defect'], { level: 'error' });
  assert.deepEqual(levels['layer2-hash'], { level: 'note' });
  assert.deepEqual(levels['slow-lacp'], { enabled: false });
});

test('a finding: level, place, key and the edits that mend it', () => {
  const [result] = resultsOn({ 'nodes/a.yaml': faulty });
  const artifactLocation = { uri: 'nodes/a.yaml', uriBaseId: 'SRCROOT' };
  const { message, fixes, ruleIndex, ...rest } = result!;
  assert.deepEqual(rest, {
    ruleId: 'missing-link-monitoring',
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: 7, startColumn: 11, endLine: 7, endColumn: 15 },
        },
      },
    ],
    partialFingerprints: {
      'talosBond/v1': 'missing-link-monitoring bond0 machine.network.interfaces[].bond.mode',
    },
    suppressions: [],
  });
  assert.match(message.text!, /^bond0 is not monitored/);
  assert.equal(runOn({}).tool.driver.rules?.[ruleIndex!]?.id, 'missing-link-monitoring');
  const [change] = fixes![0]!.artifactChanges;
  assert.deepEqual(change!.artifactLocation, artifactLocation);
  assert.deepEqual(change!.replacements[0], {
    deletedRegion: { startLine: 7, startColumn: 30, endLine: 7, endColumn: 30 },
    insertedContent: { text: '\n          miimon: 100\n          updelay: 200\n          downdelay: 200' },
  });
});

test('info and hint are notes', () => {
  const levels = resultsOn({ 'a.yaml': bond('mode: 802.3ad', 'miimon: 100', 'updelay: 200', 'downdelay: 200') }).map(
    ({ ruleId, level }) => `${ruleId} ${level}`,
  );
  assert.deepEqual(levels, ['layer2-hash note']);
});

test('what a comment silences is there, in its place, and marked', () => {
  const silent = bond('# talos-bond-ignore missing-link-monitoring', 'mode: active-backup', 'lacpRat: fast');
  const results = resultsOn({ 'a.yaml': silent, 'b.yaml': silent });
  const marks = results.map(({ ruleId, suppressions }) => [ruleId, suppressions]);
  const one = [
    ['missing-link-monitoring', [{ kind: 'inSource' }]],
    ['unknown-field', []],
  ];
  assert.deepEqual(marks, [...one, ...one]);
});

test('second places have a number and a message', () => {
  const [result] = resultsOn({ 'a.yaml': bond('mode: active-backup', 'miimon: 100', 'mode: active-backup') });
  assert.equal(result?.ruleId, 'invalid-yaml');
  const [first, ...more] = result.relatedLocations!;
  assert.deepEqual(more, []);
  assert.equal(first?.id, 0);
  assert.equal(first.message?.text, 'it is written here first');
  assert.equal(first.physicalLocation?.region?.startLine, 7);
});

test('any name of a file makes a relative address', () => {
  const names = ['a b/ü#?.yaml', '../up.yaml', 'c:d.yaml', '%41.yaml', 'half\ud800.yaml', '<stdin>'];
  const addresses = names.map(
    (name) => resultsOn({ [name]: faulty })[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
  );
  assert.deepEqual(addresses, [
    'a%20b/%C3%BC%23%3F.yaml',
    '../up.yaml',
    'c%3Ad.yaml',
    '%2541.yaml',
    'half%EF%BF%BD.yaml',
    '%3Cstdin%3E',
  ]);
});

test('words of the user never become a place for an argument', () => {
  const [result] = resultsOn({ 'a.yaml': bond('mode: "{0}"', 'miimon: 100') });
  assert.equal(result?.ruleId, 'invalid-value');
  assert.match(result?.message.text ?? '', /\{\{0\}\}/);
});

test('every fixture gives a valid log, and keys that are each of their own', () => {
  const folder = 'test/fixtures';
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  assert.ok(names.length > 50);
  const results = resultsOn(Object.fromEntries(names.map((name) => [name, readFileSync(name, 'utf8')])));
  assert.ok(results.length > 200);
  const keys = results.map(
    ({ locations, partialFingerprints }) =>
      `${locations?.[0]?.physicalLocation?.artifactLocation?.uri} ${partialFingerprints?.['talosBond/v1']}`,
  );
  assert.equal(new Set(keys).size, keys.length);
});
