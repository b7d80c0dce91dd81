/** The two pages of the reference. What an entry says stands in the core, so that the command line says the same. */

import { type FieldId, fields } from '../src/core/fields/fields.ts';
import { catalogue } from '../src/core/judge/catalogue.ts';
import { blocks, bullets, code, link } from '../src/core/markdown.ts';
import { defaultOptions } from '../src/core/options.ts';
import { explain, idsByGroup } from '../src/core/reference.ts';

const mark = '<!-- Written by `npm run generate` from the tables in server/src/core: change those, not this page. -->';

/** Drawn by `timeline.ts`. */
const times =
  '![Failover and return after a cable goes out and in again, with and without link monitoring](timeline.svg)';

/** The rules about which the picture says more than words. */
const pictured = new Set(['missing-link-monitoring', 'slow-failover']);

/** `server/docs/rules.md`. `exampleOf` gives the first fixture of a rule, if it has one. */
export function rulesPage(exampleOf: (name: string) => string | undefined): string {
  const list = catalogue.map(({ code: name, summary }) => `${link(code(name), `#${name}`)}: ${summary}`);
  const entries = catalogue.map(({ code: name, cases = [] }) => {
    const fixture = exampleOf(name);
    const picture = pictured.has(name) ? times : undefined;
    return blocks(
      `## ${name}`,
      anchored(explain(name, defaultOptions)?.markdown ?? '', cases),
      picture,
      fixture && example(name, fixture),
    );
  });
  return page('Rules', bullets(list), ...entries);
}

/** Messages name a case, so that its name in the entry is a place to point to. */
const anchored = (markdown: string, cases: readonly { readonly id: string }[]): string =>
  cases.reduce((text, { id }) => text.replace(`- **${id}**`, `- <a id="${id}"></a>**${id}**`), markdown);

/** `server/docs/fields.md`. */
export function fieldsPage(): string {
  const list = idsByGroup().map(
    ({ group, ids }) => `${group}: ${ids.map((id) => link(code(id), `#${id}`)).join(', ')}`,
  );
  const entries = idsByGroup().flatMap(({ ids }) => ids.map(fieldEntry));
  return page(
    'Options of a bond',
    'Each option stands under the name that the kernel gives it, where it has one, with its key in every dialect.',
    bullets(list),
    times,
    ...entries,
  );
}

const fieldEntry = (id: FieldId): string => blocks(`## ${id}`, explain(id, defaultOptions)?.markdown ?? fields[id].doc);

const page = (title: string, ...parts: readonly string[]): string => `${blocks(mark, `# ${title}`, ...parts)}\n`;

const example = (name: string, fixture: string): string =>
  `\`\`\`yaml\n${upToFirstRemark(name, fixture).trim()}\n\`\`\``;

/** A fixture may hold many documents; the example ends with the first about which the rule speaks. */
function upToFirstRemark(name: string, fixture: string): string {
  const documents = fixture.split(/^(?=---)/m);
  const last = documents.findIndex((text) => text.includes(`[${name}]`));
  return documents.slice(0, last < 0 ? undefined : last + 1).join('');
}
