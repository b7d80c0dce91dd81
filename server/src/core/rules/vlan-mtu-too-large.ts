import { defineRule, type Finding } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Vlan } from '../model/document.ts';
import type { Translate } from '../translate.ts';
import { interfacesOf, mtuOf } from './shared/members.ts';

export default defineRule({
  code: 'vlan-mtu-too-large',
  level: { legacy: 'warning', document: 'warning' },
  summary: 'A VLAN has a larger MTU than the bond it stands on',
  why: 'The kernel refuses an MTU on a VLAN that the link below does not have, so the VLAN keeps the smaller one and large packets are lost. Without an MTU of its own a bond has 1500.',
  ground: 'kernel',
  source: 'vlan_dev_change_mtu in net/8021q/vlan_dev.c (read in Linux 6.12)',
  fix: 'Gives the VLAN the MTU of the bond, where both stand in one entry.',
  across: true,

  *check(bond, { t, configuration }) {
    const mtu = mtuOf(bond, configuration);
    if (mtu === undefined || bond.ignored || bond.uncertain || !bond.name) return;
    yield* vlansOfEntries(bond, mtu, configuration, t);
    yield* vlansInDocuments(bond, mtu, configuration, t);
  },
});

function* vlansOfEntries(bond: Bond, mtu: number, configuration: Configuration, t: Translate): Iterable<Finding> {
  const entries = interfacesOf(bond, configuration);
  const own = entries.find(({ it }) => it.bond === bond);
  for (const { it, document } of own ? entries : []) {
    if (document === own?.document) yield* it.vlans.flatMap((vlan) => ofVlan(bond, vlan, mtu, t));
  }
}

function ofVlan(bond: Bond, { label, mtu: own }: Vlan, mtu: number, t: Translate): readonly Finding[] {
  if (!own || own.value <= mtu) return [];
  const inside = bond.link.span.start <= own.span.start && own.span.end <= bond.link.span.end;
  const edits = [{ span: own.span, newText: String(mtu) }];
  return [
    {
      at: own.span,
      message: message(t, `${bond.label}.${label}`, own.value, bond.label, mtu),
      fixes: inside ? [{ title: t('Change to {0}, the MTU of {1}', mtu, bond.label), edits }] : [],
    },
  ];
}

function* vlansInDocuments(bond: Bond, mtu: number, configuration: Configuration, t: Translate): Iterable<Finding> {
  for (const { it, document } of configuration.neighboursOf(bond.label)) {
    if (it.kind !== 'VLANConfig' || it.parent?.text !== bond.label || !it.mtu || it.mtu.value <= mtu) continue;
    const vlan = it.name?.text ?? it.kind;
    yield {
      at: bond.entry('mtu')?.pair.value?.span ?? bond.name?.span ?? bond.opener,
      message: message(t, vlan, it.mtu.value, bond.label, mtu),
      related: [{ span: it.mtu.span, document, message: t('The MTU of {0}', vlan) }],
    };
  }
}

const message = (t: Translate, vlan: string, mtu: number, bond: string, below: number): string =>
  t('{0} asks for MTU {1}, and {2} has only {3}: the kernel refuses it', vlan, mtu, bond, below);
