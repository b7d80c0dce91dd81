import { dialects } from '../core/fields/field.ts';
import { catalogue } from '../core/judge/catalogue.ts';
import { plain } from '../core/markdown.ts';
import type { Translate } from '../core/translate.ts';
import { exitCodes } from './exit.ts';
import type { Color } from './flags.ts';
import { renderTable, shownWidth, wrap } from './table.ts';
import { levelColors, type Style, styleFor, widthOn } from './terminal.ts';

/** Prints the rules with their levels: in machine configs, BondConfig documents and META. */
export function listRules({ color }: { readonly color: Color }, t: Translate): number {
  // In a file or a pipe each rule has one line.
  const width = widthOn(process.stdout, Number.POSITIVE_INFINITY);
  process.stdout.write(`${ruleList(width, styleFor(color, process.stdout), t)}\n`);
  return exitCodes.clean;
}

/** One line for each rule; where these would be too long, with the summaries below. */
export function ruleList(width: number, style: Style, t: Translate): string {
  const heads = [t('code'), ...dialects].map(style.bold);
  const rows = catalogue.map(({ code, level }) => [
    code,
    ...dialects.map((dialect) => {
      const own = level[dialect] ?? '-';
      return own === 'off' || own === '-' ? style.grey(own) : style[levelColors[own]](own);
    }),
  ]);
  const summaries = catalogue.map(({ summary }) => plain(t(summary)));
  const beside = [[...heads, style.bold(t('summary'))], ...rows.map((row, index) => [...row, summaries[index] ?? ''])];
  const lines = linesFor(beside);
  if (lines.every((line) => shownWidth(line) <= width)) return lines.join('\n');
  const below = ['', ...summaries].map((summary) => (summary === '' ? [] : wrap(`  ${summary}`, width, '  ')));
  return linesFor([heads, ...rows])
    .flatMap((line, index) => [line, ...(below[index] ?? [])])
    .join('\n');
}

const linesFor = (rows: ReadonlyArray<readonly string[]>): readonly string[] =>
  renderTable(rows, Number.POSITIVE_INFINITY).split('\n');
