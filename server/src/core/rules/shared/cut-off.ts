/** Numbers of which Talos takes only a part. */
import { setValue } from '../../judge/edit.ts';
import type { Context, Finding } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import { isFrom } from '../../version.ts';
import type { Value } from '../../yaml/scalar.ts';
import { isSound } from './amend.ts';
import { fixWith } from './fixes.ts';
import { isSent } from './modes.ts';
import { type Slot, shownValue } from './refusal.ts';

type Said = Omit<Finding, 'at' | 'about'>;

/** What to say of a value that is cut off to `kept`; nothing, where another rule says more. */
export function cutOff(bond: Bond, slot: Slot, kept: Value, context: Pick<Context, 't' | 'target'>): Said | undefined {
  const { t } = context;
  const said = bond.argument ? tooLarge(bond, slot, kept) : fraction(context);
  const fixes = fixWith([setValue(bond.text, slot.pair, String(kept))], { title: t('Change to {0}', String(kept)) });
  return (
    said && {
      message: t(said.message, slot.key, shownValue(slot.pair.value) ?? '', String(kept)),
      ...(said.certain ? {} : { level: 'warning' }),
      fixes: slot.own ? fixes : [],
    }
  );
}

interface Verdict {
  readonly message: string;
  /** Talos surely refuses it. */
  readonly certain: boolean;
}

const fraction = ({ target }: Pick<Context, 'target'>): Verdict =>
  isFrom(target.version, '1.13')
    ? {
        message: '{0}: {1} is no whole number: Talos refuses it from 1.13 on, and cut it off to {2} before',
        certain: target.stated,
      }
    : { message: '{0}: {1} is no whole number, so Talos cuts it off to {2}', certain: false };

/** In a kernel argument a number loses what does not fit. Where the kernel refuses the rest, that is said of it. */
function tooLarge(bond: Bond, { pair, type }: Slot, kept: Value): Verdict | undefined {
  const entry = bond.entries.find((one) => one.pair === pair);
  if (!entry || (isSent(bond, entry) && !isSound(type, String(kept)))) return undefined;
  return { message: '{0}: {1} does not fit, so Talos takes {2}', certain: false };
}
