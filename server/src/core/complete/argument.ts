/** What can be written in the kernel argument `bond=`: options, their values, the MTU, and a whole argument. */
import { assigned, type FieldOf, fieldSpelt } from '../fields/fields.ts';
import { renderField } from '../hover/hover.ts';
import { argumentBond } from '../model/argument.ts';
import { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import type { Options } from '../options.ts';
import type { Span } from '../text.ts';
import { readArgumentValue } from '../yaml/argument-value.ts';
import { isBesideBond } from './argument-carried.ts';
import { argumentAt, type Token } from './argument-token.ts';
import type { Draft } from './draft.ts';
import { candidates } from './keys.ts';
import type { FreeNames } from './neighbourhood.ts';
import type { Item, ValueOffer } from './offer.ts';
import { bondPairs, itemOf, recipes } from './snippets.ts';
import type { Suggestion } from './suggestion.ts';
import { offerValues } from './values.ts';

/** What can be written at `offset`, if that is in a kernel argument; the most useful first. */
export function completeArgument(file: BondFile, offset: number, options: Options): readonly Suggestion[] {
  const token = argumentAt(file, offset);
  if (!token) return [];
  const typed = token.text.slice(0, offset - token.start);
  if ('bond='.startsWith(typed)) return isBesideBond(file, token) ? [] : wholeArguments(token, options);
  switch (typed.split(':').length) {
    case 3:
      return inOption(token, offset, options);
    case 4:
      return sizes(token, offset, options);
    default:
      return [];
  }
}

/** Offers what stands in one place of an argument. */
class ArgumentOffer implements ValueOffer {
  readonly options: Options;
  readonly around: FreeNames = { freeLinks: [], freeBondName: 'bond0', isTaken: () => false };
  readonly #span: Span;
  readonly #found: Suggestion[] = [];

  constructor(span: Span, options: Options) {
    this.#span = span;
    this.options = options;
  }

  get suggestions(): readonly Suggestion[] {
    return this.#found;
  }

  value(item: Item, draft: Draft): void {
    this.text(item, textOf(draft), isHole(draft) ? holeFor(textOf(draft), 1) : undefined);
  }

  text(item: Item, newText: string, snippet?: string): void {
    this.#found.push({
      ...item,
      edit: { span: this.#span, newText },
      ...(snippet === undefined ? {} : { snippet }),
      filterText: item.filterText ?? item.label,
      sortText: String(this.#found.length).padStart(3, '0'),
    });
  }
}

const textOf = (draft: Draft): string => (draft.kind === 'scalar' ? String(draft.value) : '');

const isHole = (draft: Draft): boolean => draft.kind === 'scalar' && draft.hole === true;

const holeFor = (text: string, stop: number): string => (text === '' ? `$${stop}` : `\${${stop}:${text}}`);

function wholeArguments(token: Token, options: Options): readonly Suggestion[] {
  // What stands there already would be lost.
  if (token.text.length > 'bond='.length) return [];
  const offer = new ArgumentOffer(token, options);
  const quote = token.bare ? '"' : '';
  for (const recipe of recipes) {
    const pairs = bondPairs(offer, 'cmdline', recipe).map(({ key, value }) => `${key}=${textOf(value)}`);
    const write = (names: readonly string[]): string =>
      `${quote}bond=${names[0]}:${names.slice(1).join(',')}:${pairs.join(',')}${quote}`;
    const names = ['bond0', 'enp1s0', 'enp2s0'];
    const item = itemOf(recipe, options);
    offer.text(
      { ...item, filterText: `bond= ${item.label}` },
      write(names),
      write(names.map((name, index) => holeFor(name, index + 1))),
    );
  }
  return offer.suggestions;
}

function inOption(token: Token, offset: number, options: Options): readonly Suggestion[] {
  const at = offset - token.start;
  const start = Math.max(token.text.lastIndexOf(',', at - 1), token.text.lastIndexOf(':', at - 1)) + 1;
  const end = start + token.text.slice(start).search(/[,:]|$/);
  const equals = token.text.slice(start, end).indexOf('=');
  const bond = bondWithout(token.text, { start, end });
  if (!bond) return [];
  const spanOf = (from: number, to: number): Span => ({ start: token.start + from, end: token.start + to });
  if (equals < 0 || at <= start + equals) {
    const value = equals < 0 ? undefined : token.text.slice(start + equals + 1, end);
    return keys(bond, new ArgumentOffer(spanOf(start, equals < 0 ? end : start + equals), options), value);
  }
  const offer = new ArgumentOffer(spanOf(start + equals + 1, end), options);
  const field = fieldSpelt('cmdline', token.text.slice(start, start + equals));
  if (field) offerValues(offer, bond, field);
  return offer.suggestions;
}

/** The bond as it is without the option that is being written. */
function bondWithout(text: string, { start, end }: Span): Bond | undefined {
  const rest = text.slice(0, start).replace(/,$/, '') + text.slice(end);
  const scalar = { kind: 'scalar', text: rest, span: { start: 0, end: rest.length }, style: 'plain' } as const;
  const parts = argumentBond(scalar, { text: rest, flow: false, sealed: false, uncertain: false });
  return parts && new Bond(parts);
}

/** Options with their values, or, where one stands behind the `=`, only those that it fits. Without a mode that comes first. */
function keys(bond: Bond, offer: ArgumentOffer, written: string | undefined): readonly Suggestion[] {
  const found = candidates(bond, offer.around, offer.options);
  const modeFirst = found.toSorted((a, b) => Number(b.field.id === 'mode') - Number(a.field.id === 'mode'));
  for (const { field, value, idle } of modeFirst) {
    if (written && readArgumentValue(field.type, written).state === 'wrong') continue;
    const text = textOf(value);
    const detail = idle ?? (text || undefined);
    offer.text(
      {
        label: field.key,
        kind: 'key',
        documentation: renderField(field, offer.options, bond),
        ...(detail === undefined ? {} : { detail }),
        ...(idle === undefined ? {} : { unnecessary: true }),
      },
      ...(written === undefined ? optionTexts(field, value) : ([field.key] as const)),
    );
  }
  return offer.suggestions;
}

const optionTexts = (field: FieldOf, value: Draft): readonly [string, string?] =>
  isHole(value)
    ? [assigned(field, textOf(value)), assigned(field, holeFor(textOf(value), 1))]
    : [assigned(field, textOf(value))];

function sizes(token: Token, offset: number, options: Options): readonly Suggestion[] {
  const start = token.text.lastIndexOf(':', offset - token.start - 1) + 1;
  const end = start + token.text.slice(start).search(/:|$/);
  const offer = new ArgumentOffer({ start: token.start + start, end: token.start + end }, options);
  for (const mtu of ['9000', '1500'])
    offer.text(
      {
        label: mtu,
        kind: 'value',
        detail: 'MTU',
        documentation: options.t('Largest packet that the bond carries, in bytes.'),
      },
      mtu,
    );
  return offer.suggestions;
}
