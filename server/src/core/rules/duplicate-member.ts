import { defineRule } from '../judge/rule.ts';
import { fixWith } from './shared/fixes.ts';
import { removeMember, sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'duplicate-member',
  level: { legacy: 'warning', document: 'warning', meta: 'warning', cmdline: 'warning' },
  summary: 'One member is listed twice',
  why: 'A link joins a bond once. Talos accepts the repeat without a word; most often another member was meant, and the bond has one cable less than its author believes.',
  ground: 'source',
  source: 'neither checkBond nor BondConfigV1Alpha1.Validate looks for repeats',
  fix: 'Removes the repeat.',

  *check(bond, { t }) {
    if (bond.ignored || bond.uncertain) return;
    for (const { text, span, node } of sortRepeats(bond).repeats) {
      yield {
        at: span,
        message: t(
          '{0} is listed twice as a member of {1}: it joins once, and another link may be meant',
          text,
          bond.label,
        ),
        fixes: fixWith(removeMember(bond, node), {
          title: t('Remove the repeat of {0}', text),
          preferred: true,
          safe: true,
        }),
      };
    }
  },
});
