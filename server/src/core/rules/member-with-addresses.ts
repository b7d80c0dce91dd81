import { defineRule, type Related } from '../judge/rule.ts';
import type { Configuration } from '../model/configuration.ts';
import { addressedBy } from '../model/links.ts';
import type { Span } from '../text.ts';
import { isIgnored, sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'member-with-addresses',
  level: { legacy: 'error', document: 'warning' },
  summary: 'A member has addresses, DHCP or a VIP of its own',
  why: 'What arrives on a member is handed to the bond, so an address on the member itself is never reached. Talos refuses it in `machine.network.interfaces`; between documents nobody looks.',
  ground: 'talos',
  source: 'CheckDeviceAddressing in v1alpha1_validation.go',
  across: true,
  perMember: true,

  *check(bond, { t, configuration }) {
    if (bond.partial || bond.ignored) return;
    for (const { text, span } of sortRepeats(bond).first) {
      const legacy = legacyAddressing(text, configuration);
      const own = legacy ?? documentAddressing(text, configuration);
      if (!own) continue;
      const refused = legacy !== undefined && bond.dialect === 'legacy';
      yield {
        at: span,
        message: refused
          ? t('{0} has an address of its own ({1}): Talos refuses that on a member of {2}', text, own.what, bond.label)
          : t('{0} has an address of its own ({1}): on a member of {2} nothing reaches it', text, own.what, bond.label),
        ...(refused ? {} : { level: 'warning' }),
        related: [{ span: own.span, document: own.document, message: t('The address of {0}', text) } satisfies Related],
      };
    }
  },
});

interface Addressing {
  /** The key or the kind that gives the address. */
  readonly what: string;
  readonly span: Span;
  readonly document: number;
}

function legacyAddressing(link: string, configuration: Configuration): Addressing | undefined {
  const entries = configuration.interfacesNamed(link);
  const found = entries.find(({ it }) => it.addressing && !isIgnored(it.node));
  return (
    found?.it.addressing && { what: found.it.addressing.text, span: found.it.addressing.span, document: found.document }
  );
}

function documentAddressing(link: string, configuration: Configuration): Addressing | undefined {
  const found = configuration.neighboursOf(link).find(({ it }) => addressedBy(it)?.text === link);
  return (
    found && {
      what: found.it.addresses?.text ?? found.it.kind,
      span: found.it.addresses?.span ?? found.it.kindSpan,
      document: found.document,
    }
  );
}
