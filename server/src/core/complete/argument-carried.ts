import type { BondFile } from '../model/file.ts';
import { argumentsIn, mayHideArguments } from '../model/kernel-arguments.ts';
import { touches } from '../text.ts';
import type { Token } from './argument-token.ts';
import { chunksOf, standIn } from './cursor.ts';
import { flowDepth } from './trail.ts';

/**
 * The token, if it stands where a carrier or a JSON patch hands a kernel argument to Talos. Half of one need not be
 * YAML, so another word is read in its place.
 */
export function carriedToken(file: BondFile, token: Token): Token | undefined {
  const placed = chunksOf(file).findLast(({ base }) => base <= token.start);
  if (!placed || !mayHideArguments(placed.chunk.text)) return undefined;
  const { chunk, base } = placed;
  const { text } = chunk.masked;
  const at = token.start - base;
  const { own, carried } = file.readInstead(chunk, text.slice(0, at) + standIn + text.slice(token.end - base));
  const read = carried.flatMap((documents) => documents.flatMap(({ root }) => argumentsIn(root)));
  const argument = read.find(({ span }) => touches(span, at));
  if (!argument) return undefined;
  const bare = argument.style === 'plain' && flowDepth(own.root, at) > 0;
  // There a comma ends the scalar, so that what was read as one is none.
  return bare && token.text.includes(',') ? undefined : { ...token, bare };
}
