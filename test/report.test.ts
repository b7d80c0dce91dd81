/** What the reports look like, and what `explain` makes of a terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { judge } from '../server/src/cli/judge.ts';
import { renderMarkdown } from '../server/src/cli/markdown.ts';
import { githubReport } from '../server/src/cli/report/github.ts';
import { reportOf } from '../server/src/cli/report/report.ts';
import { textReport } from '../server/src/cli/report/text.ts';
import { renderTable, wrap } from '../server/src/cli/table.ts';
import { styleFor } from '../server/src/cli/terminal.ts';
import { defaultOptions, explain, topics } from '../server/src/core/index.ts';

const { t } = defaultOptions;
const plainly = styleFor('never', process.stdout);
const coloured = styleFor('always', process.stdout);

const reportOn = (name: string, ...bond: readonly string[]) => {
  const head = ['machine:', '  network:', '    interfaces:', '      - interface: bond0', '        bond:'];
  const text = [...head, ...bond.map((line) => `          ${line}`), ''].join('\n');
  return reportOf([judge(name, { text }, defaultOptions)]);
};
const commands = (name: string, ...bond: readonly string[]): readonly string[] =>
  githubReport(reportOn(name, ...bond), t)
    .split('\n')
    .slice(0, -1);

test('workflow commands: the worst first, hints left out, the code as title, the fix on a line of its own', () => {
  const lines = commands(
    'nodes/a.yaml',
    'mode: 802.3ad',
    'interfaces: [eth0, eth1]',
    'xmitHashPolicy: layer2',
    'arpInterval: 0',
    'lacpRat: fast',
  );
  assert.deepEqual(
    lines.map((line) => line.replace(/::.*?title=([^,:]*)::.*/, (all, title) => `${all.split(' ')[0]} ${title}`)),
    ['::error unknown-field', '::warning missing-link-monitoring', '::notice layer2-hash'],
  );
  assert.match(lines[1]!, /^::warning file=nodes\/a\.yaml,line=6,endLine=6,col=11,endColumn=15,title=missing-link/);
  assert.match(lines[1]!, /::bond0 is not monitored: .*%0Afix: Insert miimon: 100/);
});

test('nothing in a name or a value ends a workflow command or begins one', () => {
  const [line, ...more] = commands('a,b:c%\n::error::d.yaml', 'mode: "%0A\\n::stop-commands::x"', 'miimon: 100');
  assert.deepEqual(more, []);
  assert.match(line!, /^::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ad\.yaml,line=/);
  assert.match(line!, /%250A/);
  assert.doesNotMatch(line!, /[\r\n]/);
});

test('the mark stands below its word, with tabs, wide characters and colours', () => {
  const report = reportOn('a.yaml', 'mode: active-backup', 'interfaces: [a, b]', '"漢字": {"x":\t1}');
  const shown = textReport(report, plainly, false, t).split('\n');
  const line = shown.findIndex((one) => one.includes('漢字') && one.startsWith('8 |'));
  assert.equal(shown[line + 1], `  |           ^${'~'.repeat(5)}`);
  assert.equal(stripVTControlCharacters(textReport(report, coloured, false, t)), shown.join('\n'));
});

test('quiet is one line for each finding', () => {
  const report = reportOn('a.yaml', 'mode: 802.3ad', 'interfaces: [a, b]');
  const lines = textReport(report, plainly, true, t).split('\n').slice(0, -1);
  assert.equal(lines.length, report.problems.length);
  for (const line of lines) assert.match(line, /^a\.yaml:\d+:\d+: (?:error|warning|info|hint): .* \[[a-z0-9-]+\]$/);
});

test('words wrap at blanks, and none is cut', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('- one two three', 9, '  '), ['- one two', '  three']);
  assert.deepEqual(wrap('https://example.org/long short', 10), ['https://example.org/long', 'short']);
  assert.deepEqual(wrap(`${coloured.bold('one')} ${coloured.bold('two')}`, 7).length, 1);
  assert.deepEqual(wrap('', 7), ['']);
});

test('a table takes what room there is from its widest columns', () => {
  const rows = [
    ['a', 'b'],
    ['one', 'the second is long'],
  ];
  assert.equal(renderTable(rows, 80), 'a    b\none  the second is long');
  assert.equal(renderTable(rows, 15), 'a    b\none  the second\n     is long');
});

test('every entry of the reference fits its terminal, and is the same in colours', () => {
  for (const { word } of topics(defaultOptions)) {
    const { markdown } = explain(word, defaultOptions)!;
    for (const width of [80, 120]) {
      const text = renderMarkdown(markdown, plainly, width);
      for (const line of text.split('\n')) assert.ok(line.length <= width || /^\s*\S+$/.test(line), `${word}: ${line}`);
      assert.doesNotMatch(text, /\*\*|`|\]\(|\\[|*_]/, word);
      assert.equal(stripVTControlCharacters(renderMarkdown(markdown, coloured, width)), text);
    }
  }
});

test('links are readable, each on its own line', () => {
  const text = renderMarkdown('[Linux](https://a.example/x) · [Talos: `META`](https://b.example/y)', plainly, 40);
  assert.equal(text, 'Linux https://a.example/x\nTalos: META https://b.example/y');
});
