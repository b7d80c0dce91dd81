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

function tableOf({ configs }) {
  const lines = rows.map(({ title, config, series }) => {
    const measured = configs.find(({ id }) => id === config)?.[series];
    const [ours, peer] = [measured?.['talos-bond']?.wall, measured?.['yaml-language-server']?.wall];
    return `| ${title} | ${shown(ours)} | ${shown(peer)} | ${ours && peer ? `${Math.round(peer / ours)} ×` : ''} |`;
  });
  return ['| median wall time, ms | Talos Bond | yaml-language-server | |', '|---|--:|--:|--:|', ...lines, ''].join(
    '\n',
  );
}

const shown = (ms) =>
  ms === undefined || ms === null ? 'not measured' : ms < 10 ? ms.toFixed(1) : Math.round(ms).toString();
