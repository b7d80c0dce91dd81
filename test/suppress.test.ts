import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { ignoreFix } from '../server/src/core/judge/ignore.ts';
import { suppressionAt } from '../server/src/core/judge/suppression.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { applyEdits } from '../server/src/core/text.ts';
import { maskTemplates } from '../server/src/core/yaml/templates.ts';
import { parse } from '../server/src/core/yaml/yaml.ts';
import { annotatedFixtures } from './support/fixtures.ts';

const judge = (text: string, options: Options = defaultOptions) => validate(new BondFile(text), options);

const found = (text: string, options?: Options) => judge(text, options).diagnostics.map(({ code }) => code);

const fixed = (text: string, { fixes }: Diagnostic, title: string): string => {
  const fix = fixes.find((one) => one.title === title);
  assert.ok(fix, `${fixes.map((one) => one.title)} has no "${title}"`);
  return applyEdits(text, fix.edits);
};

/** A document whose bond is not monitored, around lines of its own. */
const document = (...lines: readonly string[]): string =>
  [
    'apiVersion: v1alpha1',
    'kind: BondConfig',
    'name: bond0',
    'bondMode: active-backup',
    'links: [eth0, eth1]',
    ...lines,
    '',
  ].join('\n');

test('what is silenced is kept, with everything that belongs to it', () => {
  const text = `# talos-bond-ignore missing-link-monitoring -- a virtual port\n${document()}`;
  const { diagnostics, suppressed } = judge(text);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    suppressed.map(({ code, level, bond }) => [code, level, bond]),
    [['missing-link-monitoring', 'warning', 'bond0']],
  );
  assert.ok(suppressed[0]!.fixes.length > 0);
});

test('codes stand between commas, and a reason behind two dashes', () => {
  const codes = (comment: string) =>
    suppressionAt(comment, { start: 0, end: comment.length })?.codes.map(({ text, span }) => {
      assert.equal(comment.slice(span.start, span.end), text);
      return text;
    });
  assert.deepEqual(codes('# talos-bond-ignore a'), ['a']);
  assert.deepEqual(codes('#talos-bond-ignore a,b , c -- why, oh why'), ['a', 'b', 'c']);
  assert.deepEqual(codes('## talos-bond-ignore a-b -- c -- d'), ['a-b']);
  assert.deepEqual(codes('# talos-bond-ignore a because of rain, b'), ['a', 'because of rain', 'b']);
  assert.deepEqual(codes('# talos-bond-ignore -- no code'), []);
  assert.deepEqual(codes('# talos-bond-ignore-file'), []);
  assert.equal(codes('# talos-bond-ignored a'), undefined);
  assert.equal(codes('# see talos-bond-ignore a'), undefined);
});

test('Windows line ends change nothing', () => {
  const text = document('miimon: 100', 'downdelay: 2000').replace(
    'bondMode',
    '# talos-bond-ignore missing-delay\nbondMode',
  );
  assert.deepEqual(found(text.replaceAll('\n', '\r\n')), found(text));
  assert.deepEqual(found(text), ['unused-suppression', 'slow-failover']);
  const silenced = text.replace('2000', '2000 # talos-bond-ignore slow-failover');
  assert.deepEqual(found(silenced.replaceAll('\n', '\r\n')), ['unused-suppression']);
});

test('the whole file is silenced by a comment without a code, which is told when there was nothing to silence', () => {
  assert.deepEqual(found(`# talos-bond-ignore-file\n${document()}`), []);
  assert.deepEqual(found(`---\n# talos-bond-ignore-file -- generated\n\n${document()}`), []);
  assert.deepEqual(found(`# talos-bond-ignore-file\n${document('miimon: 100')}`), ['unused-suppression']);
  assert.deepEqual(found(document('# talos-bond-ignore-file', 'miimon: 100')), ['unused-suppression']);
});

test('templates, files without a bond and broken documents are let be', () => {
  assert.deepEqual(found(`# talos-bond-ignore slow-failover\n${document('miimon: 100', 'mtu: {{ mtu }}')}`), []);
  assert.deepEqual(
    found('# talos-bond-ignore slow-failover\nkind: LinkConfig\napiVersion: v1alpha1\nname: bond0\n'),
    [],
  );
  assert.ok(!found(`# talos-bond-ignore slow-failover\n${document('mtu: "1500')}`).includes('unused-suppression'));
});

test('a rule counts against its comments only while it is on', () => {
  const text = document('miimon: 100', 'updelay: 0 # talos-bond-ignore slow-failover');
  const withLevels = (levels: Options['levels']): Options => ({ ...defaultOptions, levels });
  assert.deepEqual(found(text), ['unused-suppression']);
  assert.deepEqual(found(text, withLevels({ 'slow-failover': 'off' })), []);
  assert.deepEqual(found(text, withLevels({ 'unused-suppression': 'off' })), []);
  assert.equal(judge(text, withLevels({ 'unused-suppression': 'error' })).diagnostics[0]?.level, 'error');
  const lacp = document('miimon: 100', 'updelay: 0 # talos-bond-ignore slow-lacp');
  assert.deepEqual(found(lacp), []);
  assert.deepEqual(found(lacp, withLevels({ 'slow-lacp': 'info' })), ['unused-suppression']);
});

test('the finding on a suppression can be silenced too', () => {
  assert.deepEqual(
    found(document('miimon: 100', 'updelay: 0 # talos-bond-ignore slow-failover, unused-suppression -- for later')),
    [],
  );
  assert.deepEqual(
    found(`# talos-bond-ignore-file unused-suppression\n${document('miimon: 100 # talos-bond-ignore slow-failover')}`),
    [],
  );
});

