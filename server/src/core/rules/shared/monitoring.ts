/** What several rules and the hover must agree on about link monitoring. */

import { type Mode, modes } from '../../fields/field.ts';
import { assigned, type FieldId, fieldIn } from '../../fields/fields.ts';
import { removePairs, replaceKeys } from '../../judge/edit.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { TextEdit } from '../../text.ts';

/** Modes in which the kernel can monitor by ARP (`kernel-options`: it answers EACCES in the others). */
const arpModes: readonly Mode[] = modes.filter((mode) => !['802.3ad', 'balance-tlb', 'balance-alb'].includes(mode));

export const canUseArp = (mode: Mode): boolean => arpModes.includes(mode);

/** Whether Talos hands targets of this dialect on to the ARP monitor. */
export const canHoldTargets = ({ dialect }: Bond): boolean => dialect === 'document' || dialect === 'meta';

/** The delays that Talos' validator and the kernel tie to `miimon`; the last is for peer notifications. */
export const delayIds = ['updelay', 'downdelay', 'peer_notif_delay'] as const;

/** Recommended by Talos' documentation and maintainers: 100 ms a poll, two polls of damping. */
export const recommended = { miimon: 100, updelay: 200, downdelay: 200 } as const;

/** A delay as the kernel keeps it: rounded down to whole polls. */
export const wholePolls = (delay: number, miimon: number): number => delay - (delay % miimon);

/** The keys of the carrier monitor in this dialect, in the order of a careful author. */
export const monitorOrder = (bond: Bond): readonly string[] =>
  (['miimon', 'updelay', 'downdelay', 'peer_notif_delay'] as const).map((id) => keyOf(bond, id));

/** How the bond's dialect spells an option; the id where it has none. */
export const keyOf = (bond: Bond, id: FieldId): string => fieldIn(id, bond.dialect)?.key ?? id;

/** An option with a value, as the bond's dialect writes them. */
export const assignedIn = ({ dialect }: Bond, key: string, value: string | number): string =>
  assigned({ key, dialect }, value);

/** The edits that give the bond a carrier monitor with these values, and take away what the kernel refuses beside it. */
export function monitorByCarrier(
  bond: Bond,
  values: Readonly<Partial<Record<'miimon' | 'updelay' | 'downdelay', number>>>,
): readonly TextEdit[] | undefined {
  const going = refusedBesideMiimon(bond).flatMap((id) => bond.entry(id)?.pair ?? []);
  const wanted = Object.entries(values).map(([id, value]) => ({
    key: keyOf(bond, id as FieldId),
    value: String(value),
  }));
  return replaceKeys(bond, wanted, { order: monitorOrder(bond), after: keyOf(bond, 'mode'), going });
}

/** An ARP interval in a mode that cannot use it, and ARP validation without an interval: EINVAL beside miimon, or dead weight. */
function refusedBesideMiimon(bond: Bond): readonly FieldId[] {
  const mode = bond.mode;
  const useless = mode !== undefined && !canUseArp(mode) && (bond.number('arp_interval') ?? 0) > 0;
  const validates = !['none', undefined].includes(bond.value('arp_validate'));
  const interval = useless ? 0 : bond.number('arp_interval');
  return [
    ...(useless ? (['arp_interval'] as const) : []),
    ...(validates && interval === 0 ? (['arp_validate'] as const) : []),
  ];
}

/** A fix, if its edits could be worked out. */
export const fixWith = (edits: readonly TextEdit[] | undefined, fix: Omit<Fix, 'edits'>): readonly Fix[] =>
  edits && edits.length > 0 ? [{ ...fix, edits }] : [];

/** A fix that removes these options, if they can be removed cleanly. */
export function fixByRemoving(bond: Bond, ids: readonly FieldId[], fix: Omit<Fix, 'edits'>): readonly Fix[] {
  const pairs = ids.flatMap((id) => bond.entry(id)?.pair ?? []);
  return fixWith(pairs.length > 0 ? removePairs(bond, pairs) : undefined, fix);
}
