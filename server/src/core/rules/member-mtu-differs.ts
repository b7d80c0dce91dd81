import { defineRule } from '../judge/rule.ts';
import type { Configuration, Placed } from '../model/configuration.ts';
import type { Measure } from '../model/document.ts';
import { isIgnored, mtuOf, sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'member-mtu-differs',
  level: { legacy: 'warning', document: 'warning' },
  summary: 'A member has a smaller MTU than its bond',
  why: 'A bond gives its MTU to each member that joins, but an MTU written for the member itself is set again. Packets that the bond lets through are then too large for one of its links, so some flows work and others do not.',
  ground: 'source',
  source: 'bond_enslave in bond_main.c; LinkSpecController in link_spec.go',
  across: true,

  *check(bond, { t, configuration }) {
    const mtu = mtuOf(bond, configuration);
    if (mtu === undefined || bond.partial || bond.ignored) return;
    for (const { text, span } of sortRepeats(bond).first) {
      const own = smallestOf(text, configuration);
      if (!own || own.it.value >= mtu) continue;
      yield {
        at: span,
        message: t(
          '{0} has MTU {1}, and {2} has {3}: large packets are lost on this member',
          text,
          own.it.value,
          bond.label,
          mtu,
        ),
        related: [{ span: own.it.span, document: own.document, message: t('The MTU of {0}', text) }],
      };
    }
  },
});

/** The MTU written for the link itself; 0 counts as none. */
function smallestOf(link: string, configuration: Configuration): Placed<Measure> | undefined {
  const legacy = configuration
    .interfacesNamed(link)
    .flatMap(({ it, document }) => (it.mtu && !isIgnored(it.node) ? [{ it: it.mtu, document }] : []));
  const documents = configuration
    .neighboursOf(link)
    .flatMap(({ it, document }) =>
      it.kind === 'LinkConfig' && it.name?.text === link && it.mtu ? [{ it: it.mtu, document }] : [],
    );
  return [...legacy, ...documents].filter(({ it }) => it.value > 0).toSorted((a, b) => a.it.value - b.it.value)[0];
}
