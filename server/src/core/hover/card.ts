/** The card of an option and of one of its words: hover, completion and the exported schemas show the same. */

import {
  type Dialect,
  dialects,
  type Field,
  type FieldType,
  goRange,
  type IntType,
  type Mode,
  type Programmed,
} from '../fields/field.ts';
import { assigned, type FieldOf, fieldIn, fields, isFieldId, kernelDocs, talosDocs } from '../fields/fields.ts';
import type { ItemKey } from '../fields/items.ts';
import { blocks, code, type Fact, facts, heading, link } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import { type Options, PerOptions } from '../options.ts';
import type { Translate } from '../translate.ts';
import { isFrom } from '../version.ts';

/** By dialect, option and mode: each letter that is typed asks for the same dozen. */
const cards = new PerOptions<string>();

/** The card of a field: what it does, what it takes, when it counts. With a bond, by the bond's mode. */
export const renderField = (field: FieldOf, options: Options, bond?: Bond): string =>
  cards.of(options, [field.dialect, field.id, bond?.mode].join(' '), () => renderAnew(field, options, bond?.mode));

function renderAnew(field: FieldOf, options: Options, mode?: Mode): string {
  const { t } = options;
  return blocks(
    heading(code(field.key)),
    t(field.doc),
    facts([[t('Takes'), takes(field.type, t)], ...usage(field, options, mode)]),
    notesOf(field, t),
    links(field.dialect),
  );
}

/** The card of one word of an enum: what choosing it means. */
export function renderEnumValue(field: FieldOf, word: string, options: Options): string {
  const { t } = options;
  const value = field.type.kind === 'enum' ? field.type.values[word] : undefined;
  return blocks(
    heading(code(assigned(field, word))),
    value && t(value.doc),
    facts([[t('Option'), t(field.doc)], ...usage(field, options)]),
    links(field.dialect),
  );
}

/** The card of a key that is no option: of a selector, an address, a route, or of a link in META. */
export const renderItemKey = (key: string, { doc, since }: Pick<ItemKey, 'doc' | 'since'>, { t }: Options): string =>
  blocks(heading(code(key)), t(doc), facts([[t('Since'), since && `Talos ${since}`]]));

/** The row's remark and the dialect's, each by itself: a translation knows them so. */
function notesOf({ id, dialect }: FieldOf, t: Translate): string {
  const row: Field = fields[id];
  return [row.note, row.in[dialect]?.note].flatMap((note) => (note ? [t(note)] : [])).join(' ');
}

function usage(field: FieldOf, options: Options, mode?: Mode): readonly Fact[] {
  const { t } = options;
  const needed = field.needs && isFieldId(field.needs) ? fieldIn(field.needs, field.dialect) : undefined;
  return [
    [t('Default'), defaultOf(field, options, mode)],
    [t('Modes'), modesOf(field, t)],
    [t('Needs'), needed && code(needed.key)],
    [t('Since'), field.since && `Talos ${field.since}`],
    [t('Elsewhere'), elsewhere(field, t)],
  ];
}

/** What the dialect is called in a sentence. */
export function dialectName(dialect: Dialect, t: Translate): string {
  switch (dialect) {
    case 'legacy':
      return t('the machine config');
    case 'document':
      return '`BondConfig`';
    case 'meta':
      return 'META';
    case 'cmdline':
      return t('the kernel argument');
  }
}

/** The values that Talos and the kernel take, in words. */
export function takes(type: FieldType, t: Translate): string {
  switch (type.kind) {
    case 'enum':
      return Object.keys(type.values).map(code).join(', ');
    case 'int':
      return range(type, t);
    case 'bool':
      return '`true`, `false`';
    case 'constant':
      return code(type.value);
    case 'name':
      return t('the name of a link');
    case 'names':
      return t('a list of link names');
    case 'selectors':
      return t('a list of hardware selectors');
    case 'targets':
      return type.family === 4 ? t('a list of IPv4 addresses') : t('a list of IPv6 addresses');
    case 'mac':
      return t('a MAC address');
    case 'addresses':
      return t('a list of addresses with prefix length');
    case 'routes':
      return t('a list of routes');
  }
}

