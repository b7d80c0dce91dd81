import { isFrom, type Target } from '../version.ts';
import type { Bond } from './bond.ts';

/** Whether a tool makes a `BondConfig` of the bond: then what Talos says of the legacy spelling is beside the point. */
export const becomesDocument = ({ carrier }: Bond, { version }: Target): boolean =>
  carrier?.rewritten !== undefined && isFrom(version, carrier.rewritten.since);
