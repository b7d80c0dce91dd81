import type { FieldId } from '../../fields/fields.ts';
import { removePairs } from '../../judge/edit-remove.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { TextEdit } from '../../text.ts';

/** A fix, if its edits could be worked out. */
export const fixWith = (edits: readonly TextEdit[] | undefined, fix: Omit<Fix, 'edits'>): readonly Fix[] =>
  edits && edits.length > 0 ? [{ ...fix, edits }] : [];

/** A fix that removes these options, if they can be removed cleanly. */
export function fixByRemoving(bond: Bond, ids: readonly FieldId[], fix: Omit<Fix, 'edits'>): readonly Fix[] {
  const pairs = ids.flatMap((id) => bond.entry(id)?.pair ?? []);
  return fixWith(pairs.length > 0 ? removePairs(bond, pairs) : undefined, fix);
}
