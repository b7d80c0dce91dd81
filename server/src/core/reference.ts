/** The reference entries of rules and options: the command line, the editor and the written pages show the same. */

import { type Dialect, dialects, type Field, groups } from './fields/field.ts';
import {
  type FieldId,
  type FieldOf,
  fieldIds,
  fieldIn,
  fields,
  isFieldId,
  kernelDocs,
  keysOf,
  talosDocs,
} from './fields/fields.ts';
import { meantBy } from './fields/foreign.ts';
import { byDialect, dialectName, programmedText, takes } from './hover/card.ts';
import { catalogue } from './judge/catalogue.ts';
import type { Ground, RuleEntry } from './judge/rule.ts';
import { blocks, bullets, code, type Fact, facts, link, table } from './markdown.ts';
import { folded, nearest } from './nearest.ts';
import type { Options } from './options.ts';
import type { Translate } from './translate.ts';

/** What there is to say about a word. The Markdown has no heading: the title stands for it. */
export interface Entry {
  readonly title: string;
  readonly markdown: string;
}

/** The entry of a rule by its code, or of an option by any name it has, in a dialect or another tool; in any letter case. */
export function explain(word: string, options: Options): Entry | undefined {
  const sought = folded(word.trim());
  const rule = catalogue.find(({ code: name }) => folded(name) === sought);
  if (rule) return { title: rule.code, markdown: renderRule(rule, options) };
  const id = meantBy(word.trim())?.id;
  return id && { title: id, markdown: renderFieldEntry(id, options) };
}

/** A word that `explain` knows. */
export interface Topic {
  readonly word: string;
  readonly summary: string;
}

/** Every rule and every option, in the order of the reference. */
export const topics = ({ t }: Options): readonly Topic[] => [
  ...catalogue.map(({ code: word, summary }) => ({ word, summary: t(summary) })),
  ...fieldIds.map((word) => ({ word, summary: t(fields[word].doc) })),
];

/** The words that were perhaps meant. */
export function nearestTopics(word: string): readonly string[] {
  const keys = dialects.flatMap((dialect) => fieldIds.flatMap((id) => fieldIn(id, dialect)?.key ?? []));
  const words = [...new Set([...catalogue.map(({ code: name }) => name), ...keys, ...fieldIds])];
  const near = nearest(word, words);
  return near.length > 0 ? near : wordsWith(word, words);
}

/** More would be a list to read. */
const mostWords = 5;

/** Words that the word is a part of, each in one spelling. */
function wordsWith(part: string, words: readonly string[]): readonly string[] {
  const sought = folded(part);
  const found = words.filter((word) => sought.length >= 3 && folded(word).includes(sought));
  const once = found.filter((word, index) => found.findIndex((other) => folded(other) === folded(word)) === index);
  return once.slice(0, mostWords);
}

/** The address of an entry. `repository` as package.json gives it. */
export function docsUrl(repository: string, word: string): string {
  const home = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  return `${home}/blob/main/server/docs/${isFieldId(word) ? 'fields' : 'rules'}.md#${word}`;
}

function renderRule(rule: RuleEntry, { t }: Options): string {
  const cases = rule.cases?.map(
    ({ id, doc, mended }) => `**${id}**: ${t(doc)} ${t('Mended in {0}.', mended.join(', '))}`,
  );
  return blocks(
    `${t(rule.summary)}.`,
    t(rule.why),
    cases && bullets(cases),
    facts([
      [t('Level'), levelText(rule, t)],
      [t('Fix'), rule.fix && t(rule.fix)],
      [t('Ground'), `${groundText(rule.ground, t)}: ${rule.source}`],
    ]),
  );
}

const levelText = ({ level }: RuleEntry, t: Translate): string =>
  byDialect(
    dialects.flatMap((dialect) => (level[dialect] ? [{ said: level[dialect], dialect }] : [])),
    t,
  );

