/** Documents about a bond or its members that the release aimed at does not have. */
import { kindSince } from '../../fields/kinds.ts';
import type { Context, Finding } from '../../judge/rule.ts';
import type { Bond } from '../../model/bond.ts';
import type { Placed } from '../../model/configuration.ts';
import type { Span } from '../../text.ts';
import { isFrom } from '../../version.ts';
import { releaseAndReason } from './versions.ts';

/** A document of a kind, and where it speaks of the bond. */
interface Reference {
  readonly kind: string;
  readonly span: Span;
}

/** One finding for each kind that is too new, on the name of the bond. */
export function* tooNew(bond: Bond, { t, target, configuration }: Context): Iterable<Finding> {
  const said = new Set<string>();
  for (const { it, document } of referencesTo(bond, { configuration })) {
    const since = kindSince(it.kind);
    if (since === undefined || isFrom(target.version, since) || said.has(it.kind)) continue;
    said.add(it.kind);
    yield {
      at: bond.name?.span ?? bond.opener,
      message: t(
        'Talos {0} has no {1} and refuses the config with {2} in it: it came with {3}',
        releaseAndReason(target, t),
        it.kind,
        bond.label,
        since,
      ),
      related: [{ span: it.span, document, message: t('The {0}', it.kind) }],
    };
  }
  yield* patterns(bond, { t, target, configuration });
}

/** Documents named after the bond or a member or standing on it, and those that take any of these as their own link. */
function referencesTo(bond: Bond, { configuration }: Pick<Context, 'configuration'>): readonly Placed<Reference>[] {
  if (bond.dialect === 'meta' || bond.dialect === 'cmdline') return [];
  const own = bond.name?.text;
  const links = [own, ...bond.members.map(({ name }) => name)].filter((name) => name !== undefined);
  const neighbours = links.flatMap((link) => configuration.neighboursOf(link));
  const standing = neighbours.flatMap(({ it }) =>
    own !== undefined && it.parent?.text === own ? (it.name?.text ?? []) : [],
  );
  const claims = [own, ...standing].flatMap((name) => (name === undefined ? [] : configuration.claimsOf(name)));
  return [
    ...neighbours.map(({ it, document }) => ({ it: { kind: it.kind, span: it.kindSpan }, document })),
    ...claims.flatMap(({ it, document }) =>
      it.dialect === 'document' && it.kind !== 'bond'
        ? [{ it: { kind: `${it.kind === 'VRF' ? 'VRF' : 'Bridge'}Config`, span: it.member.span }, document }]
        : [],
    ),
  ];
}

/** First release in which `%d` in the name of an alias stands for a number. */
const patternsSince = '1.13';

/** Members that are to come from an alias whose pattern the release takes for a name. */
function* patterns(bond: Bond, { t, target, configuration }: Pick<Context, 't' | 'target' | 'configuration'>) {
  if (bond.dialect !== 'document' || isFrom(target.version, patternsSince)) return;
  for (const { name, span, node } of bond.members) {
    const pattern = name === undefined ? undefined : /^(.*?)\d+$/.exec(name)?.[1];
    const alias = configuration
      .neighboursOf(`${pattern}%d`)
      .find(({ it }) => it.kind === 'LinkAliasConfig' && it.name?.text === `${pattern}%d`);
    if (!alias || pattern === undefined || name === undefined) continue;
    yield {
      at: span,
      about: node,
      level: 'warning' as const,
      message: t(
        '{0} is no link: Talos {1} takes {2} as it stands, and patterns came with {3}',
        name,
        releaseAndReason(target, t),
        `${pattern}%d`,
        patternsSince,
      ),
      related: [{ span: alias.it.kindSpan, document: alias.document, message: t('The {0}', alias.it.kind) }],
    };
  }
}
