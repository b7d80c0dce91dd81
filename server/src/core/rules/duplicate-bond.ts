import type { Dialect } from '../fields/field.ts';
import { defineRule } from '../judge/rule.ts';

export default defineRule({
  code: 'duplicate-bond',
  level: { legacy: 'warning', document: 'error', meta: 'warning', cmdline: 'warning' },
  summary: 'Two bonds have the same name',
  why: 'Talos refuses two `BondConfig` documents of one name in one stream. Two legacy entries or two META links it takes for one link, and what the later says of the bond replaces what the earlier said. Of two kernel arguments it reads the first.',
  ground: 'talos',
  source: 'decoder.go and container.go (duplicate document); link_config.go for the others',
  across: true,

  *check(bond, { t, configuration }) {
    const { name, dialect } = bond;
    if (!name || bond.ignored) return;
    const first = configuration.bondsNamed(name.text).find(({ it }) => it.dialect === dialect && !it.ignored);
    // Patches are applied one after the other, and may well speak of one bond twice.
    if (!first || first.it === bond || first.it.partial || bond.partial) return;
    yield {
      at: name.span,
      message: t(messages[dialect], name.text),
      related: [
        {
          span: (first.it.name ?? name).span,
          document: first.document,
          message: t('{0} is described here first', name.text),
        },
      ],
    };
  },
});

const replaced = '{0} is described twice: what stands here replaces the bond that was described first';

const messages: Readonly<Record<Dialect, string>> = {
  legacy: replaced,
  document: '{0} is described twice: Talos refuses two BondConfig documents of one name',
  meta: replaced,
  cmdline: '{0} is described twice: Talos reads the first bond= of the kernel command line and no other',
};
