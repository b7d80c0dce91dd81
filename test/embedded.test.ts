/** Texts within scalars, in every way that YAML has to write one: what is read is what YAML reads, and each letter has its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';

const patchIn = (scalar: string): string =>
  `kind: Workers\nname: pool\npatches:\n  - name: bond\n    inline: ${scalar}\n`;

const embeddedIn = (text: string) => {
  const [embedded, ...others] = new BondFile(text, 'cluster.yaml').embedded;
  assert.ok(embedded && others.length === 0);
  return embedded;
};

const json = '{"machine": {"network": {"interfaces": [{"interface": "bond0", "bond": {"mode": "lacp"}}]}}}';
const escaped = json.replaceAll('"', '\\"');

const scalars: Readonly<Record<string, string>> = {
  'double quotes': `"${escaped}"`,
  'double quotes over several lines': `"${escaped.replaceAll(': {', ':\n       {')}"`,
  'double quotes with blank lines': `"${escaped.replaceAll(': {', ':\n\n        \t\n       {')}"`,
  'escaped ends of lines': `"${escaped.replaceAll(': {', ':\\\n       \\ {')}"`,
  'escaped ends of lines with blank lines': `"${escaped.replaceAll(': {', ':\\\n\n\n       \\ {')}"`,
  'escaped breaks at folded lines':
    '"machine:\n      \\n  network:\\n\n      \\    interfaces:\\n\n      \\    - interface: bond0\\n      bond:\\n        mode: lacp"',
  'letters as escapes': `"${escaped.replace('bond0', '\\x62\\u006f\\U0000006ed0\\U0001f600')}"`,
  'single quotes': `'${json.replace('bond0', "bond''0")}'`,
  'single quotes over several lines': `'${json.replaceAll(': {', ':\n\n       {')}'`,
  'a folded block': `>-\n${json.replaceAll(': {', ':\n{').replaceAll(/^/gm, '      ')}`,
};

for (const [way, scalar] of Object.entries(scalars)) {
  for (const lineEnd of ['\n', '\r\n']) {
    test(`${way}, ${JSON.stringify(lineEnd)}: the text is what YAML reads`, () => {
      const text = patchIn(scalar).replaceAll('\n', lineEnd);
      const { file } = embeddedIn(text);
      assert.equal(file.text, parse(text).patches[0].inline);
    });

    test(`${way}, ${JSON.stringify(lineEnd)}: the fault is marked where it is written`, () => {
      const text = patchIn(scalar).replaceAll('\n', lineEnd);
      const marks = validate(new BondFile(text, 'cluster.yaml'), defaultOptions).diagnostics.map(({ code, span }) => ({
        code,
        marked: text.slice(span.start, span.end).replaceAll('\\"', '"').replaceAll('"', ''),
      }));
      assert.deepEqual(marks, [{ code: 'invalid-value', marked: 'lacp' }]);
    });
  }
}

test('a template in quotes is a template in the text, too', () => {
  const scalar = `"${escaped.replace('bond0', '{{ .Name }}')}"`;
  const text = patchIn(scalar.replace('\\"mode\\"', '\\"mod\\"'));
  assert.deepEqual(
    validate(new BondFile(text, 'cluster.yaml'), defaultOptions).diagnostics.map(({ code }) => code),
    ['unknown-field'],
  );
});