const removals: Readonly<Record<string, readonly [before: string, title: string, after: string]>> = {
  'the comment at the end of a line': [
    'miimon: 100  # talos-bond-ignore slow-failover -- once',
    'Remove the comment',
    'miimon: 100',
  ],
  'a line of its own': [
    'mtu: 9000\n  # talos-bond-ignore slow-failover\nmiimon: 100',
    'Remove the comment',
    'mtu: 9000\nmiimon: 100',
  ],
  'the first of two codes': [
    'miimon: 100 # talos-bond-ignore slow-failover, passive-lacp -- r',
    'Remove slow-failover',
    'miimon: 100 # talos-bond-ignore passive-lacp -- r',
  ],
  'a code that does not exist': ['miimon: 100 # talos-bond-ignore no-such-thing', 'Remove the comment', 'miimon: 100'],
  'a misspelt code': [
    'miimon: 100 # talos-bond-ignore slow-failovr',
    'Change to slow-failover',
    'miimon: 100 # talos-bond-ignore slow-failover',
  ],
};

for (const [what, [before, title, after]] of Object.entries(removals)) {
  test(`the fix takes ${what} and nothing else`, () => {
    const text = document(before);
    assert.equal(fixed(text, judge(text).diagnostics[0]!, title), document(after));
    const windows = text.replaceAll('\n', '\r\n');
    assert.equal(fixed(windows, judge(windows).diagnostics[0]!, title), document(after).replaceAll('\n', '\r\n'));
  });
}

test('the last of two codes goes with its comma', () => {
  const text = document('miimon: 100 # talos-bond-ignore slow-failover, passive-lacp -- r');
  assert.equal(
    fixed(text, judge(text).diagnostics[1]!, 'Remove passive-lacp'),
    document('miimon: 100 # talos-bond-ignore slow-failover -- r'),
  );
});

/** The text after the first finding was chosen to be ignored. */
function ignored(text: string): string | undefined {
  const file = new BondFile(text);
  const fix = ignoreFix(file, validate(file, defaultOptions).diagnostics[0]!, defaultOptions.t);
  return fix && applyEdits(text, fix.edits);
}

const legacy = (entry: string): string => `machine:\n  network:\n    interfaces:\n${entry}`;
const options = '          mode: active-backup\n          interfaces: [eth0, eth1]\n';

test('to ignore a finding writes a comment above the line that opens the bond', () => {
  const comment = '# talos-bond-ignore missing-link-monitoring\n';
  const entry = `      - interface: bond0\n        bond:\n${options}`;
  assert.equal(ignored(legacy(entry)), legacy(entry.replace('        bond:', `        ${comment}        bond:`)));
  const turned = `      - bond:\n${options}        interface: bond0\n`;
  assert.equal(ignored(legacy(turned)), legacy(`      ${comment}${turned}`));
  assert.equal(ignored(document()), `${comment}${document()}`);
  assert.equal(ignored(`---\n${document()}`), `---\n${comment}${document()}`);
  const windows = document().replaceAll('\n', '\r\n');
  assert.equal(ignored(windows), `${comment}${document()}`.replaceAll('\n', '\r\n'));
});

test('a suppression that stands there already is gone on with', () => {
  assert.equal(
    ignored(`# talos-bond-ignore slow-lacp -- r\n# more\n${document()}`),
    `# talos-bond-ignore slow-lacp, missing-link-monitoring -- r\n# more\n${document()}`,
  );
});

test('no comment is offered where none can stand, or nobody may write', () => {
  assert.equal(
    ignored('{apiVersion: v1alpha1, kind: BondConfig, name: bond0, bondMode: active-backup, links: [a, b]}\n'),
    undefined,
  );
  assert.equal(ignored(JSON.stringify(parseable(document()), undefined, 2)), undefined);
  assert.equal(
    ignored(legacy('      - {interface: bond0, bond: {mode: active-backup, interfaces: [eth0, eth1]}}\n')),
    undefined,
  );
  assert.equal(ignored(`${document()}---\nsops:\n  mac: x\n`), undefined);
});

const parseable = (text: string): object =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(': '))
      .map(([key, value]) => [key, value?.startsWith('[') ? ['eth0', 'eth1'] : value]),
  );

/** Whether a finding is there, by what people see of it. */
const named = ({ code, bond, dialect }: Diagnostic): string => `${code} ${bond} ${dialect}`;

/** How often the text is no YAML, template expressions aside. */
const faults = (text: string, name: string): number => parse(maskTemplates(text, name).text).errors.length;

for (const { path, text } of annotatedFixtures()) {
  test(`${path}: whatever is ignored is gone, and the text still says the same`, () => {
    const file = new BondFile(text, path);
    const before = validate(file, defaultOptions).diagnostics;
    for (const diagnostic of before) {
      const fix = ignoreFix(file, diagnostic, defaultOptions.t);
      if (!fix) continue;
      const after = applyEdits(text, fix.edits);
      const judged = validate(new BondFile(after, path), defaultOptions);
      const mine = (one: Diagnostic) => one.code === diagnostic.code && one.message === diagnostic.message;
      const left = judged.diagnostics.filter(mine);
      assert.ok(left.length < before.filter(mine).length, `${named(diagnostic)} is still there`);
      assert.ok(judged.suppressed.some(mine));
      assert.equal(
        judged.diagnostics.length + judged.suppressed.length,
        before.length + validate(file, defaultOptions).suppressed.length,
      );
      assert.equal(faults(after, path), faults(text, path));
    }
  });
}
