import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { fixWith } from './shared/fixes.ts';

export default defineRule({
  code: 'passive-lacp',
  level: { document: 'info', meta: 'info' },
  summary: 'The bond speaks LACP only when spoken to',
  why: 'That works as long as the switch opens the conversation. With two passive sides the bond comes up, then falls out and in again every few seconds, with loss on all flows.',
  ground: 'kernel',
  source: 'lacp_active off on one and both sides measured on Linux 6.12',
  fix: 'Sets it to `on`.',

  *check(bond, { t }) {
    const entry = bond.entry('lacp_active');
    if (!entry?.pair.value || bond.value('lacp_active') !== 'off' || bond.mode !== '802.3ad') return;
    yield {
      at: entry.pair.value.span,
      message: t(
        '{0} waits for the switch to speak LACP first: if the switch is passive too, the bond keeps falling apart',
        bond.label,
      ),
      fixes: fixWith(
        writeKeys(bond, [{ key: entry.field.key, value: '"on"' }], { order: [], after: keyOf(bond, 'mode') }),
        {
          title: t('Set {0}: on', entry.field.key),
          preferred: true,
        },
      ),
    };
  },
});
