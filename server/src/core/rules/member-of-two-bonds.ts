import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { Configuration, Placed } from '../model/configuration.ts';
import type { Claim } from '../model/names.ts';
import { sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'member-of-two-bonds',
  level: { legacy: 'error', document: 'warning' },
  summary: 'One link is a member of two bonds, bridges or VRFs',
  why: 'A link has one master. Talos refuses a config in which two legacy entries claim it; where documents claim it, the one that is set up last takes it from the other, which then runs with fewer links than it says.',
  ground: 'talos',
  source: 'Config.Validate in v1alpha1_validation.go; link_config.go for documents',
  across: true,

  *check(bond, { t, configuration }) {
    if (bond.partial || !bond.name) return;
    for (const member of sortRepeats(bond).first) {
      const rival = rivalFor(bond, member.text, configuration);
      const other = rival?.it;
      if (!rival || !other?.owner) continue;
      const refused = bond.dialect === 'legacy' && other.dialect === 'legacy';
      yield {
        at: member.span,
        message: refused
          ? t('{0} is a member of {1} and of {2}: Talos refuses the config', member.text, bond.label, other.owner.text)
          : t(
              '{0} is a member of {1} and of {2}: the one that is set up last takes it from the other',
              member.text,
              bond.label,
              other.owner.text,
            ),
        ...(refused ? {} : { level: 'warning' }),
        related: [{ span: other.member.span, document: rival.document, message: t('{0} is taken here', member.text) }],
      };
    }
  },
});

/** More claims of one link than this are not looked into, so that time stays bounded. */
const most = 50;

/** A claim of its own that is not among the first stands behind them all. */
const isEarlier = (index: number, own: number): boolean => own < 0 || index < own;

/** What META or a kernel argument gives a link, a machine config may well take away. */
const isInConfig = ({ dialect }: Claim): boolean => dialect === 'legacy' || dialect === 'document';

/** Who else takes the link: an earlier bond, or a bridge or VRF wherever it stands, since only a bond can report it. */
function rivalFor(bond: Bond, link: string, configuration: Configuration): Placed<Claim> | undefined {
  const claims = configuration.claimsOf(link).slice(0, most);
  const own = claims.findIndex(({ it }) => it.bond === bond);
  return claims.find(
    ({ it: claim }, index) =>
      claim.owner !== undefined &&
      claim.owner.text !== bond.label &&
      (claim.bond ? isEarlier(index, own) && !claim.bond.partial && isInConfig(claim) : true) &&
      // Talos compares even the ignored entries of machine.network with each other, and with nothing else.
      ((!bond.ignored && !claim.bond?.ignored) || (bond.dialect === 'legacy' && claim.dialect === 'legacy')),
  );
}
