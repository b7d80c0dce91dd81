import { explain, nearestTopics } from '../core/reference.ts';
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
  const near = nearestTopics(word);
  const sentence =
    near.length > 0
      ? t('there is no rule or field "{0}"; near are {1}', word, near.join(', '))
      : t('there is no rule or field "{0}"; --list-rules names the rules', word);
  process.stderr.write(`talos-bond: ${printable(sentence)}\n`);
  return exitCodes.wrong;
}
