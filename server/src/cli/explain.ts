import { explain, nearestTopics } from '../core/reference.ts';
import type { Translate } from '../core/translate.ts';
import type { ExplainCommand } from './args.ts';
import { exitCodes } from './exit.ts';
import { renderMarkdown } from './markdown.ts';
import { optionsFrom } from './options.ts';
import { printable, styleFor, widthOn } from './terminal.ts';

/** Prints the reference entry of a rule or a field; for an unknown word, the nearest ones. */
export function explainWord({ word, talosVersion, color }: ExplainCommand): number {
  const options = optionsFrom({ talosVersion, levels: {} });
  const { t } = options;
  const entry = explain(word, options);
  if (entry) {
    const style = styleFor(color, process.stdout);
    const width = widthOn(process.stdout, 80);
    process.stdout.write(`${style.bold(entry.title)}\n\n${renderMarkdown(entry.markdown, style, width)}\n`);
    return exitCodes.clean;
  }
  process.stderr.write(`talos-bond: ${printable(unknownText(word, t))}\n`);
  return exitCodes.wrong;
}

function unknownText(word: string, t: Translate): string {
  const [first, ...more] = nearestTopics(word);
  if (first === undefined) return t('there is no rule or field "{0}"; --list-rules names the rules', word);
  return more.length === 0
    ? t('there is no rule or field "{0}"; {1} comes near', word, first)
    : t('there is no rule or field "{0}"; near are {1}', word, [first, ...more].join(', '));
}
