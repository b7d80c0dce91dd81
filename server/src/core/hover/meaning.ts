/** What a written value means in this very bond. */

import type { Mode } from '../fields/field.ts';
import type { FieldOf } from '../fields/fields.ts';
import { canHoldTargets, canUseArp, type DelayId, isDelay, wholePolls } from '../fields/monitoring.ts';
import { code } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import type { Options } from '../options.ts';
import type { Translate } from '../translate.ts';
import { isFrom } from '../version.ts';
import { textOf } from '../yaml/node.ts';
import { isOddNumber, isUnknown } from '../yaml/scalar.ts';
import { inForce } from './card.ts';
import { duration, lacpMs } from './timing.ts';

/** In sentences; nothing where the value says it all, or cannot be known. */
export function meaningOf(bond: Bond, entry: FieldEntry, field: FieldOf, options: Options): string | undefined {
  const { reading } = entry;
  if (reading.state !== 'value') return undefined;
  const { t } = options;
  const useless = withoutUse(bond.mode, field, reading.value, t);
  const sentences = [
    reading.cutOff ? cutOff(reading.value, options) : decimal(entry, reading.value, t),
    useless ?? replaced(bond, field, reading.value, options) ?? effect(bond, entry, field, t),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ') || undefined;
}

const cutOff = (kept: string | number | boolean, { t, target }: Options): string =>
  isFrom(target.version, '1.13')
    ? t('Talos refuses the fraction from 1.13 on; before, it took {0}.', code(kept))
    : t('Talos cuts the fraction off and takes {0}.', code(kept));

/** What another notation comes to: a leading 0 makes 128 of 0200. */
function decimal({ pair }: FieldEntry, value: string | number | boolean, t: Translate): string | undefined {
  const written = typeof value === 'number' ? textOf(pair.value) : undefined;
  return written !== undefined && isOddNumber(written) ? t('Talos reads it as {0}.', code(value)) : undefined;
}

function withoutUse(
  mode: Mode | undefined,
  field: FieldOf,
  value: string | number | boolean,
  t: Translate,
): string | undefined {
  if (field.unused) return t('Talos reads it here and does nothing with it.');
  if (mode === undefined) return undefined;
  const { allowed, worksIn, refusedIn } = field;
  if (allowed && !allowed.modes.includes(mode) && exceeds(value, allowed.above)) {
    return t('Talos refuses it in {0}.', code(mode));
  }
  if (refusedIn?.includes(mode) && value !== 0) return t('The kernel refuses the bond with it in {0}.', code(mode));
  return worksIn && !worksIn.includes(mode) ? t('It does nothing in {0}.', code(mode)) : undefined;
}

const exceeds = (value: string | number | boolean, above: number | ''): boolean =>
  above === '' ? value !== '' : typeof value === 'number' && value > above;

/** An explicit 0 that turns into something else on its way to the kernel. */
function replaced(bond: Bond, field: FieldOf, value: string | number | boolean, options: Options): string | undefined {
  if (value !== 0 || bond.mode === undefined) return undefined;
  const instead = inForce(field.zeroBecomes ?? [], options, bond.mode)[0];
  return instead && options.t('Talos programs {0} in place of 0.', code(instead.value));
}

function effect(bond: Bond, { id, reading }: FieldEntry, field: FieldOf, t: Translate): string | undefined {
  const value = reading.state === 'value' ? reading.value : undefined;
  if (field.type.kind === 'enum') return enumEffect(field, value, t);
  if (id === 'primary') return mayBeMember(bond, String(value)) ? primaryEffect(bond, t) : undefined;
  if (typeof value !== 'number') return undefined;
  if (id === 'miimon') return miimonEffect(bond, value, t);
  if (id === 'arp_interval') return arpEffect(bond, value, t);
  if (id === 'min_links') return minLinksEffect(value, t);
  return isDelay(id) ? delayEffect(bond, id, value, t) : undefined;
}

/** When the preferred member is the one in use. */
function primaryEffect(bond: Bond, t: Translate): string | undefined {
  if (bond.mode === undefined) return undefined;
  const reselect = bond.reading('primary_reselect');
  const assumed = reselect.state === 'absent' && !bond.partial ? 'always' : undefined;
  switch (bond.value('primary_reselect') ?? assumed) {
    case 'always':
      return t('It is the active member whenever it is up.');
    case 'better':
      return t('Once it is up, it takes over from the active member if it is faster, or when that one fails.');
    case 'failure':
      return t('Once it is up, it takes over only when the active member fails.');
    default:
      return undefined;
  }
}

/** A number stands for a link whose name nobody knows; 0 and the empty name for none. */
function mayBeMember({ members }: Bond, primary: string): boolean {
  const isLink = primary !== '' && primary !== '0';
  const isOpen = members.length === 0 || members.some(({ name, node }) => name === undefined || isUnknown(node));
  return isLink && (isOpen || /^\d+$/.test(primary) || members.some(({ name }) => name === primary));
}

const minLinksEffect = (links: number, t: Translate): string =>
  links > 1
    ? t('The bond has a carrier while at least {0} of its members work.', links)
    : t('The bond has a carrier while at least one of its members works.');

function enumEffect(field: FieldOf, value: unknown, t: Translate): string | undefined {
  const doc = field.type.kind === 'enum' && typeof value === 'string' ? field.type.values[value]?.doc : undefined;
  return doc && t(doc);
}

function miimonEffect(bond: Bond, miimon: number, t: Translate): string {
  if (miimon === 0) return t('The carrier of the members is not watched.');
  const delay = bond.number('downdelay');
  const held = delay === undefined ? 0 : wholePolls(delay, miimon);
  if (held === 0 || bond.mode === undefined) return t('A dead link is noticed within {0}.', duration(miimon));
  return bond.mode === '802.3ad'
    ? t(
        'A dead link is noticed within {0}, and on ordinary NICs dropped at once: in 802.3ad downdelay does not hold it.',
        duration(miimon),
      )
    : t('A dead link is noticed within {0}, then held for {1}.', duration(miimon), duration(held));
}

function delayEffect(bond: Bond, id: DelayId, delay: number, t: Translate): string | undefined {
  const miimon = bond.number('miimon');
  if (miimon === undefined) return undefined;
  if (miimon === 0) return delay === 0 ? undefined : t('Without miimon it does not reach the kernel.');
  const kept = wholePolls(delay, miimon);
  const rounded =
    kept === delay
      ? undefined
      : t('The kernel makes it {0}: it counts in polls of {1}.', duration(kept), duration(miimon));
  return [rounded, delaySentence(bond.mode, id, kept, t)].filter((text) => text !== undefined).join(' ');
}

function delaySentence(mode: Mode | undefined, id: DelayId, kept: number, t: Translate): string {
  switch (id) {
    case 'updelay':
      return upSentence(mode, kept, t);
    case 'downdelay':
      return downSentence(mode, kept, t);
    case 'peer_notif_delay':
      return kept === 0
        ? t('The announcements follow each other at every poll.')
        : t('The announcements stand {0} apart.', duration(kept));
  }
}

function upSentence(mode: Mode | undefined, kept: number, t: Translate): string {
  const wait =
    kept === 0
      ? t('A link that is back is used as soon as it is noticed')
      : t('A link that is back is used {0} after it is noticed', duration(kept));
  return mode === '802.3ad' ? t('{0}, and when LACP has agreed, about {1} more.', wait, duration(lacpMs)) : `${wait}.`;
}

function downSentence(mode: Mode | undefined, kept: number, t: Translate): string {
  if (kept === 0) return t('A dead link is dropped as soon as it is noticed.');
  return mode === '802.3ad'
    ? t(
        'In 802.3ad it does not hold a dead link on ordinary NICs, only where the speed stays known without a carrier (virtio).',
      )
    : t('A dead link is held for {0} after it is noticed; a shorter interruption changes nothing.', duration(kept));
}

function arpEffect(bond: Bond, interval: number, t: Translate): string {
  if (interval === 0) return t('Nothing is probed.');
  if (!canHoldTargets(bond)) return t('Nothing is probed, as this dialect cannot hold a target.');
  if (bond.mode !== undefined && !canUseArp(bond.mode)) return t('It does nothing in {0}.', code(bond.mode));
  return t('Each target is probed every {0}.', duration(interval));
}
