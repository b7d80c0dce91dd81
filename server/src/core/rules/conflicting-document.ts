import { defineRule } from '../judge/rule.ts';
import type { Neighbour } from '../model/document.ts';
import { pairOf } from '../yaml/node.ts';

/** Kinds that configure a link under their own name; DHCP, VIP and alias documents only refer to one. */
const linkKinds: readonly Neighbour['kind'][] = [
  'BridgeConfig',
  'DummyLinkConfig',
  'LinkConfig',
  'VLANConfig',
  'VRFConfig',
  'VethConfig',
  'WireguardConfig',
];

export default defineRule({
  code: 'conflicting-document',
  level: { document: 'error' },
  summary: 'Another link document has the name of the bond',
  why: 'A link is described by one document. What a `LinkConfig` would say of the bond (MTU, addresses, routes) belongs into the `BondConfig` itself.',
  ground: 'talos',
  source: 'conflictingLinkKinds in network/link.go; container.go',
  across: true,

  *check({ name, node, uncertain }, { t, configuration }) {
    if (!name || uncertain || pairOf(node, '$patch')) return;
    for (const { it, document } of configuration.neighboursOf(name.text)) {
      if (it.name?.text !== name.text || !linkKinds.includes(it.kind)) continue;
      yield {
        at: name.span,
        message: t('{0} is also the name of a {1}: Talos refuses the config', name.text, it.kind),
        related: [{ span: it.name.span, document, message: t('The {0} of this name', it.kind) }],
      };
    }
  },
});
