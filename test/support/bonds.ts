/** Bonds drawn from the table of fields, in the forms in which carriers hold them. */
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Dialect } from '../../server/src/core/fields/field.ts';
import { fields, fieldsOf } from '../../server/src/core/fields/fields.ts';
import { metaText, type Options } from '../oracle/texts.ts';
import { allValues, goodValues } from '../oracle/values.ts';
import type { Form } from './carriers.ts';

export const dialectOf = (form: Form): Dialect => {
  if (form === 'document') return 'document';
  if (form === 'argument') return 'cmdline';
  return form.startsWith('meta') ? 'meta' : 'legacy';
};

const lines = (options: Options, indent = ''): string =>
  options.map(([key, value]) => `${indent}${key}:${value === '' ? '' : ` ${value}`}\n`).join('');

const asJson = (text: string): string => JSON.stringify(parse(text));

/** A bond of these options, in this form. */
export function written(form: Form, options: Options): string {
  switch (form) {
    case 'options':
      return lines(options);
    case 'entry':
      return `interface: bond0\nbond:\n${lines(options, '  ')}`;
    case 'document':
      return `apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\n${lines(options)}`;
    case 'meta':
      return metaText(options);
    case 'argument':
      return ['bond=bond0:eth0,eth1', options.map(([key, value]) => `${key}=${value}`).join(',')].join(
        options.length > 0 ? ':' : '',
      );
    case 'entry-json':
      return asJson(written('entry', options));
    case 'meta-json':
      return asJson(written('meta', options));
  }
}

const foreignNames = Object.values(fields).flatMap((field) =>
  ('foreign' in field ? field.foreign : []).map(({ name }) => name),
);

/** In an argument nothing can be quoted. */
const fitting = (dialect: Dialect, values: readonly string[]): readonly string[] =>
  dialect === 'cmdline' ? values.filter((value) => /^[\w.+-]+$/.test(value)) : values;

/** Options of a dialect: mostly right, some wrong, some in other tools' words. */
export function optionsOf(dialect: Dialect): fc.Arbitrary<Options> {
  const known = fieldsOf(dialect).filter(({ group }) => group !== 'identity');
  const valueAmong = (values: readonly string[]) => fc.constantFrom(...fitting(dialect, values));
  const option = fc
    .constantFrom(...known.filter(({ type }) => fitting(dialect, goodValues(type)).length > 0))
    .chain(({ key, type }) =>
      fc
        .oneof({ weight: 5, arbitrary: valueAmong(goodValues(type)) }, valueAmong(allValues(type)))
        .map((value) => [key, value] as const),
    );
  const foreign = fc.tuple(fc.constantFrom(...foreignNames), fc.constantFrom('1', '100', '0.2', 'fast', 'layer3+4'));
  const members = known.find(({ type }) => type.kind === 'names');
  const mode = known.find(({ group }) => group === 'mode')!;
  return fc
    .tuple(
      fc.option(valueAmong(goodValues(mode.type)), { freq: 8 }),
      fc.array(fc.oneof({ weight: 8, arbitrary: option }, foreign), { maxLength: 7 }),
    )
    .map(([chosen, rest]) => [
      ...new Map([
        ...(chosen === null ? [] : [[mode.key, chosen] as const]),
        ...(members ? [[members.key, '[eth0, eth1]'] as const] : []),
        ...rest,
      ]),
    ]);
}
