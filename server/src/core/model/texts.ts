/** A text and the texts within it, however deep, as one list: who asks about bonds seldom minds which of them they stand in. */
import type { Dialect } from '../fields/field.ts';
import { inPlace, through } from '../yaml/placement.ts';
import type { BondFile } from './file.ts';
import type { Embedded } from './within.ts';

/** The text itself, then those within it, each with the way to the places of the whole. */
export function* everyTextIn(file: BondFile, placement = inPlace): Generator<Embedded, undefined> {
  yield { file, placement };
  for (const inner of file.embedded) yield* everyTextIn(inner.file, through(placement, inner.placement));
}

/** The dialects of the bonds anywhere in a text, repeated as they are. */
export function* dialectsIn(file: BondFile): Generator<Dialect, undefined> {
  for (const { file: text } of everyTextIn(file)) for (const { bond } of text.bonds) yield bond.dialect;
}
