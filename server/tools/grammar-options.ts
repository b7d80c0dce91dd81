/** The scopes of a bond's options, read off the table of fields. */
import type { FieldType } from '../src/core/fields/field.ts';
import { type FieldOf, fieldsOf } from '../src/core/fields/fields.ts';

/** A rule of a TextMate grammar. */
export type Rule = Readonly<Record<string, unknown>>;

/** What each part of a bond is called; themes colour by the first words of a scope. */
export const scopes = {
  key: 'support.type.option.talos-bond',
  word: 'constant.language.talos-bond',
  kind: 'entity.name.type.talos-bond',
  name: 'variable.other.member.talos-bond',
} as const;

/** A plain or quoted value ends here, in block and in flow style. */
export const scalarEnd = '(?=["\']?[ \\t]*(?:[ \\t]#.*)?(?:$|[,}\\]]))';

/** For the newer YAML grammar, which asks inside the scalar that it has found: quotes and its scopes are there already. */
export const nestedRules = (): readonly Rule[] =>
  rules(parts('["\']?', '|[{,][ \\t]*'), { number: 'constant.numeric.integer.decimal.yaml ' });

/** For the flat YAML grammar, whose own scopes must be given again with each match. */
export function flatRules(): readonly Rule[] {
  const plain = 'string.unquoted.plain.out.yaml';
  return rules(parts('', ''), {
    key: `${plain} entity.name.tag.yaml `,
    word: `${plain} `,
    switch: 'constant.language.boolean.yaml ',
    number: 'constant.numeric.integer.yaml ',
    kind: `${plain} `,
    name: `${plain} `,
  });
}

type Role = 'key' | 'word' | 'switch' | 'number' | 'kind' | 'name';

interface Part {
  readonly role: Role;
  readonly scope: string;
  readonly match: string;
}

const rules = (all: readonly Part[], base: Partial<Record<Role, string>>): readonly Rule[] =>
  all.map(({ role, scope, match }) => ({ match, name: `${base[role] ?? ''}${scope}` }));

/** Where the keys of a dialect stand on their line. */
interface Column {
  readonly start: string;
  readonly fields: readonly FieldOf[];
  /** The letter case of words is free. */
  readonly anyCase: boolean;
}

/** Keys of a document stand at the margin, those of the other dialects never: so each column has words of its own. */
function parts(quote: string, inFlow: string): readonly Part[] {
  const columns: readonly Column[] = [
    { start: '^', fields: fieldsOf('document'), anyCase: true },
    // Which of the two it is cannot be told, and the legacy dialect minds the letter case.
    { start: `(?:^ +${inFlow})`, fields: [...fieldsOf('legacy'), ...fieldsOf('meta')], anyCase: false },
  ];
  const all = [...columns.flatMap((column) => partsIn(column, quote)), listed('^ *- +', quote)];
  return [...new Map(all.map((part) => [part.match, part])).values()];
}

function partsIn({ start, fields, anyCase }: Column, quote: string): readonly Part[] {
  const keys = alternatives(fields.map(({ key }) => key));
  const match = `(?<=${start}${quote})(?:${keys})(?=${quote}[ \\t]*:(?:[ \\t]|$))`;
  const values = fields.flatMap(({ key, type }) => {
    const before = `${start}${quote}${key}${quote}[ \\t]*:[ \\t]+(?:[&!][^ \\t]+[ \\t]+)*`;
    // In the flat grammar nothing but YAML itself has a say inside the brackets of a list.
    if (type.kind === 'names') return quote ? [listed(`${before}\\[(?:[^\\]#]*,)?[ \\t]*`, quote)] : [];
    return valuesOf(type, anyCase).map(([role, scope, text]) => ({ role, scope, match: after(before, text, quote) }));
  });
  return [{ role: 'key', scope: scopes.key, match }, ...values];
}

const after = (before: string, text: string, quote: string): string => `(?<=${before}${quote})${text}${scalarEnd}`;

const listed = (before: string, quote: string): Part => ({
  role: 'name',
  scope: scopes.name,
  match: after(before, linkName, quote),
});

/** What a value of this type may look like. */
function valuesOf(type: FieldType, anyCase: boolean): readonly (readonly [role: Role, scope: string, text: string])[] {
  if (type.kind === 'name') return [['name', scopes.name, linkName]];
  if (type.kind === 'constant') return [['kind', scopes.kind, literally(type.value)]];
  if (type.kind === 'int' && type.unit)
    return [['number', `constant.numeric.${type.unit}.talos-bond`, '(?:0|[1-9][0-9]*)']];
  if (type.kind !== 'enum') return [];
  const words = Object.keys(type.values);
  return (['word', 'switch'] as const).flatMap((role) => {
    const own = words.filter((word) => isSwitch(word) === (role === 'switch'));
    const text = `(?${anyCase ? 'i' : ''}:${alternatives(own)})`;
    return own.length > 0 ? [[role, scopes.word, text] as const] : [];
  });
}

/** Words that YAML 1.1, and so the flat grammar, takes for a boolean. */
const isSwitch = (word: string): boolean => /^(?:on|off|yes|no|true|false)$/.test(word);

/** The name of a link; addresses are none, though they stand in lists as well. */
const noName = '(?!(?i:~|null|true|false|yes|no|on|off|[0-9.]+)[ \\t]*(?:$|[#,}\\]"\']))';
export const linkName = `${noName}[^ \\t\\r\\n'"#&*!|>{}\\[\\],:-][^ \\t\\r\\n'"#{}\\[\\],:]*`;

const literally = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The longest first: no word hides one that it begins. */
const alternatives = (words: Iterable<string>): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(literally)
    .join('|');
