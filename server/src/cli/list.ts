import { dialects } from '../core/fields/field.ts';
import { catalogue } from '../core/judge/catalogue.ts';
import { plain } from '../core/markdown.ts';
import type { Translate } from '../core/translate.ts';
import { exitCodes } from './exit.ts';
import type { Color } from './flags.ts';
import { renderTable } from './table.ts';
import { levelColors, styleFor, widthOn } from './terminal.ts';

/** Prints the rules with their levels: in machine configs, BondConfig documents and META. */
export function listRules({ color }: { readonly color: Color }, t: Translate): number {
  const style = styleFor(color, process.stdout);
  const head = [t('code'), ...dialects, t('summary')].map(style.bold);
  const rows = catalogue.map(({ code, level, summary }) => [
    code,
    ...dialects.map((dialect) => {
      const own = level[dialect] ?? '-';
      return own === 'off' || own === '-' ? style.grey(own) : style[levelColors[own]](own);
    }),
    plain(t(summary)),
  ]);
  // In a file or a pipe each rule has one line.
  const width = widthOn(process.stdout, Number.POSITIVE_INFINITY);
  process.stdout.write(`${renderTable([head, ...rows], width)}\n`);
  return exitCodes.clean;
}
