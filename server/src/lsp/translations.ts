import { type Catalogue, english, type Translate, translator } from '../core/index.ts';

/** The languages there are, by locale; a new one is a table of texts and a line here. */
const catalogues: Readonly<Record<string, Catalogue>> = {};

/** The door to texts in the language of a locale such as `zh-cn`; English where there is none. */
export function translateFor(locale: string | undefined): Translate {
  const wanted = (locale ?? '').toLowerCase().replace('_', '-');
  const catalogue = catalogues[wanted] ?? catalogues[wanted.split('-')[0] ?? ''];
  return catalogue ? translator(catalogue) : english;
}
