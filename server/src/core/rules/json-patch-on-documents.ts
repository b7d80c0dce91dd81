import { defineRule } from '../judge/rule.ts';
import { isFrom, releaseName } from '../version.ts';

export default defineRule({
  code: 'json-patch-on-documents',
  level: { legacy: 'info' },
  summary: 'A JSON 6902 patch for a release whose configs have several documents',
  why: 'From Talos 1.12 on a generated config is a stream of several documents, and a JSON 6902 patch applies only to a config of one. A strategic merge patch works on both.',
  ground: 'talos',
  source:
    'configpatcher/json6902.go refuses a config of several documents; `talosctl gen config` writes such from 1.12 on',
  across: true,

  *check(bond, { t, target, configuration }) {
    const at = bond.carrier?.jsonPatch;
    if (!at || !target.stated || !isFrom(target.version, '1.12')) return;
    // The operations of a patch succeed or fail together: said once is enough.
    if (configuration.documents.find((document) => document?.bonds.length)?.bonds[0] !== bond) return;
    yield {
      at,
      message: t(
        'a JSON 6902 patch fails on a config of several documents, as Talos {0} generates it: a strategic merge patch works',
        releaseName(target.version),
      ),
    };
  },
});
