import type { Dialect } from '../fields/field.ts';
import { writeKeys } from '../judge/edit.ts';
import { type Context, defineRule, type Finding } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { mappingsIn } from '../model/items.ts';
import type { Translate } from '../translate.ts';
import { isMerge, type Pair, textOf } from '../yaml/node.ts';
import { isUnknown, type Reading, readValue } from '../yaml/scalar.ts';
import { cutOff } from './shared/cut-off.ts';
import { withDisguise } from './shared/disguise.ts';
import { fixWith } from './shared/fixes.ts';
import { faultyItems } from './shared/listed.ts';
import { isOwn, markOf, markOfNode, markOfValue } from './shared/mark.ts';
import { fitsMode } from './shared/modes.ts';
import { fixesFor, refusalOf, type Slot } from './shared/refusal.ts';
import { isRoutingTable } from './shared/routes.ts';
import { isDropped, isExcused } from './shared/versions.ts';

export default defineRule({
  code: 'invalid-value',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'A value of the wrong type, or a word that is not one of those allowed',
  why: 'Talos refuses a config with such a value as a whole: the decoder stops at a wrong type or an unknown word, and the validator of legacy bonds at any word in another letter case. For one such value in a kernel argument it ignores every network argument; of a number that is too large it takes what is left of it.',
  ground: 'talos',
  source: 'decoder.go; the ...ByName and ...String functions of nethelpers; tried with the decoder of Talos 1.13',
  fix: 'Writes the value that can only have been meant (`4` or `lacp` for `802.3ad`, `"100"` without its quotes); else suggests the nearest.',

  *check(bond, context) {
    yield* asAWhole(bond, context);
    for (const entry of bond.entries) {
      if (isDropped(bond, entry, context.target)) continue;
      const { field, pair } = entry;
      const useless = !fitsMode(field, bond.mode);
      const slot = { key: field.key, type: field.type, pair, own: isOwn(bond, pair), useless };
      if (!isExcused(bond, entry, context.target)) yield* judge(bond, slot, entry.reading, context);
      for (const { item, says, fixes } of faultyItems(bond, entry, context.t)) {
        yield {
          at: slot.own ? markOfNode(bond, item) : slot.pair.key.span,
          about: item,
          message: refused(bond, says, context.t),
          fixes,
        };
      }
    }
    for (const { map, keys } of mappingsIn(bond)) {
      for (const pair of map.pairs) {
        const type = Object.hasOwn(keys, pair.key.text) ? keys[pair.key.text]?.type : undefined;
        if (type)
          yield* judge(bond, { key: pair.key.text, type, pair, own: true }, readValue(type, pair.value), context);
        if (type && pair.key.text === 'table') yield* asTable(bond, pair, context);
      }
    }
  },
});

/** What stands in place of the whole bond, and a document that does not say whose it is. */
function* asAWhole(bond: Bond, { t }: Context): Iterable<Finding> {
  if (bond.misshapen) {
    const key = bond.dialect === 'meta' ? 'bondMaster' : 'bond';
    yield { at: markOfNode(bond, bond.misshapen), message: refused(bond, t('{0} must be a mapping', key), t) };
  }
  if (bond.dialect !== 'document' || bond.uncertain || bond.has('api_version') || bond.node.pairs.some(isMerge)) return;
  const edits = writeKeys(bond, [identity], { order: [identity.key, 'kind'], after: 'kind' });
  yield {
    at: bond.opener,
    message: refused(bond, t('kind: BondConfig stands without {0}: {1}', identity.key, identity.value), t),
    fixes: fixWith(edits, { title: t('Insert {0}: {1}', identity.key, identity.value), preferred: true, safe: true }),
  };
}

const identity = { key: 'apiVersion', value: 'v1alpha1' };

function* asTable(bond: Bond, pair: Pair, { t }: Context): Iterable<Finding> {
  const text = isUnknown(pair.value) ? undefined : textOf(pair.value);
  if (!pair.value || text === undefined || isRoutingTable(text)) return;
  const fact = t('{0}: {1} is no routing table, which is main, local, default or 1 to 252', pair.key.text, text);
  yield { at: markOfNode(bond, pair.value), about: pair, message: refused(bond, fact, t) };
}

function* judge(bond: Bond, slot: Slot, reading: Reading, { t, target }: Context): Iterable<Finding> {
  const at = slot.own ? markOfValue(bond, slot.pair) : markOf(bond, slot.pair);
  const about = slot.pair;
  if (reading.state === 'wrong') {
    const message = refused(bond, withDisguise(slot, refusalOf(slot, reading.fault, t), t), t);
    yield { at, about, message, fixes: fixesFor(bond, slot, { t, target }) };
  } else if (reading.state === 'value' && reading.cutOff) {
    const said = cutOff(bond, slot, reading.value, { t, target });
    if (said) yield { at, about, ...said };
  }
}

const refusals: Readonly<Record<Dialect, string>> = {
  legacy: '{0}, so Talos refuses the config',
  document: '{0}, so Talos refuses the config',
  meta: '{0}, so Talos refuses the network config',
  cmdline: '{0}, so Talos ignores every network argument',
};

const refused = ({ dialect }: Bond, fact: string, t: Translate): string => t(refusals[dialect], fact);
