/** The summary of one bond: what it is, how it is watched, how long a failure lasts, what is wrong. */

import type { Mode } from '../fields/field.ts';
import { fieldIn, talosDocs } from '../fields/fields.ts';
import type { Diagnostic } from '../judge/diagnostic.ts';
import { validate } from '../judge/validate.ts';
import { blocks, bullets, code, type Fact, facts, heading, link, verbatim } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import { nameOf } from '../model/wording.ts';
import type { Options } from '../options.ts';
import { reasonFor } from '../target.ts';
import { type Span, shifted } from '../text.ts';
import type { Translate } from '../translate.ts';
import { releaseName } from '../version.ts';
import { dialectName } from './card.ts';
import { membersText } from './members.ts';
import { rewritingFacts } from './rewriting.ts';
import { duration, isMeasuredArp, type Monitor, monitorOf, silenceMs, type Timing, timingOf } from './timing.ts';

/** The summary as Markdown. `base`: the start of the bond's document in the file. */
export function renderBond(file: BondFile, bond: Bond, base: number, options: Options): string {
  const { t } = options;
  const name = nameOf(bond);
  const wrong = diagnosticsOf(file, bond, base, options);
  return blocks(
    heading(name ? code(name.text) : t('A bond without a name')),
    bond.partial ? t('Part of a patch: what is not written here may stand elsewhere.') : undefined,
    facts([
      [t('Mode'), modeText(bond, t)],
      [t('Members'), membersText(bond, t)],
      ...rewritingFacts(bond, options),
      [t('Monitoring'), monitoringText(bond, t)],
      ...timingFacts(bond, t),
      [t('Judged for'), judgedFor(bond, options)],
    ]),
    wrong.length > 0 ? blocks(`**${t('What is wrong')}**`, bullets(wrong.map(problem))) : undefined,
    link('Talos', talosDocs[bond.dialect]),
  );
}

const problem = ({ level, code: rule, message }: Diagnostic): string =>
  `${level}: ${verbatim(message)} (${code(rule)})`;

