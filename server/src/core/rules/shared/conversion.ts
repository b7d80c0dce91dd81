/** What talhelper makes of a bond when it writes it anew as documents. */
import type { Bond } from '../../model/bond.ts';
import type { FieldEntry } from '../../model/entries.ts';
import type { Translate } from '../../translate.ts';
import { isFrom, type Target } from '../../version.ts';
import { shownEntry } from './modes.ts';

/**
 * Whether talhelper turns the bond into a `BondConfig`, as it does for Talos 1.12 and later: then what Talos says of the
 * legacy spelling is beside the point.
 * Source: budimanjojo/talhelper, pkg/talos/networkconfig.go.
 */
export const becomesDocument = ({ carrier }: Bond, { version }: Target): boolean =>
  carrier?.lenient === true && isFrom(version, '1.12');

/** Why an option has no effect then. */
export const lostAsDocument = (bond: Bond, entry: FieldEntry, t: Translate, target: Target): string | undefined =>
  entry.id === 'primary' && entry.reading.state === 'value' && becomesDocument(bond, target)
    ? t(
        '{0} is lost: talhelper writes a BondConfig for Talos 1.12 and later, and leaves it out',
        shownEntry(bond, entry),
      )
    : undefined;
