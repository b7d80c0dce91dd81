/** Every file that is written from the tables, with the text it should have. */
import { existsSync, readFileSync } from 'node:fs';
import { yamlDialects } from '../src/core/fields/field.ts';
import { grammars } from './grammar.ts';
import { jsonSchema } from './json-schema.ts';
import { fieldsPage, rulesPage } from './pages.ts';
import { repositorySchema } from './repository-schema.ts';
import { configuration, settingTexts } from './settings.ts';
import { timeline } from './timeline.ts';
import { walkthroughPictures } from './walkthrough.ts';

/** A file below the root of the repository, by its path with `/`. */
export interface Derived {
  readonly path: string;
  readonly text: string;
}

/** The derived files. Reads what they are mixed with from the current folder, which must be the root. */
export const derivedFiles = (): readonly Derived[] => [
  { path: 'server/docs/rules.md', text: rulesPage(exampleOf) },
  { path: 'server/docs/fields.md', text: fieldsPage() },
  { path: 'server/docs/timeline.svg', text: timeline() },
  ...walkthroughPictures(current('test/workspace/legacy.yaml') ?? ''),
  ...yamlDialects.map((dialect) => ({ path: `server/docs/${dialect}.schema.json`, text: json(jsonSchema(dialect)) })),
  { path: 'server/docs/talos-bond.schema.json', text: json(repositorySchema()) },
  ...Object.entries(grammars()).map(([name, grammar]) => ({ path: `syntaxes/${name}`, text: json(grammar) })),
  { path: 'server/src/manifest.ts', text: manifestModule() },
  { path: 'package.json', text: withSettings() },
  { path: 'package.nls.json', text: withTexts() },
];

/** A file as it is, with the line ends of the repository whatever the checkout made of them; nothing where it is not. */
export const current = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;

const exampleOf = (code: string): string | undefined => current(`test/fixtures/${code}.yaml`);

const read = (path: string): Record<string, unknown> => JSON.parse(current(path) ?? '{}');

function withSettings(): string {
  const manifest = read('package.json');
  return json({ ...manifest, contributes: { ...(manifest.contributes as object), configuration: configuration() } });
}

/** The version and the one repository address, for programs that carry no `package.json` with them. */
function manifestModule(): string {
  const { version, repository } = read('package.json') as { version: string; repository: { url: string } };
  const address = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return `// Generated from package.json by \`npm run generate\`.
export const version = '${version}';
export const repository = '${address}';
`;
}

/** The texts that others wrote stay; those of settings and rules are ours, so that none outlives its rule. */
function withTexts(): string {
  const own = Object.entries(read('package.nls.json')).filter(([key]) => !/^(?:setting|rule)\./.test(key));
  return json({ ...Object.fromEntries(own), ...settingTexts() });
}

const width = 120;

/** JSON as the formatter leaves it: short lists on one line. */
function json(value: unknown): string {
  const lists = /^( *(?:"[^"\n]*": )?)\[\n((?: *(?:"(?:[^"\\\n]|\\.)*"|[\w.-]+),?\n)+) *\](,?)$/gm;
  const text = JSON.stringify(value, undefined, 2).replaceAll(
    lists,
    (whole, head: string, items: string, tail: string) => {
      const line = `${head}[${items.trim().replaceAll(/\n */g, ' ')}]${tail}`;
      return line.length <= width ? line : whole;
    },
  );
  return `${text}\n`;
}
