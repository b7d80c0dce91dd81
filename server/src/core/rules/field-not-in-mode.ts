import type { Mode } from '../fields/field.ts';
import { removePair } from '../judge/edit-remove.ts';
import { defineRule } from '../judge/rule.ts';
import type { FieldEntry } from '../model/entries.ts';
import { fixWith } from './shared/fixes.ts';
import { markOf } from './shared/mark.ts';
import { amountOf, isKnown, shownEntry } from './shared/modes.ts';

export default defineRule({
  code: 'field-not-in-mode',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'warning' },
  summary: 'An option that the mode of the bond does not allow',
  why: 'Talos refuses a legacy bond for it. Elsewhere it leaves the option out of what it sends and still compares: it finds another value than it asked for, and takes the bond down and all its members out each time it looks. `missedMax` is sent in every mode, and the kernel refuses the bond where there is no ARP monitor.',
  ground: 'talos',
  source:
    'checkBond in v1alpha1_validation.go; BondConfigV1Alpha1.Validate; bond_master_spec.go Encode and Equal (read); EACCES measured on Linux 6.1 and 6.12',
  fix: 'Removes the option.',

  *check(bond, { t, target }) {
    const { mode } = bond;
    if (bond.ignored || mode === undefined) return;
    for (const entry of bond.entries) {
      const { field, pair } = entry;
      const verdict = isKnown(field, target) ? verdictOn(entry, mode) : undefined;
      if (!verdict) continue;
      const modes = (verdict === 'not-taken' ? field.allowed?.modes : field.worksIn) ?? [];
      yield {
        at: markOf(bond, pair),
        about: pair,
        message: t(messages[verdict], shownEntry(bond, entry), mode, modes.join(', ')),
        ...(verdict === 'never-settled' ? { level: 'warning' } : {}),
        // Without a mode it may be the mode that is missing, not the option that is too much.
        fixes: fixWith(removePair(bond, pair), { title: t('Remove {0}', field.key), preferred: bond.has('mode') }),
      };
    }
  },
});

type Verdict = 'not-taken' | 'not-possible' | 'never-settled';

const messages: Readonly<Record<Verdict, string>> = {
  'not-taken': '{0} is not taken in {1}, only in {2}: Talos refuses the config',
  'not-possible': '{0} is sent in {1} too: the kernel refuses the bond for it, it knows the option in {2} only',
  'never-settled':
    '{0} is not sent in {1}: Talos then finds another value than it asked for, and rebuilds the bond again and again',
};

function verdictOn(entry: FieldEntry, mode: Mode): Verdict | undefined {
  const { allowed, refused, refusedIn, reports, sentIn, unused } = entry.field;
  const amount = amountOf(entry);
  if (amount === undefined || refused || unused) return undefined;
  if (allowed) return !allowed.modes.includes(mode) && exceeds(amount, allowed.above) ? 'not-taken' : undefined;
  if (refusedIn?.includes(mode)) return exceeds(amount, 0) ? 'not-possible' : undefined;
  const compared = reports !== undefined && sentIn?.includes(mode) === false;
  return compared && exceeds(amount, reports) ? 'never-settled' : undefined;
}

/** More than the number, or another word. */
const exceeds = (amount: string | number | boolean, limit: string | number): boolean =>
  typeof amount === 'number' && typeof limit === 'number' ? amount > limit : amount !== limit;
