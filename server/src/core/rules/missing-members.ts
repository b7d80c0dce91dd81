import { defineRule } from '../judge/rule.ts';

export default defineRule({
  code: 'missing-members',
  level: { legacy: 'warning', document: 'error', meta: 'warning' },
  summary: 'The bond has no members',
  why: 'A bond without members never has carrier. Talos refuses a `BondConfig` without `links`; a legacy bond and one in META it creates empty. In META the members are the links whose `masterName` is the bond.',
  ground: 'talos',
  source: 'BondConfigV1Alpha1.Validate; checkBond in v1alpha1_validation.go does not look',

  *check(bond, { t }) {
    if (bond.ignored || bond.memberCount !== 0 || (bond.dialect === 'meta' && !bond.name)) return;
    const message = {
      legacy: t(
        '{0} has no members: neither interfaces nor deviceSelectors picks one, so it never has carrier',
        bond.label,
      ),
      document: t('{0} has no members: Talos refuses a BondConfig without links', bond.label),
      meta: t('{0} has no members: no link names it as masterName, so it never has carrier', bond.label),
    };
    yield { at: bond.anchor, message: message[bond.dialect] };
  },
});
