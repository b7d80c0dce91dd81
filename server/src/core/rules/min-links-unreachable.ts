import { setValue } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { isSound } from './shared/amend.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';
import { shownNumber } from './shared/refusal.ts';

export default defineRule({
  code: 'min-links-unreachable',
  level: { legacy: 'error', document: 'error', meta: 'warning', cmdline: 'error' },
  summary: 'More members must work than the bond has',
  why: 'In 802.3ad the bond has a carrier only while `minLinks` of its members work. Neither Talos nor the kernel compares that with the number of members, so such a bond comes up and never carries anything.',
  ground: 'kernel',
  source: 'min_links accepted without a check on Linux 6.1 and 6.12; bond_3ad_set_carrier (read in Linux 6.12)',
  fix: 'Changes it to the number of members.',

  *check(bond, { t }) {
    const entry = bond.entry('min_links');
    const needed = bond.value('min_links') ?? 0;
    const count = bond.memberCount ?? Infinity;
    if (!entry || bond.ignored || bond.mode !== '802.3ad' || count === 0 || needed <= count) return;
    if (!isSound(entry.field.type, String(needed))) return;
    yield {
      at: markOf(bond, entry.pair),
      message: t(
        '{0}: {1} is more than the members of {2} ({3}), so it never carries traffic',
        entry.field.key,
        shownNumber(entry.pair.value, needed),
        bond.label,
        count,
      ),
      fixes: isOwn(bond, entry.pair)
        ? fixWith([setValue(bond.text, entry.pair, String(count))], {
            title: t('Change to {0} (the number of members)', count),
            preferred: true,
          })
        : [],
    };
  },
});