/** What the rules say of this bond, wherever in its link or at its members they say it. */
function diagnosticsOf(file: BondFile, bond: Bond, base: number, options: Options): readonly Diagnostic[] {
  const own = [bond.link.span, bond.node.span, bond.opener, ...bond.members.map(({ span }) => span)].map((span) =>
    shifted(span, base),
  );
  return validate(file, options).diagnostics.filter(
    ({ span, bond: name, dialect }) =>
      name === bond.name?.text && dialect === bond.dialect && own.some((outer) => contains(outer, span)),
  );
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function modeText(bond: Bond, t: Translate): string {
  const { mode } = bond;
  if (mode === undefined) return bond.has('mode') ? t('cannot be told from what is written') : t('not written');
  const type = fieldIn('mode', bond.dialect)?.type;
  const doc = type?.kind === 'enum' ? type.values[mode]?.doc : undefined;
  const assumed = bond.has('mode') ? '' : ` (${t('not written, so Talos takes this one')})`;
  return `${code(mode)}${assumed}${doc ? `. ${t(doc)}` : ''}`;
}

function monitoringText(bond: Bond, t: Translate): string {
  const monitor = monitorOf(bond);
  if (!monitor) {
    const both = (bond.value('miimon') ?? 0) > 0 && (bond.value('arp_interval') ?? 0) > 0;
    return both ? t('both kinds at once, which the kernel refuses') : t('cannot be told from what is written');
  }
  switch (monitor.by) {
    case 'carrier':
      return t('by carrier, every {0}', duration(monitor.miimon));
    case 'arp':
      return arpText(bond, monitor, t);
    case 'nothing':
      return t('**none** ({0} is 0 or absent)', code(keyOf(bond, 'miimon')));
  }
}

function arpText(bond: Bond, { interval, targets }: Extract<Monitor, { by: 'arp' }>, t: Translate): string {
  const known = bond.reading('arp_ip_target').state !== 'unknown' && bond.reading('ns_ip6_target').state !== 'unknown';
  return known && targets === 0
    ? t('**none**: a probe every {0}, and no target to ask', duration(interval))
    : t('by ARP, every {0}', duration(interval));
}

const onlyOne = 'none: there is one member only';

function timingFacts(bond: Bond, t: Translate): readonly Fact[] {
  const monitor = monitorOf(bond);
  if (!monitor || bond.mode === undefined) return [];
  if (bond.memberCount === 1 && bond.mode !== '802.3ad') return [[t('Failover'), t(onlyOne)]];
  switch (monitor.by) {
    case 'carrier':
      return carrierFacts(bond, monitor, t);
    case 'arp':
      return arpFacts(bond, monitor, t);
    case 'nothing':
      return unwatchedFacts(bond, bond.mode, t);
  }
}

function carrierFacts(
  bond: Bond,
  { miimon, updelay, downdelay }: Extract<Monitor, { by: 'carrier' }>,
  t: Translate,
): readonly Fact[] {
  const timing = timingOf(bond);
  if (!timing) return [];
  const lacp = bond.mode === '802.3ad';
  const failoverParts = [`miimon ${miimon}`, ...(downdelay > 0 ? [`downdelay ${downdelay}`] : [])].join(' + ');
  const dropped =
    t('within about {0} ({1})', duration(timing.failover), failoverParts) + otherwise(bond.mode, timing, t);
  const backParts = [
    `miimon ${miimon}`,
    ...(updelay > 0 ? [`updelay ${updelay}`] : []),
    ...(lacp ? [t('about 3 s of LACP')] : []),
  ].join(' + ');
  return [
    [t('Failover'), bond.memberCount === 1 ? t('none: there is one member only; it is dropped {0}', dropped) : dropped],
    [t('Return'), t('within about {0} ({1})', duration(timing.back), backParts)],
    ...silenceFacts(bond, t),
  ];
}

/** Where the bound is not the whole truth. */
function otherwise(mode: Mode | undefined, { failover, failoverWithoutSpeed }: Timing, t: Translate): string {
  if (failoverWithoutSpeed < failover)
    return `; ${t('on ordinary NICs {0}, as downdelay does not hold there', duration(failoverWithoutSpeed))}`;
  // Its neighbours must learn anew which address belongs to which member.
  return mode === 'balance-alb' ? `; ${t('what comes in may need longer: 2.2 s were measured')}` : '';
}

/** What carrier monitoring cannot see, LACP does. */
function silenceFacts(bond: Bond, t: Translate): readonly Fact[] {
  if (bond.mode !== '802.3ad') return [];
  const written = bond.reading('lacp_rate').state;
  const rate = bond.value('lacp_rate') ?? (written === 'absent' && !bond.partial ? 'slow' : undefined);
  if (!rate) return [];
  return [
    [
      t('Silent partner'),
      t('noticed after {0} ({1})', duration(silenceMs[rate]), code(assignedIn(bond, keyOf(bond, 'lacp_rate'), rate))),
    ],
  ];
}

function arpFacts(bond: Bond, { interval }: Extract<Monitor, { by: 'arp' }>, t: Translate): readonly Fact[] {
  if (!isMeasuredArp(bond)) return [];
  return [
    [t('Failover'), t('about {0} at most, some 4.5 intervals (measured)', duration(4.5 * interval))],
    [t('Return'), t('within about {0}, one interval (measured)', duration(interval))],
  ];
}

function unwatchedFacts({ memberCount }: Bond, mode: Mode, t: Translate): readonly Fact[] {
  switch (mode) {
    case '802.3ad':
      return [
        [t('Failover'), memberCount === 1 ? t(onlyOne) : t('at once, as sending avoids a link without carrier')],
        [t('Return'), t('**never** on ordinary NICs: a member that lost its cable once stays out until a reboot')],
      ];
    case 'active-backup':
    case 'balance-tlb':
    case 'balance-alb':
      return [[t('Failover'), t('**never**: nothing takes over from the active link')]];
    default:
      return [[t('Failover'), t('sending avoids a link without carrier at once; nothing is counted or damped')]];
  }
}

function judgedFor(bond: Bond, { t, target }: Options): string {
  const release = `Talos ${releaseName(target.version)}`;
  const reason = reasonFor(target, t);
  return t('{0}, in {1}', reason ? `${release} (${reason})` : release, dialectName(bond.dialect, t));
}
