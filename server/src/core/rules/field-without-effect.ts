import { type FieldId, fieldIn, isFieldId } from '../fields/fields.ts';
import { isDelay } from '../fields/monitoring.ts';
import { removePair } from '../judge/edit-remove.ts';
import { type Context, defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import { keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import { isFrom, type Target } from '../version.ts';
import { lostAsDocument } from './shared/conversion.ts';
import { fixWith } from './shared/fixes.ts';
import { markOfPair } from './shared/mark.ts';
import { amountOf, isKnown, shownEntry } from './shared/modes.ts';

export default defineRule({
  code: 'field-without-effect',
  level: { legacy: 'hint', document: 'hint', meta: 'hint', cmdline: 'hint' },
  summary: 'An option that is accepted and does nothing in this bond',
  why: 'Talos leaves the option out in this mode, or the kernel takes it and never looks at it. Nothing breaks; but whoever reads the config believes that it counts.',
  ground: 'kernel',
  source:
    'accepted without effect on Linux 6.1 and 6.12; bond_master_spec.go Encode; drivers/net/bonding (read in Linux 6.12)',
  fix: 'Removes the option.',

  *check(bond, context) {
    if (bond.ignored) return;
    for (const entry of bond.entries) {
      const reason = reasonFor(bond, entry, context);
      if (reason === undefined) continue;
      yield {
        at: markOfPair(bond, entry.pair),
        about: entry.pair,
        message: reason,
        fixes: fixWith(removePair(bond, entry.pair), {
          title: context.t('Remove {0}', entry.field.key),
          preferred: true,
        }),
      };
    }
  },
});

function reasonFor(bond: Bond, entry: FieldEntry, { t, target }: Context): string | undefined {
  const { field } = entry;
  if (field.unused)
    return t('{0} has no effect: Talos reads it here and does nothing with it', shownEntry(bond, entry));
  if (field.refused || amountOf(entry) === undefined || !isKnown(field, target) || isSpokenFor(bond, entry))
    return undefined;
  return (
    lostAsDocument(bond, entry, t, target) ??
    (keepsZeroAway(entry, target) ? undefined : inMode(bond, entry, t)) ??
    byLoad(bond, entry, t) ??
    withoutAnother(bond, entry, t, target)
  );
}

/** A delay without `miimon`, or ARP validation without ARP monitoring: rules of their own say more about those. */
const isSpokenFor = (bond: Bond, { id, reading }: FieldEntry): boolean =>
  reading.state === 'value' &&
  ((id === 'arp_validate' && reading.value !== 'none' && bond.number('arp_interval') === 0) ||
    (isDelay(id) && reading.value !== 0 && bond.number('miimon') === 0));

/** Releases that fill in no default there send a 0 for an absent key, which the kernel may refuse. */
const keepsZeroAway = ({ field }: FieldEntry, { version }: Target): boolean =>
  field.programs?.some(({ since }) => since !== undefined && !isFrom(version, since)) === true;

function inMode(bond: Bond, entry: FieldEntry, t: Translate): string | undefined {
  const { mode } = bond;
  const { worksIn } = entry.field;
  return mode === undefined || !worksIn || worksIn.includes(mode)
    ? undefined
    : t('{0} has no effect in {1}, only in {2}', shownEntry(bond, entry), mode, worksIn.join(', '));
}

/** Balancing by load leaves no choice to the hash. */
function byLoad(bond: Bond, entry: FieldEntry, t: Translate): string | undefined {
  const balanced = bond.mode !== undefined && fieldIn('tlb_dynamic_lb', bond.dialect)?.sentIn?.includes(bond.mode);
  if (entry.id !== 'xmit_hash_policy' || !balanced || bond.value('tlb_dynamic_lb') !== 1) return undefined;
  return t(
    '{0} has no effect beside {1}: 1, by which the load decides and not a hash',
    shownEntry(bond, entry),
    keyOf(bond, 'tlb_dynamic_lb'),
  );
}

function withoutAnother(bond: Bond, entry: FieldEntry, t: Translate, target: Target): string | undefined {
  const { needs } = entry.field;
  // Of a delay that is absent Talos warns in 802.3ad, so even a 0 without miimon says something.
  if (!needs || !isFieldId(needs) || isDelay(entry.id)) return undefined;
  const needed = fieldIn(needs, bond.dialect);
  if (!needed) return undefined;
  // An assumed target may be wrong, and whoever writes a newer key has probably a newer Talos.
  const tooNew = !isKnown(needed, target) && (target.stated || !(bond.partial || bond.has(needs)));
  if (!tooNew && !isMissing(bond, needs)) return undefined;
  return tooNew
    ? t('{0} has no effect before Talos {1}, where {2} is new', shownEntry(bond, entry), needed.since ?? '', needed.key)
    : t('{0} has no effect without {1}', shownEntry(bond, entry), needed.key);
}

/** Written as nothing, or surely not written. In META the number of an interface names a primary as well. */
function isMissing(bond: Bond, id: FieldId): boolean {
  const reading = bond.reading(id);
  if (id === 'primary' && bond.has('primary_index')) return false;
  if (reading.state === 'absent') return !bond.partial;
  return reading.state === 'value' && (reading.value === 0 || reading.value === '');
}
