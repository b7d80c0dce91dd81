import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import { fixWith } from './shared/fixes.ts';

export default defineRule({
  code: 'slow-lacp',
  level: { legacy: 'off', document: 'off', meta: 'off', cmdline: 'off' },
  summary: 'The LACP partner is asked to speak only every 30 seconds',
  why: 'With `lacpRate: slow` a partner that falls silent while its link stays up (a hung switch, a media converter) is noticed after 90 s, with `fast` after 3 s. A lost carrier is noticed equally fast with both, so this is a matter of choice, and the rule is off unless you switch it on.',
  ground: 'kernel',
  source: 'silent partner measured on Linux 6.12: about 97 s slow, 2.6 s fast',
  fix: 'Sets the rate to `fast`.',

  *check(bond, { t }) {
    const entry = bond.entry('lacp_rate');
    const reading = bond.reading('lacp_rate');
    const slow = reading.state === 'absent' ? !bond.partial : reading.state === 'value' && reading.value === 'slow';
    if (bond.ignored || bond.mode !== '802.3ad' || !slow) return;
    const edits = writeKeys(bond, [{ key: keyOf(bond, 'lacp_rate'), value: 'fast' }], {
      order: [],
      after: keyOf(bond, 'mode'),
    });
    yield {
      at: entry?.pair.value?.span ?? bond.anchor,
      message: t('{0} notices an LACP partner that falls silent only after 90 s (lacpRate slow)', bond.label),
      fixes: fixWith(edits, {
        title: t('Set {0} (noticed after 3 s)', assignedIn(bond, keyOf(bond, 'lacp_rate'), 'fast')),
        preferred: true,
      }),
    };
  },
});
