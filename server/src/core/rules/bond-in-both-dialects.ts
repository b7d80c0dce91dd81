import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { Placed } from '../model/configuration.ts';

export default defineRule({
  code: 'bond-in-both-dialects',
  level: { legacy: 'warning', document: 'warning' },
  summary: 'The bond is described in `machine.network` and in a `BondConfig`',
  why: 'Talos checks neither against the other. It applies the legacy entry first and lays the document over it, so addresses and routes of both count while the options and members of the entry are lost.',
  ground: 'source',
  source: 'processMachineConfiguration in link_config.go; BondConfigV1Alpha1 has no V1Alpha1ConflictValidate',
  across: true,

  *check(bond, { t, configuration }) {
    const { name } = bond;
    const same = name ? configuration.bondsNamed(name.text).slice(0, few).filter(isApplied) : [];
    const [first, second] = same;
    // Of one fact one report: on the later of the two. More than two are a matter for `duplicate-bond`.
    if (!name || !first || second?.it !== bond || same.length > 2 || first.it.dialect === bond.dialect) return;
    if (first.it.partial || bond.partial) return;
    yield {
      at: name.span,
      message:
        bond.dialect === 'document'
          ? t(
              '{0} is also a bond in machine.network.interfaces: Talos merges the two in silence, and this document wins',
              name.text,
            )
          : t('{0} is also a BondConfig: Talos merges the two in silence, and the document wins', name.text),
      related: [
        {
          span: (first.it.name ?? name).span,
          document: first.document,
          message: t('{0} is described here as well', name.text),
        },
      ],
    };
  },
});

/** A name that more bonds than this share is not looked into any further, so that time stays bounded. */
const few = 20;

const isApplied = ({ it }: Placed<Bond>): boolean =>
  (it.dialect === 'legacy' || it.dialect === 'document') && !it.ignored;
