import { defineRule } from '../judge/rule.ts';
import { pairOf, resolved } from '../yaml/node.ts';

export default defineRule({
  code: 'bond-and-bridge',
  level: { legacy: 'error' },
  summary: 'One interface entry is both a bond and a bridge',
  why: 'Talos makes one link of each entry and refuses an entry with both. A bridge on top of a bond is an entry of its own that lists the bond among its `interfaces`.',
  ground: 'talos',
  source: 'Config.Validate in v1alpha1_validation.go',

  *check(bond, { t }) {
    const bridge = pairOf(bond.link, 'bridge');
    const content = resolved(bridge?.value);
    if (!bridge || content?.kind !== 'map' || bond.uncertain) return;
    // A patch that deletes the one or the other is the way out of this very fault.
    if (pairOf(content, '$patch') || pairOf(bond.node, '$patch')) return;
    yield {
      at: bridge.key.span,
      message: t('{0} is a bond and a bridge at once: Talos refuses the config', bond.label),
    };
  },
});
