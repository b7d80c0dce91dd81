import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { isMerge, pairOf } from '../yaml/node.ts';
import { readValue } from '../yaml/scalar.ts';
import { fixWith } from './shared/fixes.ts';

/** What a bond link must say of itself, in the order of a careful author. */
const order = ['name', 'logical', 'up'] as const;

export default defineRule({
  code: 'incomplete-link',
  level: { meta: 'warning' },
  summary: 'The link of the bond is not said to be `logical` and `up`',
  why: 'META takes an absent truth value for false. Talos waits for a link that is not `logical` instead of creating it, and leaves down one that is not `up`.',
  ground: 'source',
  source: 'LinkSpecSpec in link_spec.go; LinkSpecController',
  fix: 'Sets it to `true`.',

  *check(bond, { t }) {
    if (bond.ignored || bond.uncertain) return;
    for (const key of ['logical', 'up'] as const) {
      const pair = pairOf(bond.link, key);
      const reading = readValue({ kind: 'bool' }, pair?.value);
      const inherited = reading.state === 'absent' && bond.link.pairs.some(isMerge);
      if (inherited || reading.state === 'unknown' || (reading.state === 'value' && reading.value === true)) continue;
      const edits = writeKeys({ text: bond.text, node: bond.link }, [{ key, value: 'true' }], { order, after: 'name' });
      yield {
        at: reading.state === 'absent' ? bond.anchor : (pair?.value?.span ?? bond.anchor),
        message:
          key === 'logical'
            ? t('{0} is not logical: true, so Talos waits for such a link instead of creating it', bond.label)
            : t('{0} is not up: true, so Talos creates it and leaves it down', bond.label),
        fixes: fixWith(edits, { title: t('Set {0}: true', key), preferred: true }),
      };
    }
  },
});