function groundText(ground: Ground, t: Translate): string {
  switch (ground) {
    case 'talos':
      return t('Talos refuses or warns');
    case 'kernel':
      return t('measured on real kernels');
    case 'source':
      return t('read in source');
  }
}

function renderFieldEntry(id: FieldId, options: Options): string {
  const { t } = options;
  const field: Field = fields[id];
  return blocks(
    t(field.doc),
    field.note && t(field.note),
    dialectTable(id, options),
    valuesTable(field, t),
    facts(fieldFacts(field, t)),
    [
      link('Linux', kernelDocs),
      ...dialects.flatMap((dialect) =>
        field.in[dialect] ? [link(`Talos: ${dialectName(dialect, t)}`, talosDocs[dialect])] : [],
      ),
    ].join(' · '),
  );
}

/** One column a dialect: what is the same in all is still said, so that nobody has to look elsewhere. */
function dialectTable(id: FieldId, options: Options): string {
  const { t } = options;
  const present = dialects.flatMap((dialect) => fieldIn(id, dialect) ?? []);
  const row = (label: string, cell: (field: FieldOf) => string | undefined): readonly (readonly string[])[] => {
    const cells = present.map((field) => cell(field) ?? '');
    return cells.some((text) => text !== '') ? [[label, ...cells]] : [];
  };
  return table(
    ['', ...present.map(({ dialect }) => dialectName(dialect, t))],
    [
      ...row(t('Key'), (field) => keysOf(field).map(code).join(', ')),
      ...row(t('Takes'), ({ type, refused }) =>
        refused ? t('nothing: Talos refuses it') : takes(type, t) + letterCase(type, t),
      ),
      ...row(t('Default that Talos programs'), (field) => programmedText(field, options)),
      ...row(
        t('0 becomes'),
        ({ zeroBecomes }) => zeroBecomes && [...new Set(zeroBecomes.map(({ value }) => code(value)))].join(', '),
      ),
      ...row(t('Talos allows it in'), ({ allowed }) => allowed?.modes.map(code).join(', ')),
      ...row(t('Since'), ({ since }) => since && `Talos ${since}`),
      ...row(t('Remark'), ({ dialect }) => ownNote(id, dialect, t)),
    ],
  );
}

const letterCase = (type: Field['type'], t: Translate): string =>
  type.kind === 'enum' && !type.exact ? ` (${t('any letter case')})` : '';

function ownNote(id: FieldId, dialect: Dialect, t: Translate): string | undefined {
  const field: Field = fields[id];
  const note = field.in[dialect]?.note;
  return note && t(note);
}

function valuesTable({ type }: Field, t: Translate): string | undefined {
  if (type.kind !== 'enum') return undefined;
  const rows = Object.entries(type.values).map(([word, { number, doc }]) => [code(word), String(number), t(doc)]);
  return table([t('Value'), t('In the kernel'), t('Meaning')], rows);
}

function fieldFacts({ worksIn, sentIn, needs, kernelDefault, foreign, source }: Field, t: Translate): readonly Fact[] {
  const sent = sentIn && sentIn.join() !== worksIn?.join() ? sentIn : undefined;
  return [
    [t('Modes'), worksIn?.map(code).join(', ')],
    [t('Talos sends it in'), sent && (sent.map(code).join(', ') || t('no mode'))],
    [t('Needs'), needs && code(needs)],
    [t("The kernel's own default"), kernelDefault === undefined ? undefined : String(kernelDefault)],
    [t('In other tools'), foreign?.map(({ name, from }) => `${code(name)} (${from})`).join(', ')],
    [t('Source'), source],
  ];
}

/** The options by group, as the pages list them. */
export const idsByGroup = (): ReadonlyArray<{ readonly group: string; readonly ids: readonly FieldId[] }> =>
  groups.map((group) => ({ group, ids: fieldIds.filter((id) => fields[id].group === group) }));
