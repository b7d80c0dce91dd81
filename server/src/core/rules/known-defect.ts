import { defineRule } from '../judge/rule.ts';
import { severityFor } from '../target.ts';
import { isFrom, releaseName, type Version } from '../version.ts';
import { type Defect, defects } from './shared/defects.ts';

export default defineRule({
  code: 'known-defect',
  level: { legacy: 'warning', document: 'error', meta: 'warning' },
  summary: 'Something that the target version of Talos gets wrong',
  why: 'Some releases set a bond up in another way than was written, or not at all, and a later one does it right. Nothing is said where the version is only assumed.',
  ground: 'talos',
  source:
    'bond_master_spec.go, platform_config_apply.go and the decoder, release by release; issues 12561, 12742, 13203',
  fix: 'Writes what makes the bond right in that release too, where there is such a thing.',
  cases: defects.map(({ id, doc, releases }) => ({ id, doc, mended: releases.map(({ mended }) => mended) })),

  *check(bond, { t, target }) {
    const level = severityFor(target);
    if (!level || bond.ignored) return;
    for (const defect of defects) {
      const mended = mendedAfter(defect, target.version);
      if (mended === undefined || !defect.dialects.includes(bond.dialect)) continue;
      const trouble = defect.find(bond, target, t);
      if (!trouble) continue;
      const { says, ...rest } = trouble;
      const message = t(
        '{0} (defect {1} of Talos {2}, mended in {3})',
        says,
        defect.id,
        releaseName(target.version),
        mended,
      );
      yield { ...rest, level: defect.refused ? level : 'warning', message };
    }
  },
});

/** The release that mends it, if this one has the defect. */
const mendedAfter = ({ releases }: Defect, version: Version): string | undefined =>
  releases.find(({ from, mended }) => isFrom(version, from) && !isFrom(version, mended))?.mended;
