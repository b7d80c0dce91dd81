import { peerDelay } from './servers.mjs';
import { failuresIn } from './summary.mjs';
import { judge, judgePackage } from './targets.mjs';

const ours = 'talos-bond';
const peer = 'yaml-language-server';
const floor = 'bare server';
const sizeNames = { varied: '5,000, none alike', manifest: 'inline manifest', talhelper: 'talhelper, 50 nodes' };

const measures = [
  { id: 'openWall', title: 'open to first diagnostics, ms', series: 'opening', unit: 'wall', delayed: true },
  { id: 'openCpu', title: 'the same, CPU ms', series: 'opening', unit: 'cpu' },
  { id: 'keyWall', title: 'keystroke to diagnostics, ms', series: 'keystroke', unit: 'wall', delayed: true },
  { id: 'keyCpu', title: 'the same, CPU ms', series: 'keystroke', unit: 'cpu' },
  { id: 'completion', title: 'typed completion, ms', series: 'completion', unit: 'wall' },
  { id: 'hover', title: 'hover, ms', series: 'hover', unit: 'wall' },
  { id: 'memory', title: 'memory after opening, MiB', series: 'opening', unit: 'memory' },
];

/** The whole report as Markdown; the same text goes to the terminal. */
export function render(results) {
  return [
    '# Benchmark',
    '',
    ...introduction(results.environment),
    '',
    '## Start-up',
    '',
    ...startUpTable(results),
    '',
    '## Editing',
    '',
    ...editingTable(results.configs),
    '',
    '## What was answered',
    '',
    ...evidenceTable(results.configs),
    '',
    ...lintLines(results.lint),
    '## Package',
    '',
    ...packageLines(results.package),
    ...troubleLines(results),
    '',
  ].join('\n');
}

function introduction({ node, system, processor, peer: peerName, schema }) {
  return [
    `Written by \`npm run bench\`: Talos Bond and ${peerName} by turns, the same text and the same edits, medians.`,
    `The peer judges by ${schema}. Node ${node.slice(1)} on ${system}, ${processor}.`,
    '',
    `The peer waits a fixed ${peerDelay} ms before it looks at an edit; *less wait* is without them. A ratio is ours by the peer's.`,
    'CPU is that of the server process, with what it does after its answer.',
  ];
}

function startUpTable({ startUp, firstSight }) {
  const cpuRatio = ratio(startUp[ours]?.cpu, startUp[floor]?.cpu);
  return table(
    ['', 'Talos Bond', 'bare server', peer, 'ours by bare', 'to reach', ''],
    [
      [
        'start to `initialize`, ms',
        ...three(startUp, 'wall'),
        fraction(ratio(startUp[ours]?.wall, startUp[floor]?.wall)),
        '',
        '',
      ],
      ['the same, CPU ms', ...three(startUp, 'cpu'), fraction(cpuRatio), ...judge('startCpu', '-', cpuRatio)],
      ['start to first diagnostics, 60 lines, ms', ...three(firstSight, 'wall'), '', '', ''],
      ['the same, CPU ms', ...three(firstSight, 'cpu'), '', '', ''],
    ],
  );
}

function three(series, unit) {
  return [ours, floor, peer].map((name) => cell(series[name], unit));
}

function cell(one, unit) {
  const value = one?.[unit] ?? null;
  if (value !== null || !one?.failure) return figure(value);
  return one.failure.timedOut ? 'timed out' : 'failed';
}

function editingTable(configs) {
  const rows = measures.flatMap((measure) => configs.map((config) => editingRow(measure, config)));
  return table(['', 'lines', 'Talos Bond', 'peer', 'ratio', 'less wait', 'to reach', ''], rows);
}

function editingRow({ id, title, series, unit, delayed }, config) {
  const [mine, theirs] = [ours, peer].map((name) => config[series][name]);
  const measured = ratio(mine?.[unit], theirs?.[unit]);
  return [
    title,
    sizeNames[config.id] ?? thousands(config.lines),
    cell(mine, unit),
    cell(theirs, unit),
    fraction(measured),
    delayed ? fraction(ratio(mine?.[unit], theirs?.[unit] - peerDelay)) : '',
    ...judge(id, config.id, measured),
  ];
}

