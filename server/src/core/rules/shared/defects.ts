/** TABLE: what releases of Talos get wrong with bonds. A new defect is one more row. */
import type { Dialect } from '../../fields/field.ts';
import type { FieldId } from '../../fields/fields.ts';
import { type NewPair, writeKeys } from '../../judge/edit.ts';
import type { Fix } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import { keyOf } from '../../model/keys.ts';
import type { Span } from '../../text.ts';
import type { Translate } from '../../translate.ts';
import type { Target } from '../../version.ts';
import { fixWith } from './fixes.ts';
import { markOf } from './mark.ts';
import { fixByNumber, isWord } from './versions.ts';

export interface Defect {
  /** For ever: messages name it. */
  readonly id: string;
  /** One sentence of Markdown for the reference. */
  readonly doc: string;
  readonly dialects: readonly Dialect[];
  /** The releases that have it, `from` included and the one that mended it not. */
  readonly releases: ReadonlyArray<{ readonly from: string; readonly mended: string }>;
  /** Talos refuses the config for it. */
  readonly refused?: true;
  find(bond: Bond, target: Target, t: Translate): Trouble | undefined;
}

/** What a bond suffers from a defect. */
export interface Trouble {
  readonly at: Span;
  readonly about?: object;
  /** What happens; which release mends it follows. */
  readonly says: string;
  readonly fixes: readonly Fix[];
}

/** Before the first release that this project knows. */
const ever = '0.0';

export const defects: readonly Defect[] = [
  {
    id: 'meta-lacp-passive',
    doc: 'In META an absent `adLacpActive` means `off` in 802.3ad, so that the bond waits for its switch to speak first.',
    dialects: ['meta'],
    releases: [
      { from: '1.12', mended: '1.12.8' },
      { from: '1.13', mended: '1.13.1' },
    ],
    find(bond, _target, t) {
      if (bond.mode !== '802.3ad' || bond.partial || bond.has('lacp_active')) return undefined;
      const key = keyOf(bond, 'lacp_active');
      return {
        at: bond.anchor,
        says: t('without {0} this release sends LACPDUs only in answer', key),
        fixes: fixByWriting(bond, [['lacp_active', '"on"']], t),
      };
    },
  },
  {
    id: 'fail-over-mac-words',
    doc: 'A `BondConfig` takes `failOverMac` as a number only, and is refused with one of its words.',
    dialects: ['document'],
    releases: [{ from: '1.12', mended: '1.12.2' }],
    refused: true,
    find(bond, target, t) {
      const entry = bond.entry('fail_over_mac');
      if (!entry || !isWord(entry, target)) return undefined;
      return {
        at: markOf(bond, entry.pair),
        about: entry.pair,
        says: t('{0}: this release takes only numbers and refuses the config', entry.field.key),
        fixes: fixByNumber(bond, entry, t),
      };
    },
  },
  {
    id: 'meta-without-defaults',
    doc: 'Bonds in META get no defaults: what is not written is sent as 0, which the kernel refuses for `lpInterval`, and in 802.3ad for `adActorSysPrio`.',
    dialects: ['meta'],
    releases: [{ from: ever, mended: '1.12.2' }],
    find(bond, _target, t) {
      const missing = (
        [['lp_interval', '1'], ...(bond.mode === '802.3ad' ? ([['ad_actor_sys_prio', '65535']] as const) : [])] as const
      ).filter(([id]) => bond.number(id) === 0);
      if (missing.length === 0) return undefined;
      return {
        at: bond.anchor,
        says: t(
          'the kernel refuses the bond: this release sends 0 for {0}',
          missing.map(([id]) => keyOf(bond, id)).join(', '),
        ),
        fixes: fixByWriting(bond, missing, t),
      };
    },
  },
  {
    id: 'meta-use-carrier',
    doc: 'Bonds in META without `useCarrier: true` ask Linux 6.18 for what it no longer has, and are set up again and again.',
    dialects: ['meta'],
    releases: [{ from: '1.12', mended: '1.12.2' }],
    find(bond, _target, t) {
      const { state } = bond.reading('use_carrier');
      if (bond.value('use_carrier') === true || bond.partial || (state !== 'value' && state !== 'absent'))
        return undefined;
      return {
        at: bond.anchor,
        says: t(
          'without {0} the kernel refuses the bond: this release sends false',
          `${keyOf(bond, 'use_carrier')}: true`,
        ),
        fixes: fixByWriting(bond, [['use_carrier', 'true']], t),
      };
    },
  },
  {
    id: 'actor-priority-replaced',
    doc: 'Any `adActorSysPrio` of a machine config becomes 65535.',
    dialects: ['legacy'],
    releases: [{ from: ever, mended: '1.12' }],
    find(bond, _target, t) {
      const entry = bond.entry('ad_actor_sys_prio');
      const value = bond.number('ad_actor_sys_prio');
      if (!entry || bond.mode !== '802.3ad' || value === undefined || value === 0 || value === 65535) return undefined;
      return {
        at: markOf(bond, entry.pair),
        about: entry.pair,
        says: t('{0}: {1} does not reach the kernel: this release sends 65535', entry.field.key, value),
        fixes: [],
      };
    },
  },
];

/** Writes options with their values, each where its kin stands. */
function fixByWriting(bond: Bond, wanted: ReadonlyArray<readonly [FieldId, string]>, t: Translate): readonly Fix[] {
  const pairs = wanted.map(([id, value]): NewPair => ({ key: keyOf(bond, id), value }));
  const title = t('Add {0}', pairs.map(({ key, value }) => `${key}: ${value}`).join(', '));
  return fixWith(writeKeys(bond, pairs, { order: [], after: keyOf(bond, 'mode') }), { title, preferred: true });
}
