import { code, type Fact } from '../markdown.ts';
import type { Bond } from '../model/bond.ts';
import { becomesDocument } from '../model/rewritten.ts';
import { nameOf } from '../model/wording.ts';
import type { Options } from '../options.ts';

/** What another tool makes of it on the way, which changes who the members are. */
export function rewritingFacts(bond: Bond, { t, target }: Options): readonly Fact[] {
  const { tool, rewritten } = bond.carrier ?? {};
  if (!rewritten || !becomesDocument(bond, target)) return [];
  const selectors = bond.members.some(({ name }) => name === undefined);
  const becomes = t('a {0} for Talos {1} and later', code('BondConfig'), rewritten.since);
  const aliases = t(
    'each selector becomes one alias ({0}, …), so that a wildcard stands for one member, not for all that match',
    code(`${nameOf(bond)?.text ?? 'bond0'}-m0`),
  );
  return [[t('Written by {0} as', tool ?? ''), selectors ? `${becomes}; ${aliases}` : becomes]];
}
