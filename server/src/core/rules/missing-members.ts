import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';

export default defineRule({
  code: 'missing-members',
  level: { legacy: 'warning', document: 'error', meta: 'warning', cmdline: 'warning' },
  summary: 'The bond has no members',
  why: 'A bond without members never has carrier. Talos refuses a `BondConfig` without `links`; a legacy bond and one in META it creates empty. In META the members are the links whose `masterName` is the bond. For a kernel argument without members it takes `eth0` and `eth1`, names that a machine seldom has nowadays.',
  ground: 'talos',
  source:
    'BondConfigV1Alpha1.Validate; checkBond in v1alpha1_validation.go does not look; ParseCmdlineNetwork in cmdline.go',

  *check(bond, { t }) {
    if (bond.ignored || !isEmpty(bond) || (bond.dialect === 'meta' && !bond.name)) return;
    const message = {
      legacy: t(
        '{0} has no members: neither interfaces nor deviceSelectors picks one, so it never has carrier',
        bond.label,
      ),
      document: t('{0} has no members: Talos refuses a BondConfig without links', bond.label),
      meta: t('{0} has no members: no link names it as masterName, so it never has carrier', bond.label),
      cmdline: t('{0} names no members: Talos takes {1}', bond.label, bond.members.map(({ name }) => name).join(', ')),
    };
    yield { at: bond.anchor, message: message[bond.dialect] };
  },
});

/** Talos gives members of its own choice to an argument that names none. */
const isEmpty = (bond: Bond): boolean =>
  bond.argument ? !bond.partial && bond.argument.list.items.length === 0 : bond.memberCount === 0;
