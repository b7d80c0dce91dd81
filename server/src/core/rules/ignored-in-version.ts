import type { YamlDialect } from '../fields/field.ts';
import { defineRule } from '../judge/rule.ts';
import { keyOf } from '../model/keys.ts';
import { isFrom } from '../version.ts';
import { fixByRemoving } from './shared/fixes.ts';
import { markOf, markOfPair } from './shared/mark.ts';

/** From then on Talos programs `true`, whatever is written; META was left out at first. In a kernel argument it never counted. */
const fixedSince: Readonly<Record<YamlDialect, string>> = { legacy: '1.12', document: '1.12', meta: '1.12.2' };

export default defineRule({
  code: 'ignored-in-version',
  level: { legacy: 'warning', document: 'warning', meta: 'warning' },
  summary: 'An option that nobody reads in the target version of Talos',
  why: 'From Talos 1.12 on `useCarrier` is always programmed as true, as Linux 6.18 takes nothing else. A `false` is not what happens, hence a warning; a `true` says nothing, hence a hint.',
  ground: 'talos',
  source: 'bond_master_spec.go FillDefaults, since 1.12.0; applied to META from 1.12.2 on',
  fix: 'Removes the option.',

  *check(bond, { t, target }) {
    const entry = bond.entry('use_carrier');
    const since = bond.dialect === 'cmdline' ? undefined : fixedSince[bond.dialect];
    if (bond.ignored || entry?.reading.state !== 'value' || since === undefined || !isFrom(target.version, since))
      return;
    const key = keyOf(bond, 'use_carrier');
    const fixes = fixByRemoving(bond, ['use_carrier'], { title: t('Remove {0}', key) });
    const place = { about: entry.pair, fixes };
    if (entry.reading.value === true) {
      const message = t('{0} has no effect: Talos programs true from {1} on', key, since);
      yield { ...place, at: markOfPair(bond, entry.pair), level: 'hint', message };
    } else {
      const message = t('{0}: false does not reach the kernel: Talos programs true from {1} on', key, since);
      yield { ...place, at: markOf(bond, entry.pair), message };
    }
  },
});