function evidenceTable(configs) {
  const counts = (series) => [ours, peer].map((name) => series[name]?.evidence ?? '–').join(' / ');
  const rows = configs.map(({ id, lines, opening, completion, hover }) => [
    sizeNames[id] ?? thousands(lines),
    counts(opening),
    counts(completion),
    counts(hover),
  ]);
  return [
    ...table(['lines', 'diagnostics (ours / peer)', 'completion items', 'characters of hover'], rows),
    '',
    "Talos' schema knows no bond in the old form, so there the peer has little to say.",
    'The nodes of a text differ in names, numbers and faults, as those of a cluster do, and documents that differ in words alone',
    'share a parse here; in *none alike* each document has a comment that no other has.',
  ];
}

/** Each with what it is held against, and how that is called. */
const lintRows = [
  { config: 'sparse', unit: 'wall', title: '10,000 files, 100 of them with a bond, ms', beside: 'walking and reading' },
  { config: 'sparse', unit: 'cpu', title: 'the same, CPU ms', beside: 'the same' },
  {
    config: 'dense',
    unit: 'wall',
    title: '10,000 files, 1,000 of them with a bond, ms',
    beside: 'and decoding all, and parsing the 1,000',
  },
  { config: 'dense', unit: 'cpu', title: 'the same, CPU ms', beside: 'the same' },
  { config: 'peer', unit: 'wall', title: 'the 100 files alone, ms', beside: peer },
  { config: 'peer', unit: 'cpu', title: 'the same, CPU ms', beside: peer },
  { config: 'small', unit: 'cpu', title: 'one small file, CPU ms', beside: '`node -e 0`' },
  { config: 'version', unit: 'cpu', title: '`--version`, CPU ms', beside: '`node -e 0`' },
];

function lintLines(lint) {
  if (!lint) return [];
  const rows = lintRows.map(({ config, unit, title, beside }) => {
    const { ours: mine, floor: least, grep } = lint[config];
    const measured = ratio(mine[unit], least[unit]);
    const verdicts = judge(unit === 'wall' ? 'lintWall' : 'lintCpu', config, measured);
    return [
      title,
      figure(mine[unit]),
      figure(least[unit]),
      beside,
      fraction(measured),
      figure(grep?.[unit] ?? null),
      ...verdicts,
    ];
  });
  return [
    '## Command line',
    '',
    'Written by `npm run bench -- --lint`: processes from start to end, by turns, medians. Beside Talos Bond stands what nobody can do',
    'without who lints the files, in Node with the same parser; *grep* is `grep -rE`, and the peer is told of all files at once.',
    '',
    ...table(['', 'Talos Bond', 'beside it', 'which is', 'ratio', 'grep', 'to reach', ''], rows),
    '',
  ];
}

function packageLines({ vsix, bundles }) {
  const [limit, verdict] = judgePackage(vsix);
  const row = (name, bytes, ...rest) => [name, bytes === null ? '–' : thousands(bytes), ...rest];
  return table(
    ['', 'bytes', 'to reach', ''],
    [row('.vsix', vsix, limit, verdict), ...bundles.map(({ name, bytes }) => row(`dist/${name}`, bytes, '', ''))],
  );
}

function troubleLines(results) {
  const failures = failuresIn(results).map(({ where, message }) => `- ${where}: ${message}`);
  return failures.length > 0 ? ['', '## Not measured to the end', '', ...failures] : [];
}

function ratio(mine, theirs) {
  return mine > 0 && theirs > 0 ? mine / theirs : null;
}

function fraction(value) {
  if (value === null) return '–';
  return value < 0.5 ? `1/${figure(1 / value)}` : `${value.toFixed(2)} ×`;
}

function figure(value) {
  if (value === null) return '–';
  return value >= 100 ? thousands(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function thousands(value) {
  return value.toLocaleString('en-GB');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const padded = (row) => line(row.map((cell, column) => cell.padEnd(widths[column])));
  return [padded(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(padded)];
}
