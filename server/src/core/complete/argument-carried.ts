/** A kernel argument as Talos reads it: what hands it on, and what is beside it. */
import type { BondFile } from '../model/file.ts';
import { argumentsIn, mayHideArguments } from '../model/kernel-arguments.ts';
import { touches } from '../text.ts';
import type { PlacedChunk } from '../yaml/cut.ts';
import type { Token } from './argument-token.ts';
import { chunksOf, standIn } from './cursor.ts';
import { flowDepth } from './trail.ts';

/** The token, if it stands where a carrier or a JSON patch hands a kernel argument to Talos. */
export function carriedToken(file: BondFile, token: Token): Token | undefined {
  const placed = placedAt(file, token);
  if (!placed || !mayHideArguments(placed.chunk.text)) return undefined;
  const { at, own, carried } = readingAround(file, placed, token);
  const argument = carried
    .flat()
    .flatMap(({ root }) => argumentsIn(root))
    .find(({ span }) => touches(span, at));
  if (!argument) return undefined;
  const bare = argument.style === 'plain' && flowDepth(own.root, at) > 0;
  // There a comma ends the scalar, so that what was read as one is none.
  return bare && token.text.includes(',') ? undefined : { ...token, bare };
}

/** Whether another argument of the same command line makes a bond: Talos takes one and no other. */
export function isBesideBond(file: BondFile, token: Token): boolean {
  const placed = placedAt(file, token);
  if (!placed) return false;
  const { at, own, carried } = readingAround(file, placed, token);
  const lists = [own, ...carried.flat()].map(({ root }) => argumentsIn(root));
  const around = lists.find((list) => list.some(({ span }) => touches(span, at))) ?? [];
  return around.some(({ span, text }) => !touches(span, at) && /(?:^|\s)bond=/.test(text));
}

const placedAt = (file: BondFile, token: Token): PlacedChunk | undefined =>
  chunksOf(file).findLast(({ base }) => base <= token.start);

/** The document with another word in place of the token, half of which need not be YAML. */
function readingAround(file: BondFile, { chunk, base }: PlacedChunk, token: Token) {
  const { text } = chunk.masked;
  const at = token.start - base;
  return { at, ...file.readInstead(chunk, text.slice(0, at) + standIn + text.slice(token.end - base)) };
}
