// The figures that README.md quotes, between its two benchmark marks.
import { readFileSync, writeFileSync } from 'node:fs';

const marks = /(<!-- benchmark -->\n)[\s\S]*?(<!-- \/benchmark -->)/;

const rows = [
  { title: 'a keystroke until its diagnostics, 600 lines', config: '600', series: 'keystroke' },
  { title: 'the same, 50,000 lines in many documents', config: '50000', series: 'keystroke' },
  { title: 'the same, 10,000 lines that are mostly a manifest', config: 'manifest', series: 'keystroke' },
  { title: 'opening until the first diagnostics, 600 lines', config: '600', series: 'opening' },
  { title: 'completion while typing, 600 lines', config: '600', series: 'completion' },
  { title: 'the same, 50,000 lines', config: '50000', series: 'completion' },
  { title: 'hover, 600 lines', config: '600', series: 'hover' },
];

/** Writes the table into the file, in place of the one that is there. */
export function quoteIn(file, results) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(marks, (_whole, head, tail) => `${head}${tableOf(results)}${tail}`),
  );
}

function tableOf({ configs, lint }) {
  const lines = rows.map(({ title, config, series }) => {
    const measured = configs.find(({ id }) => id === config)?.[series];
    return row(title, measured?.['talos-bond']?.wall, measured?.['yaml-language-server']?.wall);
  });
  if (lint) lines.push(row('the command line on 100 files', lint.peer.ours.wall, lint.peer.floor.wall));
  return ['| median wall time, ms | Talos Bond | yaml-language-server | |', '|---|--:|--:|--:|', ...lines, ''].join(
    '\n',
  );
}

const row = (title, ours, peer) =>
  `| ${title} | ${shown(ours)} | ${shown(peer)} | ${ours && peer ? `${Math.round(peer / ours)} ×` : ''} |`;

const shown = (ms) =>
  ms === undefined || ms === null ? 'not measured' : ms < 10 ? ms.toFixed(1) : Math.round(ms).toString();
