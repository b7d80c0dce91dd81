/** What several rules say and do about link monitoring. */
import type { FieldId } from '../../fields/fields.ts';
import { canUseArp, delayIds } from '../../fields/monitoring.ts';
import { replaceKeys } from '../../judge/edit.ts';
import type { Bond } from '../../model/bond.ts';
import { keyOf } from '../../model/keys.ts';
import type { TextEdit } from '../../text.ts';

/** Whether the bond surely has a number above 0 there. */
export const isOn = (bond: Bond, id: FieldId): boolean => (bond.number(id) ?? 0) > 0;

/** Whether anything watches the links. `undefined`: it cannot be told. */
export function isMonitored(bond: Bond): boolean | undefined {
  const miimon = bond.number('miimon');
  const arp = bond.mode === undefined || canUseArp(bond.mode) ? bond.number('arp_interval') : 0;
  if (miimon === undefined || arp === undefined) return undefined;
  return miimon > 0 || arp > 0;
}

/** The keys of the carrier monitor in this dialect, in the order of a careful author. */
export const monitorOrder = (bond: Bond): readonly string[] =>
  (['miimon', ...delayIds] as const).map((id) => keyOf(bond, id));

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
  const useless = mode !== undefined && !canUseArp(mode) && isOn(bond, 'arp_interval');
  const validates = !['none', undefined].includes(bond.value('arp_validate'));
  const interval = useless ? 0 : bond.number('arp_interval');
  return [
    ...(useless ? (['arp_interval'] as const) : []),
    ...(validates && interval === 0 ? (['arp_validate'] as const) : []),
  ];
}
