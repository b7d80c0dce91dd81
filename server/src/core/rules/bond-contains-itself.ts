import { removePairs } from '../judge/edit-remove.ts';
import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { TextEdit } from '../text.ts';
import { fixWith } from './shared/fixes.ts';
import { type NamedMember, removeMember, sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'bond-contains-itself',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'The bond is one of its own members',
  why: 'The kernel refuses to enslave a bond to itself, and Talos tries again without end.',
  ground: 'kernel',
  source: 'bond_enslave in bond_main.c (read in Linux 6.12)',
  fix: 'Removes the bond from its members.',

  *check(bond, { t }) {
    if (bond.ignored || bond.uncertain) return;
    const self = sortRepeats(bond).first.find(({ text }) => text === bond.name?.text);
    if (!self) return;
    yield {
      at: self.span,
      message: t('{0} is listed as a member of itself: the kernel refuses that', self.text),
      fixes: fixWith(withoutSelf(bond, self), { title: t('Remove {0} from its members', self.text), preferred: true }),
    };
  },
});

function withoutSelf(bond: Bond, self: NamedMember): readonly TextEdit[] | undefined {
  if (bond.dialect !== 'meta') return removeMember(bond, self.node);
  const master = bond.link.pairs.find(({ value }) => value === self.node);
  return master && removePairs(bond, [master], bond.link);
}
