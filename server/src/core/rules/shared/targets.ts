/** What the kernel and Talos make of an address that the ARP or NS monitor is to ask. */

import { isNull, type Node, textOf } from '../../yaml/node.ts';
import { isUnknown } from '../../yaml/scalar.ts';
import { type Address, canonical, isUnspecified, parseAddress } from './address.ts';

/** `bond_options.c`: BOND_MAX_ARP_TARGETS and BOND_MAX_NS_TARGETS. */
export const mostTargets = 16;

/** What is wrong with a target. The last is accepted, and nobody answers. */
export type TargetFault = 'too-many' | 'other-family' | 'repeated' | 'nobody' | 'silent';

export interface FaultyTarget {
  readonly item: Node;
  readonly text: string;
  readonly fault: TargetFault;
}

/** What a list holds beyond that is not looked at, so that time stays bounded. */
const mostSeen = 16 * mostTargets;

/** The faulty ones of a list; of those that are only too many the first. What is no address at all is not looked at. */
export function faultyTargets(items: readonly Node[], family: 4 | 6): readonly FaultyTarget[] {
  const seen = new Set<string>();
  let tooMany = false;
  const present = items.filter((item) => !isNull(item));
  return present.slice(0, mostSeen).flatMap((item, index) => {
    const text = textOf(item) ?? '';
    const address = isUnknown(item) ? undefined : parseAddress(text);
    const own = address ? faultOf(address, family, seen) : emptyFault(item);
    if (address) seen.add(canonical(address));
    const isLast = index >= mostTargets && !tooMany && (own === undefined || own === 'silent');
    if (isLast) tooMany = true;
    const fault = isLast ? 'too-many' : own;
    return fault ? [{ item, text: text || '""', fault }] : [];
  });
}

/** The first of the items for which there is no room. */
export const firstTooMany = (items: readonly Node[]): Node | undefined =>
  items.filter((item) => !isNull(item))[mostTargets];

/** The decoder takes an empty text for an address, which is then of neither family. */
const emptyFault = (item: Node): TargetFault | undefined => (textOf(item) === '' ? 'nobody' : undefined);

function faultOf(address: Address, family: 4 | 6, seen: ReadonlySet<string>): TargetFault | undefined {
  if (address.family !== family) return 'other-family';
  if (seen.has(canonical(address))) return 'repeated';
  if (isRefused(address)) return 'nobody';
  return isSilent(address) ? 'silent' : undefined;
}

/** The unspecified address of either family, the IPv4 broadcast, `::1` and IPv6 multicast. */
function isRefused(address: Address): boolean {
  const { family, bytes } = address;
  if (isUnspecified(address)) return true;
  if (family === 4) return bytes.every((byte) => byte === 255);
  return bytes[0] === 255 || bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
}

/** IPv4 loopback and multicast. */
const isSilent = ({ family, bytes: [first = 0] }: Address): boolean =>
  family === 4 && (first === 127 || (first >= 224 && first < 240));
