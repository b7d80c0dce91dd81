/** Who the members of a bond are, as far as its text tells. */
import { code } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import { memberName, wordsOf } from '../model/wording.ts';
import type { Translate } from '../translate.ts';
import { isNull } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';

/** Longer lists would hide what matters. */
const mostNames = 8;

/** The members by name, or how many selectors pick them. */
export function membersText(bond: Bond, t: Translate): string {
  const names = bond.members.flatMap((member) => {
    const name = memberName(bond, member);
    return name === undefined ? [] : [code(name)];
  });
  const selectors = bond.members.length - names.length;
  const listed = names.length > mostNames ? [...names.slice(0, mostNames), '…'] : names;
  if (selectors > 0)
    listed.push(selectors === 1 ? t('what one selector matches') : t('what {0} selectors match', selectors));
  const assumed = bond.argument?.list.items.length === 0 ? ` (${t('not written, so Talos takes these')})` : '';
  return [...listed, ...listsElsewhere(bond, t)].join(', ') + assumed || t('none are written here');
}

/** Lists that something else puts in, as an expression in the place of the whole. */
function listsElsewhere(bond: Bond, t: Translate): readonly string[] {
  return (['members', 'device_selectors'] as const).flatMap((id) => {
    const entry = bond.entry(id);
    if (!entry) return [];
    const { value } = entry.pair;
    if (value && value.kind !== 'map' && isUnknown(value))
      return [t('those that {0} gives', code(wordsOf(bond.text, value)))];
    return isNull(value) && bond.reading(id).state === 'unknown' ? [t('those that a template gives')] : [];
  });
}
