import { defineRule } from '../judge/rule.ts';
import { becomesDocument } from '../model/rewritten.ts';
import { isMerge, isNull, pairOf, resolved, textOf } from '../yaml/node.ts';

export default defineRule({
  code: 'bond-on-selector',
  level: { legacy: 'error' },
  summary: 'The bond stands on an entry that selects links instead of naming one',
  why: '`deviceSelector` applies an entry to links that exist already, under the names they have. A bond is a new link and needs a name: without `interface` none is ever made. Members are selected by `bond.deviceSelectors`.',
  ground: 'source',
  source: 'processDevicesConfiguration in link_config.go; v1alpha1_validation.go accepts it',

  *check(bond, { t, target }) {
    // Then the tool gives it a name.
    if (becomesDocument(bond, target)) return;
    const selector = pairOf(bond.link, 'deviceSelector');
    const content = resolved(selector?.value);
    const name = pairOf(bond.link, 'interface')?.value;
    const unnamed = isNull(name) || textOf(name) === '';
    if (!selector || content?.kind !== 'map' || content.pairs.length === 0 || !unnamed) return;
    if (bond.ignored || bond.uncertain || bond.link.pairs.some(isMerge)) return;
    yield {
      at: selector.key.span,
      message: t('No bond is made here: deviceSelector picks links that exist, and a bond needs a name in interface'),
    };
  },
});
