import { type Hint, hintFor } from '../fields/foreign.ts';
import { removePairs } from '../judge/edit-remove.ts';
import { defineRule, type Finding, type Fix } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { type Item, mappingsIn } from '../model/items.ts';
import { folded, nearest } from '../nearest.ts';
import type { Translate } from '../translate.ts';
import { isMerge, type Pair, pairOf, textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { fixWith } from './shared/fixes.ts';
import { fixesForKey, isThere, renamed } from './shared/renaming.ts';
import { faultIn } from './shared/routes.ts';

export default defineRule({
  code: 'unknown-field',
  level: { legacy: 'error', document: 'error', meta: 'warning', cmdline: 'error' },
  summary: 'A key that a bond does not have in this dialect',
  why: 'Talos refuses a machine config for one unknown key and says nothing else about it until the key is gone. META and talhelper drop the key without a word, so that the option keeps its default. For one unknown option in a kernel argument Talos ignores every network argument.',
  ground: 'talos',
  source: 'decoder.go CheckUnknownKeys; platform/metal/metal.go decodes META without that check',
  fix: 'Renames the key where it is the name of an option elsewhere and the value fits, units converted; else suggests the nearest name.',

  *check(bond, context) {
    const { t } = context;
    for (const pair of bond.strays) {
      if (isOther(pair) || isHalfTyped(bond, pair)) continue;
      const hint = hintFor(bond.dialect, pair.key.text, t);
      yield finding(bond, pair, hint && tailOf(bond, hint, t), hint ? fixesForKey(bond, pair, hint, context) : [], t);
    }
    for (const item of mappingsIn(bond)) {
      for (const pair of item.map.pairs) {
        if (!isOther(pair) && !Object.hasOwn(item.keys, pair.key.text)) yield inItem(bond, item, pair, t);
      }
    }
  },
});

/** Keys of YAML and of patches, and those that a template is yet to write. */
const isOther = (pair: Pair): boolean => isMerge(pair) || pair.key.text === '$patch' || isUnknown(pair.key);

/**
 * A word without a colon is a key that is being typed, and the key below it goes on with it; until then YAML itself
 * objects, and completion helps.
 */
const isHalfTyped = ({ node, text }: Bond, { key, value }: Pair): boolean =>
  text.slice(key.span.start, key.span.end).includes('\n') ||
  (!node.flow && !value && !/^["']?[ \t]*:/.test(text.slice(key.span.end, key.span.end + 200)));

function finding(bond: Bond, pair: Pair, tail: string | undefined, fixes: readonly Fix[], t: Translate): Finding {
  const fact = t(factIn(bond), pair.key.text);
  const message = tail === undefined ? fact : `${fact}; ${tail}`;
  return { at: pair.key.span, about: pair, message, fixes, ...(bond.carrier?.lenient ? { level: 'warning' } : {}) };
}

function factIn({ dialect, carrier }: Bond): string {
  if (dialect === 'cmdline') return 'unknown option {0}: Talos ignores every network argument';
  if (dialect === 'meta') return 'unknown key {0}: Talos drops it in silence';
  return carrier?.lenient
    ? 'unknown key {0}: it is dropped in silence before Talos sees it'
    : 'unknown key {0}: Talos refuses the config';
}

function tailOf(bond: Bond, hint: Hint, t: Translate): string {
  if (hint.kind === 'remark') return hint.text;
  const { key } = hint.field;
  if (isThere(bond, hint.field)) return t('{0} is there already', key);
  return hint.kind === 'alias' ? t('here it is {0}', key) : t('perhaps {0} is meant', key);
}

function inItem(bond: Bond, { map, keys }: Item, pair: Pair, t: Translate): Finding {
  const sought = folded(pair.key.text);
  const alias = Object.keys(keys).find((key) =>
    [key, ...(keys[key]?.also ?? [])].some((word) => folded(word) === sought),
  );
  const key = alias ?? nearest(pair.key.text, Object.keys(keys), 1)[0];
  const type = key === undefined ? undefined : keys[key]?.type;
  if (key === undefined || !type) return finding(bond, pair, undefined, [], t);
  const fault = faultIn(key, textOf(pair.value) ?? '');
  if (pairOf(map, key) || fault === 'default-route') {
    const tail = fault ? t('a route without {0} is the default route', key) : t('{0} is there already', key);
    return finding(
      bond,
      pair,
      tail,
      fixWith(removePairs(bond, [pair], map), { title: t('Remove {0}', pair.key.text) }),
      t,
    );
  }
  const fix = renamed(bond.text, pair, { key, type, sure: alias !== undefined && !fault }, t);
  return finding(bond, pair, alias ? t('here it is {0}', key) : t('perhaps {0} is meant', key), [fix], t);
}
