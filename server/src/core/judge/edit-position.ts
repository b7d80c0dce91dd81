/** Where a new key goes among those that are there. */
import type { MapNode, Pair } from '../yaml/node.ts';

/** A key to write, with its value as it is to stand there. */
export interface NewPair {
  readonly key: string;
  readonly value: string;
}

/** Where new keys go. */
export interface Position {
  /** Keys that belong together, in the order of a careful author. */
  readonly order: readonly string[];
  /** Where none of them is there yet: behind this key, else at the end. */
  readonly after: string;
  /** Pairs that the same fix removes. */
  readonly going?: readonly Pair[];
}

/** Of repeated keys the last, which counts. */
export const pairNamed = (map: MapNode, key: string): Pair | undefined =>
  map.pairs.findLast((pair) => pair.key.text === key);

/** The pair behind which a new key goes; `front`: before all others. */
export function anchorFor(
  map: MapNode,
  key: string,
  order: readonly string[],
  after: string,
): Pair | 'front' | undefined {
  const place = order.indexOf(key);
  const before = order
    .slice(0, place)
    .map((name) => pairNamed(map, name))
    .findLast((pair) => pair !== undefined);
  if (before) return before;
  const next = order
    .slice(place + 1)
    .map((name) => pairNamed(map, name))
    .find((pair) => pair !== undefined);
  if (next) return map.pairs[map.pairs.indexOf(next) - 1] ?? 'front';
  return pairNamed(map, after) ?? map.pairs.at(-1);
}

/** The offset behind the colon of a pair; behind the key, where a flow mapping has none. */
export function afterColon(text: string, { key }: Pair): number {
  const colon = /^[ \t]*:/.exec(text.slice(key.span.end, key.span.end + 80));
  return key.span.end + (colon?.[0].length ?? 0);
}
