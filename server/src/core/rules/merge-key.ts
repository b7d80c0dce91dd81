import { defineRule } from '../judge/rule.ts';
import { mappingsIn } from '../model/items.ts';
import { isMerge } from '../yaml/node.ts';

export default defineRule({
  code: 'merge-key',
  level: { legacy: 'error', document: 'error' },
  summary: 'A YAML merge key inside a bond',
  why: 'Talos merges what `<<` names, and then counts `<<` itself as an unknown key and refuses the config. Anchors and aliases without a merge are fine, and so is META.',
  ground: 'talos',
  source: 'decoder.go CheckUnknownKeys; tried with the decoder of Talos 1.13',

  *check(bond, { t }) {
    // Another tool merges before Talos reads anything.
    if (bond.carrier) return;
    const maps = [bond.node, ...mappingsIn(bond).map(({ map }) => map)];
    for (const pair of maps.flatMap(({ pairs }) => pairs.filter(isMerge))) {
      yield {
        at: pair.key.span,
        about: pair,
        message: t('Talos counts the merge key << as an unknown key and refuses the config: write the options out'),
      };
    }
  },
});
