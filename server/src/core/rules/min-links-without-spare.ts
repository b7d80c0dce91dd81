import { setValue } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';
import { shownNumber } from './shared/refusal.ts';

export default defineRule({
  code: 'min-links-without-spare',
  level: { legacy: 'info', document: 'info', meta: 'info', cmdline: 'info' },
  summary: 'Every member must work for the bond to work',
  why: 'With `minLinks` at the number of members the first dead link takes the whole bond down, though the others could carry on. That is right where less bandwidth is worse than none; mostly it is not meant.',
  ground: 'kernel',
  source: 'bond_3ad_set_carrier (read in Linux 6.12)',
  fix: 'Changes it to one less.',

  *check(bond, { t }) {
    const entry = bond.entry('min_links');
    const count = bond.memberCount ?? 0;
    if (!entry || bond.ignored || bond.mode !== '802.3ad' || count < 2 || bond.value('min_links') !== count) return;
    yield {
      at: markOf(bond, entry.pair),
      message: t(
        '{0}: {1} leaves {2} no spare: one dead link takes the bond down',
        entry.field.key,
        shownNumber(entry.pair.value, count),
        bond.label,
      ),
      fixes: isOwn(bond, entry.pair)
        ? fixWith([setValue(bond.text, entry.pair, String(count - 1))], {
            title: t('Change to {0} (one link may fail)', count - 1),
          })
        : [],
    };
  },
});
