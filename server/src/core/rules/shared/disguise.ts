/** Numbers and truth values that would do, were they not made text. */
import type { Translate } from '../../translate.ts';
import { resolved } from '../../yaml/node.ts';
import { isSound } from './amend.ts';
import type { Slot } from './refusal.ts';

/** Why Talos does not take the value, with what made text of it. */
export function withDisguise({ type, pair }: Slot, fact: string, t: Translate): string {
  const found = resolved(pair.value);
  if ((type.kind !== 'int' && type.kind !== 'bool') || found?.kind !== 'scalar' || !isSound(type, found.text))
    return fact;
  if (found.tag !== undefined) return /str$/.test(found.tag) ? t('{0}: the tag makes it text', fact) : fact;
  return found.style === 'plain' ? fact : t('{0}: the quotes make it text', fact);
}
