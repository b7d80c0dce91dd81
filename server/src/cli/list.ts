import { dialects } from '../core/fields/field.ts';
import { catalogue } from '../core/judge/catalogue.ts';
import type { Translate } from '../core/translate.ts';

/** The rules with their levels, one a line: in machine configs, BondConfig documents and META. */
export function listRules(t: Translate): string {
  const rows = catalogue.map(({ code, level, summary }) => [
    code,
    ...dialects.map((dialect) => level[dialect] ?? '-'),
    t(summary),
  ]);
  const table = [[t('code'), ...dialects, t('summary')], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return table.map((row) => `${line(row).trimEnd()}\n`).join('');
}