function range({ go, kernel, unit }: IntType, t: Translate): string {
  // What anything fits into tells nobody anything.
  const [min, max] = go === 'int' && kernel ? kernel : goRange[go];
  const talos = t('{0} to {1}', code(min), code(max));
  const [low, high] = kernel ? [Math.max(min, kernel[0]), Math.min(max, kernel[1])] : [min, max];
  const taken = t('{0} to {1}', code(low), code(high)) + (unit ? ` ${unitName(unit, t)}` : '');
  return low === min && high === max ? taken : t('{0} (Talos itself: {1})', taken, talos);
}

function unitName(unit: NonNullable<IntType['unit']>, t: Translate): string {
  const names = {
    ms: 'ms',
    s: 's',
    packets: t('packets'),
    reports: t('reports'),
    notifications: t('notifications'),
    links: t('links'),
    checks: t('checks'),
    bytes: t('bytes'),
  };
  return names[unit];
}

function defaultOf(field: FieldOf, options: Options, mode?: Mode): string | undefined {
  const talos = programmedText(field, options, mode);
  if (talos === undefined || field.kernelDefault === undefined) return talos;
  return options.t('{0}, programmed by Talos (the kernel by itself: {1})', talos, String(field.kernelDefault));
}

/** What Talos programs when the key is absent: in this mode, or in all that matter. */
export function programmedText(field: FieldOf, options: Options, mode?: Mode): string | undefined {
  const values = inForce(field.programs ?? [], options, mode).map(({ value, modes }) =>
    modes && mode === undefined ? options.t('{0} in {1}', code(value), modes.join(', ')) : code(value),
  );
  return values.join('; ') || undefined;
}

/** Those that hold for the release aimed at and for the mode, if it is known; the first without conditions is the last. */
export function inForce(all: readonly Programmed[], { target }: Options, mode?: Mode): readonly Programmed[] {
  const able = all.filter(
    ({ since, modes }) =>
      (since === undefined || isFrom(target.version, since)) && (!modes || mode === undefined || modes.includes(mode)),
  );
  if (mode !== undefined) return able.slice(0, 1);
  const general = able.findIndex(({ modes }) => !modes);
  return general < 0 ? able : able.slice(0, general + 1);
}

function modesOf({ worksIn, allowed }: FieldOf, t: Translate): string | undefined {
  const used = worksIn?.map(code).join(', ') || undefined;
  if (!allowed || !used) return used;
  return typeof allowed.above === 'number' && allowed.above > 0
    ? t('{0}; in others Talos refuses values above {1}', used, allowed.above)
    : t('{0}; Talos refuses it in others', used);
}

/** How the other dialects spell it, where that differs. */
function elsewhere(field: FieldOf, t: Translate): string {
  const others = dialects.flatMap((dialect) => {
    const other = dialect === field.dialect ? undefined : fieldIn(field.id, dialect);
    return other && other.key !== field.key ? [{ said: code(other.key), dialect }] : [];
  });
  return byDialect(others, t);
}

/** `a` in one dialect and another, `b` in a third. */
export function byDialect(all: readonly { readonly said: string; readonly dialect: Dialect }[], t: Translate): string {
  return [...new Set(all.map(({ said }) => said))]
    .map((said) => {
      const names = all.filter((one) => one.said === said).map(({ dialect }) => dialectName(dialect, t));
      return names.length === dialects.length ? said : t('{0} in {1}', said, names.join(', '));
    })
    .join('; ');
}

const links = (dialect: Dialect): string => `${link('Talos', talosDocs[dialect])} · ${link('Linux', kernelDocs)}`;
