import { type Context, defineRule, type Finding, type Related } from '../judge/rule.ts';
import type { Bond, Written } from '../model/bond.ts';
import type { Configuration, Placed } from '../model/configuration.ts';
import type { Claim } from '../model/names.ts';
import type { Translate } from '../translate.ts';
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
        message: t(refused ? refusal : loss, member.text, bond.label, other.owner.text),
        ...(refused ? {} : { level: 'warning' }),
        related: [placeOf(rival, t)],
      };
    }
    yield* asMember(bond, bond.name, { t, configuration });
  },
});

/** More claims of one link than this are not looked into, so that time stays bounded. */
const most = 50;

const refusal = '{0} is a member of {1} and of {2}: Talos refuses the config';
const loss = '{0} is a member of {1} and of {2}: the one that is set up last takes it from the other';

/** The bond itself in two bridges or VRFs, which no other bond can report. */
function* asMember(
  bond: Bond,
  { text, span }: Written,
  { t, configuration }: Pick<Context, 't' | 'configuration'>,
): Iterable<Finding> {
  const claims = configuration
    .claimsOf(text)
    .slice(0, most)
    .filter(({ it }) => !it.bond && it.owner);
  const first = claims[0];
  const second = claims.find(({ it }) => it.owner?.text !== first?.it.owner?.text);
  if (!first?.it.owner || !second?.it.owner) return;
  const refused = [bond, first.it, second.it].every(({ dialect }) => dialect === 'legacy');
  yield {
    at: span,
    message: t(refused ? refusal : loss, text, first.it.owner.text, second.it.owner.text),
    ...(refused ? {} : { level: 'warning' }),
    related: [placeOf(first, t), placeOf(second, t)],
  };
}

const placeOf = ({ it: { member }, document }: Placed<Claim>, t: Translate): Related => ({
  span: member.span,
  document,
  message: t('{0} is taken here', member.text),
});

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
