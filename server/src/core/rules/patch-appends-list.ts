import { defineRule } from '../judge/rule.ts';
import { isMerge } from '../yaml/node.ts';

export default defineRule({
  code: 'patch-appends-list',
  level: { legacy: 'off', document: 'off' },
  summary: 'Members in a patch come on top of those that are there',
  why: 'A strategic merge patch adds the items of a list to those of the config under it; it replaces none. That is right for a further member, and a surprise where the members were meant to be others. Whether the config under the patch has any cannot be seen from here, so the rule is off unless you switch it on.',
  ground: 'source',
  source: 'merge/merge.go: no list of a bond is marked as replaced',

  *check(bond, { t }) {
    const merged = bond.strays.some(isMerge);
    if (bond.ignored || !bond.partial || bond.uncertain || merged || bond.has('mode')) return;
    for (const { id, field, pair } of bond.entries) {
      if ((id !== 'members' && id !== 'device_selectors') || bond.reading(id).state !== 'value') continue;
      yield {
        at: pair.key.span,
        message: t('{0} is added to what {1} has already, it does not replace that', field.key, bond.label),
      };
    }
  },
});
