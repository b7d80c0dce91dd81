import type { Dialect } from '../fields/field.ts';
import { canUseArp, recommended } from '../fields/monitoring.ts';
import { replaceKeys, writeKeys } from '../judge/edit.ts';
import { defineRule, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import type { Translate } from '../translate.ts';
import { childOf, itemsOf, textOf } from '../yaml/node.ts';
import { fixWith } from './shared/fixes.ts';
import { isOn, monitorOrder } from './shared/monitoring.ts';

export default defineRule({
  code: 'arp-without-targets',
  level: { legacy: 'warning', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'The ARP monitor has nobody to ask',
  why: 'Without a target the kernel accepts `arpInterval` and sends no probe, so nothing tells a dead link from a quiet one. Legacy bonds cannot hold targets at all: Talos refuses them there. Those of a kernel argument it reads and does not hand on.',
  ground: 'kernel',
  source: 'kernel-options: arp_ip_target; accepted without a target on Linux 6.1 and 6.12',
  fix: 'Replaces the ARP monitor by `miimon: 100`; in a document also offers the gateway of its own routes as the target.',

  *check(bond, { t }) {
    const { mode } = bond;
    const interval = bond.entry('arp_interval');
    if (!interval || !mode || !canUseArp(mode) || bond.ignored || !isOn(bond, 'arp_interval')) return;
    if (isOn(bond, 'miimon') || hasTargets(bond)) return;
    // A patch may leave its targets to the base; a legacy bond has nowhere to take any from.
    if (bond.partial && bond.dialect !== 'legacy') return;
    yield {
      at: interval.pair.value?.span ?? interval.pair.key.span,
      message: t(
        messages[bond.dialect],
        interval.field.key,
        keyOf(bond, 'arp_ip_target'),
        keyOf(bond, 'ns_ip6_target'),
      ),
      fixes: [...byCarrier(bond, t), ...byGateway(bond, t)],
    };
  },
});

const nobodyNamed = '{0} asks nobody: neither {1} nor {2} names a target';

const messages: Readonly<Record<Dialect, string>> = {
  legacy: '{0} asks nobody: a bond in machine.network cannot hold targets, only a BondConfig can',
  document: nobodyNamed,
  meta: nobodyNamed,
  cmdline: '{0} asks nobody: Talos hands no target of a kernel argument on, only those of a BondConfig',
};

const targetIds = ['arp_ip_target', 'ns_ip6_target'] as const;

const hasTargets = (bond: Bond): boolean =>
  targetIds.some((id) => {
    if (bond.entry(id)?.field.unused) return false;
    const reading = bond.reading(id);
    return reading.state === 'value' ? itemsOf(bond.entry(id)?.pair.value).length > 0 : reading.state !== 'absent';
  });

/** Everything of the ARP monitor goes; the carrier monitor takes its place. */
function byCarrier(bond: Bond, t: Translate): readonly Fix[] {
  const going = (['arp_interval', 'arp_validate', 'arp_all_targets', 'missed_max', ...targetIds] as const).flatMap(
    (id) => bond.entry(id)?.pair ?? [],
  );
  const position = { order: monitorOrder(bond), after: keyOf(bond, 'mode'), going };
  const key = keyOf(bond, 'miimon');
  return fixWith(replaceKeys(bond, [{ key, value: String(recommended.miimon) }], position), {
    title: t('Monitor by carrier: replace it by {0}', assignedIn(bond, key, recommended.miimon)),
    preferred: true,
  });
}

function byGateway(bond: Bond, t: Translate): readonly Fix[] {
  if (bond.dialect !== 'document') return [];
  const gateways = itemsOf(childOf(bond.node, 'routes')).map((route) => textOf(childOf(route, 'gateway')));
  return [...new Set(gateways)].flatMap((gateway) => {
    if (gateway === undefined || !/^[\da-fA-F.:]+$/.test(gateway)) return [];
    const key = keyOf(bond, gateway.includes(':') ? 'ns_ip6_target' : 'arp_ip_target');
    const edits = writeKeys(bond, [{ key, value: `['${gateway}']` }], {
      order: [keyOf(bond, 'arp_interval'), key],
      after: keyOf(bond, 'mode'),
    });
    return fixWith(edits, { title: t('Ask the gateway {0}', gateway) });
  });
}
