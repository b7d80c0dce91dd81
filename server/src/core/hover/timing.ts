/** How long a bond takes to fail over and to return: nominal bounds, as measured on Linux 6.1 and 6.12. */

import { canHoldTargets, canUseArp, wholePolls } from '../fields/monitoring.ts';
import type { Bond } from '../model/bond.ts';

/** LACP needs this long to take a port back: 2.4 to 3 s were measured. */
export const lacpMs = 3000;

/** A silent LACP partner is given up after three periods. */
export const silenceMs = { fast: 3000, slow: 90_000 } as const;

/** Which way the bond is watched. `undefined`: it cannot be told. */
export type Monitor =
  | { readonly by: 'carrier'; readonly miimon: number; readonly updelay: number; readonly downdelay: number }
  | { readonly by: 'arp'; readonly interval: number; readonly targets: number }
  | { readonly by: 'nothing' };

/** How the bond is watched, with its delays as the kernel takes them. */
export function monitorOf(bond: Bond): Monitor | undefined {
  const { mode } = bond;
  const miimon = bond.number('miimon');
  const interval = mode !== undefined && !canUseArp(mode) ? 0 : bond.number('arp_interval');
  if (miimon === undefined || interval === undefined) return undefined;
  if (miimon > 0) return interval > 0 ? undefined : byCarrier(bond, miimon);
  if (interval === 0) return { by: 'nothing' };
  return { by: 'arp', interval, targets: targetsOf(bond) };
}

function byCarrier(bond: Bond, miimon: number): Monitor | undefined {
  const updelay = bond.number('updelay');
  const downdelay = bond.number('downdelay');
  if (updelay === undefined || downdelay === undefined) return undefined;
  return { by: 'carrier', miimon, updelay: wholePolls(updelay, miimon), downdelay: wholePolls(downdelay, miimon) };
}

const targetsOf = (bond: Bond): number =>
  canHoldTargets(bond) ? Number(bond.value('arp_ip_target') ?? 0) + Number(bond.value('ns_ip6_target') ?? 0) : 0;

/** Whether it was measured how long failover takes with an ARP monitor such as this: IPv4 targets, and nothing validated. */
export function isMeasuredArp(bond: Bond): boolean {
  const missedMax = bond.number('missed_max');
  return (
    bond.mode === 'active-backup' &&
    Number(bond.value('arp_ip_target') ?? 0) > 0 &&
    !bond.has('ns_ip6_target') &&
    !bond.has('arp_validate') &&
    (missedMax === 0 || missedMax === 2)
  );
}

/** Nominal bounds in milliseconds. */
export interface Timing {
  readonly failover: number;
  /** Where a NIC reports no speed without a link, as most do: in 802.3ad its port is lost at the next poll. */
  readonly failoverWithoutSpeed: number;
  readonly back: number;
}

/** The bounds of a bond that is watched by carrier; of another there are none. */
export function timingOf(bond: Bond): Timing | undefined {
  const monitor = monitorOf(bond);
  if (monitor?.by !== 'carrier' || bond.mode === undefined) return undefined;
  const { miimon, updelay, downdelay } = monitor;
  const lacp = bond.mode === '802.3ad';
  return {
    failover: miimon + downdelay,
    failoverWithoutSpeed: lacp ? miimon : miimon + downdelay,
    back: miimon + updelay + (lacp ? lacpMs : 0),
  };
}

/** Milliseconds for people: `300 ms`, `3.3 s`. */
export const duration = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`);
