/** What mends the form of a kernel argument. */
import { assigned, type FieldOf, fieldSpelt, fieldsOf } from '../../fields/fields.ts';
import { changeArgument, editOptions } from '../../judge/edit-argument.ts';
import type { Fix } from '../../judge/rule.ts';
import type { ArgumentFault } from '../../model/argument-faults.ts';
import type { Bond } from '../../model/bond.ts';
import type { TextEdit } from '../../text.ts';
import type { Translate } from '../../translate.ts';
import { meaningIn } from './amend.ts';
import { fixWith } from './fixes.ts';

/** The options among whose words this one is, in any spelling. */
export const optionsTaking = (word: string): readonly FieldOf[] =>
  fieldsOf('cmdline').filter(
    ({ type }) => type.kind === 'enum' && !/^\d*$/.test(word) && meaningIn(type, word) !== undefined,
  );

/** The fixes of a fault, the likeliest first. Only what can have meant nothing else is safe. */
export function fixesForFault(bond: Bond, fault: ArgumentFault, t: Translate): readonly Fix[] {
  const { kind, span, text } = fault;
  const without = changeArgument(bond, [{ span, newText: '' }]);
  const removal = { title: t('Remove {0}', text), preferred: true };
  switch (kind) {
    case 'empty-option':
    case 'empty-member':
      return fixWith(without, { title: t('Remove the comma'), preferred: true, safe: true });
    case 'white-space':
      return fixWith(without, { title: t('Remove the white space'), preferred: true });
    case 'no-key':
    case 'no-value':
      return [...completed(bond, fault, t), ...fixWith(editOptions(bond, { cut: [fault] }), { title: removal.title })];
    case 'options-behind-colon':
      return fixWith(withCommas(bond, fault), {
        title: t('Write commas between the options'),
        preferred: true,
        safe: true,
      });
    case 'options-as-members':
      return fixWith(behindColon(bond, fault), { title: t('Write a colon before the options'), preferred: true });
    case 'repeated-option':
      return fixWith(editOptions(bond, { cut: [fault] }), removal);
    case 'behind-value':
      return fixWith(without, removal);
    case 'mtu':
    case 'mtu-size':
    case 'surplus':
      return fixWith(without, kind === 'surplus' ? removal : { title: removal.title });
    case 'second':
      return [];
  }
}

/** A word with the option it belongs to, or an option with the value that most people give it. */
function completed(bond: Bond, { kind, span, text }: ArgumentFault, t: Translate): readonly Fix[] {
  const known = kind === 'no-value' ? fieldSpelt('cmdline', text) : undefined;
  const candidates = known ? [known] : optionsTaking(text).filter(({ id }) => !bond.entry(id));
  return candidates.flatMap((field) => {
    const value = known ? field.suggest?.[0] : meaningIn(field.type, text);
    if (value === undefined) return [];
    const newText = assigned(field, value);
    const isSure = !known && candidates.length === 1;
    return fixWith([{ span, newText }], {
      title: t('Change to {0}', newText),
      ...(isSure ? { preferred: true, safe: true } : {}),
    });
  });
}

/** From the options that stand in their place to the last that does not: all with commas. */
function withCommas(bond: Bond, { span: { end } }: ArgumentFault): readonly TextEdit[] {
  const span = { start: bond.node.span.start, end };
  const options = bond.text.slice(span.start, span.end).split(/[:,]/).filter(Boolean);
  return changeArgument(bond, [{ span, newText: options.join(',') }]);
}

/** Only where they are the end of the argument: what stands behind them would move too. */
function behindColon({ argument, node, text }: Bond, { span }: ArgumentFault): readonly TextEdit[] | undefined {
  const first = argument?.list.span.start;
  if (!argument || node.argument?.lead !== ':' || span.end !== argument.span.end) return undefined;
  const options = text.slice(span.start, span.end).split(',');
  if (!options.every((option) => fieldSpelt('cmdline', option.replace(/=.*$/, '')))) return undefined;
  return [{ span: { start: span.start === first ? span.start : span.start - 1, end: span.start }, newText: ':' }];
}
