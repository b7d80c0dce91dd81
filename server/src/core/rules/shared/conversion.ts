/** What other tools make of a bond when they write it anew as a document. */
import type { Bond } from '../../model/bond.ts';
import type { FieldEntry } from '../../model/entries.ts';
import { becomesDocument } from '../../model/rewritten.ts';
import type { Translate } from '../../translate.ts';
import type { Target } from '../../version.ts';
import { shownEntry } from './modes.ts';

/** Why an option has no effect then; nothing where it is carried over. */
export function lostAsDocument(bond: Bond, entry: FieldEntry, t: Translate, target: Target): string | undefined {
  const { tool, rewritten } = bond.carrier ?? {};
  if (!rewritten?.without.includes(entry.id) || entry.reading.state !== 'value' || !becomesDocument(bond, target))
    return undefined;
  return t(
    '{0} is lost: {1} writes a BondConfig for Talos {2} and later, and leaves it out',
    shownEntry(bond, entry),
    tool ?? '',
    rewritten.since,
  );
}
