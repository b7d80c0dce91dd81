import { setValue } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import { isFrom } from '../version.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';

export default defineRule({
  code: 'zero-becomes-default',
  level: { legacy: 'info', document: 'info', meta: 'info', cmdline: 'info' },
  summary: 'A 0 that Talos takes for an absent key and replaces by the default',
  why: 'For some options 0 has a meaning of its own in the kernel, such as a random member for `packetsPerSlave`. Talos cannot tell a written 0 from an absent key, so that meaning is out of reach.',
  ground: 'talos',
  source: 'bond_master_spec.go FillDefaults; applied to META from 1.12.2 on',
  fix: 'Writes the value that the 0 becomes.',

  *check(bond, { t, target }) {
    const { mode } = bond;
    if (bond.ignored || mode === undefined) return;
    for (const { field, pair, reading } of bond.entries) {
      if (reading.state !== 'value' || reading.value !== 0 || (field.worksIn && !field.worksIn.includes(mode)))
        continue;
      const become = field.zeroBecomes?.find(
        ({ modes, since }) => (!modes || modes.includes(mode)) && (!since || isFrom(target.version, since)),
      );
      if (!become) continue;
      const value = String(become.value);
      yield {
        at: markOf(bond, pair),
        about: pair,
        message: t('{0}: 0 does not reach the kernel: Talos sends {1} in its place', field.key, value),
        fixes: isOwn(bond, pair)
          ? fixWith([setValue(bond.text, pair, value)], {
              title: t('Change to {0} (as it is now)', value),
              preferred: true,
            })
          : [],
      };
    }
  },
});
