/** The JSON Schema of a bond in one dialect, for editors and pipelines that read schemas. */

import { type EnumType, type FieldType, goRange, type IntType, type YamlDialect } from '../src/core/fields/field.ts';
import { type FieldOf, fieldsOf } from '../src/core/fields/fields.ts';
import { renderField } from '../src/core/hover/card.ts';
import { plain } from '../src/core/markdown.ts';
import { defaultOptions } from '../src/core/options.ts';

type Schema = Readonly<Record<string, unknown>>;

const titles: Readonly<Record<YamlDialect, string>> = {
  legacy: 'A Talos bond: machine.network.interfaces[].bond',
  document: 'A Talos bond: kind: BondConfig',
  meta: 'A Talos bond: bondMaster of a link in META',
};

/** What the mapping that holds the options may hold. Talos' own zeros are no defaults to offer, so there are none. */
export function jsonSchema(dialect: YamlDialect): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: titles[dialect],
    type: 'object',
    additionalProperties: false,
    // A patch of a document needs these to find what it patches, and nothing else.
    ...(dialect === 'document' ? { required: ['apiVersion', 'kind', 'name'] } : {}),
    properties: Object.fromEntries(fieldsOf(dialect).map((field) => [field.key, schemaOf(field)])),
  };
}

function schemaOf(field: FieldOf): Schema {
  const card = renderField(field, defaultOptions);
  const texts = { description: plain(field.doc), markdownDescription: card };
  if (field.refused) return { ...nothingOf(field.type), doNotSuggest: true, ...texts };
  const snippets = (field.suggest ?? []).map((value) => ({ label: String(value), body: value }));
  return { ...valuesOf(field.type), ...texts, ...(snippets.length > 0 ? { defaultSnippets: snippets } : {}) };
}

/** What Talos lets pass for an option that it refuses: an empty value. */
const nothingOf = (type: FieldType): Schema =>
  type.kind === 'targets' ? { type: 'array', maxItems: 0 } : { type: 'string', maxLength: 0 };

function valuesOf(type: FieldType): Schema {
  switch (type.kind) {
    case 'enum':
      return wordsOf(type);
    case 'int':
      return { type: 'integer', ...bounds(type) };
    case 'bool':
      return { type: 'boolean' };
    case 'constant':
      return { const: type.value };
    case 'name':
    case 'mac':
      return { type: 'string' };
    case 'names':
    case 'targets':
    case 'addresses':
      return { type: 'array', items: { type: 'string' } };
    case 'selectors':
    case 'routes':
      return { type: 'array', items: { type: 'object' } };
  }
}

function bounds({ go, kernel }: IntType): Schema {
  const [min, max] = goRange[go];
  return { minimum: Math.max(min, kernel?.[0] ?? min), maximum: Math.min(max, kernel?.[1] ?? max) };
}

/** The words as they are spelt best, and whatever else Talos takes for them. */
function wordsOf({ values, exact, numbers }: EnumType): Schema {
  const words = Object.keys(values);
  const others = [
    ...(exact ? [{ const: '' }] : [{ type: 'string', pattern: `^(?:${words.map(inAnyCase).join('|')})$` }]),
    ...(numbers ? [{ enum: Object.values(values).map(({ number }) => number) }] : []),
  ];
  return { anyOf: [{ enum: words, enumDescriptions: Object.values(values).map(({ doc }) => plain(doc)) }, ...others] };
}

const inAnyCase = (word: string): string =>
  [...word]
    .map((letter) =>
      /[a-z]/.test(letter) ? `[${letter}${letter.toUpperCase()}]` : letter.replace(/[.+]/, String.raw`\$&`),
    )
    .join('');
