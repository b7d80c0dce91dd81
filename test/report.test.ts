/** What the reports look like, and what `explain` makes of a terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { judge } from '../server/src/cli/judge.ts';
import { renderMarkdown } from '../server/src/cli/markdown.ts';
import { githubReport } from '../server/src/cli/report/github.ts';
import { reportOf } from '../server/src/cli/report/report.ts';
import { type Look, textReport } from '../server/src/cli/report/text.ts';
import { renderTable, wrap } from '../server/src/cli/table.ts';
import { type Style, styleFor } from '../server/src/cli/terminal.ts';
import { BondFile, defaultOptions, explain, topics } from '../server/src/core/index.ts';

const { t } = defaultOptions;
const plainly = styleFor('never', process.stdout);
const coloured = styleFor('always', process.stdout);

const looking = (style: Style, other: Partial<Look> = {}): Look => ({
  style,
  width: Number.POSITIVE_INFINITY,
  quiet: false,
  ...other,
});

const reportOn = (name: string, ...bond: readonly string[]) => {
  const head = ['machine:', '  network:', '    interfaces:', '      - interface: bond0', '        bond:'];
  const text = [...head, ...bond.map((line) => `          ${line}`), ''].join('\n');
  return reportOf([judge(new BondFile(text, name), defaultOptions)]);
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
  const shown = textReport(report, looking(plainly), t).split('\n');
  const line = shown.findIndex((one) => one.includes('漢字') && one.startsWith('8 |'));
  assert.equal(shown[line + 1], `  |           ^${'~'.repeat(5)}`);
  assert.equal(stripVTControlCharacters(textReport(report, looking(coloured), t)), shown.join('\n'));
});

test('quiet is one line for each finding', () => {
  const report = reportOn('a.yaml', 'mode: 802.3ad', 'interfaces: [a, b]');
  const lines = textReport(report, looking(plainly, { quiet: true }), t)
    .split('\n')
    .slice(0, -1);
  assert.equal(lines.length, report.problems.length);
  for (const line of lines) assert.match(line, /^a\.yaml:\d+:\d+: (?:error|warning|info|hint): .* \[[a-z0-9-]+\]$/);
});

test('a terminal gets lines that fit it, but the line of the bond stays as it is', () => {
  const report = reportOn('a.yaml', 'mode: active-backup', 'interfaces: [eth0, eth1]');
  const lines = textReport(report, looking(plainly, { width: 60 }), t).split('\n');
  assert.deepEqual(lines, [
    'a.yaml:6:11: warning: bond0 is not monitored: Talos sends',
    '  miimon 0, and when the active link fails nothing takes',
    '  over [missing-link-monitoring]',
    '6 |           mode: active-backup',
    '  |           ^~~~',
    '  = fix: Insert miimon: 100, updelay: 200, downdelay: 200 (a',
    '    dead link is dropped after about 300 ms)',
    '',
    '',
  ]);
});

test('of a line that is wider than the terminal the part around the finding is shown', () => {
  const members = Array.from({ length: 12 }, (_, index) => `eth${index}`).join(', ');
  const report = reportOn('a.yaml', `{mode: active-backup, miimon: 100, interfaces: [${members}, eth5], updelay: 0}`);
  const shown = (width: number) =>
    textReport(report, looking(plainly, { width }), t)
      .split('\n')
      .find((line) => line.startsWith('6 | '));
  assert.equal(shown(60), '6 | …th6, eth7, eth8, eth9, eth10, eth11, eth5], updelay: 0}');
  assert.equal(shown(40), '6 | …9, eth10, eth11, eth5], updelay: 0}');
  assert.ok(shown(Number.POSITIVE_INFINITY)!.includes('{mode: active-backup'));
});

test('words wrap at blanks, and none is cut', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('- one two three', 9, '  '), ['- one two', '  three']);
  assert.deepEqual(wrap('https://example.org/long short', 10), ['https://example.org/long', 'short']);
  assert.deepEqual(wrap(`${coloured.bold('one')} ${coloured.bold('two')}`, 7).length, 1);
  assert.deepEqual(wrap('  one two', 5), ['  one', 'two']);
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
