/** The options in the mapping of a bond, those that merge keys bring in included. */
import type { Dialect, FieldIn } from '../fields/field.ts';
import { type FieldId, fieldSpelt } from '../fields/fields.ts';
import { isMerge, type MapNode, mergedPairs, type Pair } from '../yaml/node.ts';
import { type Reading, readValue } from '../yaml/scalar.ts';

/** One entry of a bond whose key this dialect knows. */
export interface FieldEntry {
  readonly id: FieldId;
  readonly field: FieldIn;
  readonly pair: Pair;
  readonly reading: Reading;
}

/** Tells the pairs whose keys the dialect knows from those that it does not. */
export function sortPairs(
  node: MapNode,
  dialect: Dialect,
): { entries: readonly FieldEntry[]; strays: readonly Pair[] } {
  const entries: FieldEntry[] = [];
  const strays: Pair[] = [];
  for (const pair of node.pairs) {
    const field = fieldSpelt(dialect, pair.key.text);
    if (field) entries.push({ id: field.id, field, pair, reading: readValue(field.type, pair.value) });
    else strays.push(pair);
  }
  return { entries: [...inherited(strays, entries, dialect), ...entries], strays };
}

/** What merge keys add: known for judging, and standing where the merge key stands. */
function inherited(strays: readonly Pair[], own: readonly FieldEntry[], dialect: Dialect): readonly FieldEntry[] {
  const taken = new Set(own.map(({ id }) => id));
  const seen = new Set<MapNode>();
  const merges = strays.filter(isMerge);
  return merges.flatMap((merge) =>
    mergedPairs(merge, seen).flatMap((pair) => {
      const field = fieldSpelt(dialect, pair.key.text);
      if (!field || taken.has(field.id)) return [];
      taken.add(field.id);
      return [{ id: field.id, field, pair: standingAt(merge, pair), reading: readValue(field.type, pair.value) }];
    }),
  );
}

const standingAt = (place: Pair, pair: Pair): Pair => ({
  key: { ...pair.key, span: place.key.span },
  value: pair.value,
  span: place.span,
});
