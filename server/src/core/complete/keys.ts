/** Which keys a bond can take, and with which values. */

import { groups, type Mode } from '../fields/field.ts';
import { type FieldId, type FieldOf, fieldIn, fieldsOf, isFieldId } from '../fields/fields.ts';
import { canHoldTargets, canUseArp, delayIds, isDelay, pollDividing, recommended } from '../fields/monitoring.ts';
import type { Bond } from '../model/bond.ts';
import { keyOf } from '../model/keys.ts';
import type { Options } from '../options.ts';
import { isFrom } from '../version.ts';
import { itemsOf, pairOf, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { type Draft, hole, list, map, scalar } from './draft.ts';
import type { FreeNames } from './neighbourhood.ts';

/** A key that can be written. */
interface Candidate {
  readonly field: FieldOf;
  readonly value: Draft;
  /** Why it has no effect here, a few words. */
  readonly idle?: string;
}

/** The keys that are not written yet and that Talos and the kernel take here: monitoring first, what has no effect last. */
export function candidates(bond: Bond, around: FreeNames, options: Options): readonly Candidate[] {
  const open = fieldsOf(bond.dialect).filter(({ id, key }) => !pairOf(bond.node, key) && !bond.has(id));
  const taken = open.filter((field) => !isRefused(field, bond, options));
  const found = taken.map((field): Candidate => {
    const idle = idleness(field, bond, options);
    return { field, value: valueFor(field, bond, around), ...(idle === undefined ? {} : { idle }) };
  });
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const monitoring: readonly FieldId[] = ['miimon', 'updelay', 'downdelay'];

/** Without them the bond is not watched: those above, and whom the ARP monitor is to ask. */
const urgent: readonly FieldId[] = [...monitoring, 'arp_ip_target'];

/** Where they count, most bonds want them too. */
const usual: readonly FieldId[] = ['lacp_rate', 'xmit_hash_policy'];

function rank({ field, idle }: Candidate): number {
  if (idle !== undefined) return 100 + groups.indexOf(field.group);
  if (usual.includes(field.id)) return 1 + groups.indexOf('monitoring');
  return urgent.includes(field.id) ? 0 : 1 + groups.indexOf(field.group);
}

const isOn = (bond: Bond, id: FieldId): boolean => (bond.value(id) ?? 0) !== 0;

/** Options whose very presence the kernel or Talos refuses beside another. */
function isRefused(field: FieldOf, bond: Bond, { target }: Options): boolean {
  const mode = bond.value('mode');
  if (
    field.refused ||
    field.unused ||
    (target.stated && field.since !== undefined && !isFrom(target.version, field.since))
  )
    return true;
  if (mode !== undefined && refusesIn(field, mode)) return true;
  const beside = clashes[field.id];
  return beside?.some((other) => isOn(bond, other)) ?? false;
}

/** Talos refuses it in this mode, or keeps the value back and rebuilds the bond for the difference again and again. */
const refusesIn = ({ id, allowed, sentIn }: FieldOf, mode: Mode): boolean =>
  allowed?.modes.includes(mode) === false ||
  sentIn?.includes(mode) === false ||
  (id === 'missed_max' && !canUseArp(mode));

/** What cannot stand beside what: one list of members, one kind of monitoring. */
const clashes: Readonly<Partial<Record<FieldId, readonly FieldId[]>>> = {
  members: ['device_selectors'],
  device_selectors: ['members'],
  miimon: ['arp_interval'],
  updelay: ['arp_interval'],
  downdelay: ['arp_interval'],
  peer_notif_delay: ['arp_interval'],
  arp_interval: ['miimon'],
  arp_validate: ['miimon'],
};

/** Why the option would do nothing, if so. */
function idleness(field: FieldOf, bond: Bond, { t, target }: Options): string | undefined {
  const mode = bond.value('mode');
  if (field.since !== undefined && !isFrom(target.version, field.since)) return t('from Talos {0} on', field.since);
  if (field.id === 'use_carrier' && isFrom(target.version, '1.12')) return t('ignored from Talos 1.12 on');
  if (mode !== undefined && field.worksIn?.includes(mode) === false) return t('no effect in {0}', mode);
  if (field.id === 'xmit_hash_policy' && mode?.endsWith('lb') && isOn(bond, 'tlb_dynamic_lb')) {
    return t('no effect beside {0}: {1}', keyOf(bond, 'tlb_dynamic_lb'), 1);
  }
  if (field.id === 'arp_interval' && !canHoldTargets(bond)) return t('no effect without a target');
  const needed = field.needs;
  if (!needed || !isFieldId(needed) || monitoring.includes(field.id) || isOn(bond, needed)) return undefined;
  return t('no effect without {0}', fieldIn(needed, bond.dialect)?.key ?? needed);
}

/** The value that comes with a key: what people use, fitted to the rest of the bond; what only the user knows is a hole. */
export function valueFor(field: FieldOf, bond: Bond | undefined, around: FreeNames): Draft {
  const { type, id } = field;
  switch (type.kind) {
    case 'constant':
      return scalar(type.value);
    case 'names':
      return list(memberNames(around).map(hole));
    case 'selectors':
      return list([map([{ key: 'permanentAddr', value: hole('02:00:00:00:00:01') }])]);
    case 'targets':
      return list([hole(type.family === 4 ? (gatewayOf(bond) ?? '192.0.2.1') : '2001:db8::1')]);
    case 'addresses':
      return list([map([{ key: 'address', value: hole('192.0.2.10/24') }])]);
    case 'routes':
      return list([map([{ key: 'gateway', value: hole('192.0.2.1') }])]);
    case 'mac':
      return hole('02:00:00:00:00:01');
    default:
      return id === 'name' ? hole(around.freeBondName) : (primaryOf(field, bond) ?? suggested(field, bond));
  }
}

/** Two members: those of the file that are free, else usual names to be replaced. */
function memberNames(around: FreeNames): readonly string[] {
  const names = around.freeLinks.map(({ name }) => name).slice(0, 2);
  for (let slot = 1; names.length < 2; slot += 1) {
    const usual = `enp${slot}s0`;
    if (!names.includes(usual) && !around.isTaken(usual)) names.push(usual);
  }
  return names;
}

/** An address that answers as long as the bond works: the gateway of its own routes. */
function gatewayOf(bond: Bond | undefined): string | undefined {
  const gateways = itemsOf(bond?.entry('routes')?.pair.value).flatMap(
    (route) => textOf(pairOf(route, 'gateway')?.value) ?? [],
  );
  return gateways.find((gateway) => !gateway.includes(':'));
}

function primaryOf({ id, type }: FieldOf, bond: Bond | undefined): Draft | undefined {
  if (id !== 'primary' || type.kind !== 'name') return undefined;
  const [first = ''] = bond ? namesIn(bond) : [];
  return hole(first);
}

/** The names of the members, each once; what a template gives is no name yet. */
export const namesIn = ({ members }: Bond): ReadonlySet<string> =>
  new Set(members.flatMap(({ name, node }) => (name === undefined || isUnknown(node) ? [] : [name])));

function suggested(field: FieldOf, bond: Bond | undefined): Draft {
  if (field.id === 'miimon') return scalar(pollFor(bond));
  if (isDelay(field.id)) return scalar(2 * (pollOf(bond) || recommended.miimon));
  const first = field.suggest?.[0];
  return first === undefined ? hole('') : scalar(first);
}

/** The poll interval as it is written; 0: there is none to count by. */
export const pollOf = (bond: Bond | undefined): number => bond?.value('miimon') ?? 0;

/** A poll interval by which the delays that are there can be counted. */
const pollFor = (bond: Bond | undefined): number =>
  pollDividing(delayIds.map((id) => bond?.value(id) ?? 0)) ?? recommended.miimon;
