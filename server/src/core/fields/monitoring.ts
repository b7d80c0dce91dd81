/** Facts about link monitoring that rules, completion and hover must agree on. */
import { type Dialect, type Mode, modes } from './field.ts';

/** Modes in which the kernel can monitor by ARP (`kernel-options`: it answers EACCES in the others). */
const arpModes: readonly Mode[] = modes.filter((mode) => !['802.3ad', 'balance-tlb', 'balance-alb'].includes(mode));

export const canUseArp = (mode: Mode): boolean => arpModes.includes(mode);

/** Whether Talos hands targets of this dialect on to the ARP monitor. */
export const canHoldTargets = ({ dialect }: { readonly dialect: Dialect }): boolean =>
  dialect === 'document' || dialect === 'meta';

/** The delays that Talos' validator and the kernel tie to `miimon`; the last is for peer notifications. */
export const delayIds = ['updelay', 'downdelay', 'peer_notif_delay'] as const;

export type DelayId = (typeof delayIds)[number];

export const isDelay = (id: string): id is DelayId => (delayIds as readonly string[]).includes(id);

/** Recommended by Talos' documentation and maintainers: 100 ms a poll, two polls of damping. */
export const recommended = { miimon: 100, updelay: 200, downdelay: 200 } as const;

/** A delay as the kernel keeps it: rounded down to whole polls. */
export const wholePolls = (delay: number, miimon: number): number => delay - (delay % miimon);

/** A `miimon` by which all these delays can be counted: 100 ms, else the longest from 200 down to 50 ms. */
export function pollDividing(delays: readonly number[]): number | undefined {
  const polls = [recommended.miimon, ...Array.from({ length: 151 }, (_, index) => 200 - index)];
  return polls.find((poll) => delays.every((delay) => delay % poll === 0));
}
