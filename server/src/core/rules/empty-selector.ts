import { defineRule } from '../judge/rule.ts';
import { isMerge, isNull, type MapNode, resolved, textOf } from '../yaml/node.ts';
import { fixWith } from './shared/fixes.ts';
import { removeMember } from './shared/members.ts';

export default defineRule({
  code: 'empty-selector',
  level: { legacy: 'warning' },
  summary: 'A member selector says nothing',
  why: 'An empty selector matches no link at all, where one might expect it to match every link. Talos accepts it without a word.',
  ground: 'source',
  source: 'selectDevices in device_config.go',
  fix: 'Removes the selector.',

  *check(bond, { t }) {
    if (bond.ignored || bond.uncertain) return;
    for (const { name, node, span } of bond.members) {
      const selector = resolved(node);
      if (name !== undefined || selector?.kind !== 'map' || !isEmpty(selector)) continue;
      yield {
        at: span,
        message: t('This selector of {0} says nothing, and so it matches no link', bond.label),
        fixes: fixWith(removeMember(bond, node), { title: t('Remove the empty selector'), preferred: true }),
      };
    }
  },
});

const isEmpty = ({ pairs }: MapNode): boolean =>
  pairs.every((pair) => !isMerge(pair) && (isNull(pair.value) || textOf(pair.value) === ''));
