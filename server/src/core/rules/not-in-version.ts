import { kindSince } from '../fields/kinds.ts';
import { type Context, defineRule, type Finding } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import { severityFor } from '../target.ts';
import { isFrom } from '../version.ts';
import { isNull } from '../yaml/node.ts';
import { markOf } from './shared/mark.ts';
import { tooNew } from './shared/neighbours.ts';
import { dropsUnknown, fixByNumber, isWord, releaseAndReason } from './shared/versions.ts';

export default defineRule({
  code: 'not-in-version',
  level: { legacy: 'error', document: 'error', meta: 'error' },
  summary: 'A kind of document, a key or a value that the target version of Talos does not have yet',
  why: 'Talos refuses a whole config for one kind, key or value that it does not know. META drops an unknown key in silence, which is a warning. Nothing is said where the version is only assumed, and a warning is all where no more than the tag of an installer image shows it.',
  ground: 'talos',
  source:
    'registry.go, decoder.go CheckUnknownKeys; the ...ByName and ...String functions of nethelpers, release by release',
  fix: 'Writes the number in place of a word that came later; else none.',
  across: true,

  *check(bond, context) {
    const { target, t } = context;
    const level = severityFor(target);
    if (!level) return;
    const release = releaseAndReason(target, t);
    const since = kindSince('BondConfig') ?? '';
    if (bond.dialect === 'document' && !isFrom(target.version, since)) {
      const message = t('Talos {0} has no BondConfig and refuses the config: it came with {1}', release, since);
      yield { at: bond.opener, level, message };
      return;
    }
    for (const entry of bond.entries) {
      const finding =
        aboutKey(bond, entry, context) ?? aboutWord(bond, entry, context) ?? aboutValue(bond, entry, context);
      if (finding) yield { ...finding, level: finding.level ?? level };
    }
    for (const finding of tooNew(bond, context)) yield { ...finding, level: finding.level ?? level };
  },
});

function aboutKey(bond: Bond, { field, pair }: FieldEntry, { t, target }: Context): Finding | undefined {
  const { key, since } = field;
  if (since === undefined || isFrom(target.version, since)) return undefined;
  const drops = dropsUnknown(bond);
  if (drops && isNull(pair.value)) return undefined;
  const release = releaseAndReason(target, t);
  return {
    at: pair.key.span,
    about: pair,
    ...(drops ? { level: 'warning' } : {}),
    message: drops
      ? t('Talos {0} does not know {1} and drops it in silence: it came with {2}', release, key, since)
      : t('Talos {0} does not know {1} and refuses the config: it came with {2}', release, key, since),
  };
}

function aboutValue(bond: Bond, { field, pair, reading }: FieldEntry, { t, target }: Context): Finding | undefined {
  if (field.type.kind !== 'enum' || bond.ignored) return undefined;
  const word = reading.state === 'value' ? String(reading.value) : '';
  const since = field.type.values[word]?.since;
  if (since === undefined || isFrom(target.version, since)) return undefined;
  return {
    at: markOf(bond, pair),
    about: pair,
    message: t(
      '{0}: Talos {1} does not know {2} and refuses the config: it came with {3}',
      field.key,
      releaseAndReason(target, t),
      word,
      since,
    ),
  };
}

/** In META words came later than numbers; of a document that is a defect, as it had the words from its first release on. */
function aboutWord(bond: Bond, entry: FieldEntry, { t, target }: Context): Finding | undefined {
  const { field, pair } = entry;
  if (field.type.kind !== 'enum' || bond.dialect !== 'meta' || !isWord(entry, target)) return undefined;
  return {
    at: markOf(bond, pair),
    about: pair,
    message: t(
      '{0}: Talos {1} takes only numbers here and refuses the config: words came with {2}',
      field.key,
      releaseAndReason(target, t),
      field.type.wordsSince ?? '',
    ),
    fixes: fixByNumber(bond, entry, t),
  };
}
