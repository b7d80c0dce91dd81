import { fieldIn } from '../fields/fields.ts';
import { writeKeys } from '../judge/edit.ts';
import { defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import { assignedIn, keyOf } from '../model/keys.ts';
import { written } from './shared/amend.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';
import { sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'layer2-hash',
  level: { legacy: 'info', document: 'info', meta: 'info', cmdline: 'info' },
  summary: 'All routed traffic leaves by one member',
  why: 'The default hash looks at MAC addresses alone. Everything that leaves the own segment goes to the one address of the gateway, and so over one member. By `layer3+4` each connection may take another; within one segment `layer2` is as good.',
  ground: 'source',
  source: "bond_xmit_hash in bond_main.c and the kernel's bonding document; Talos' own examples use layer3+4",
  fix: 'Sets `layer3+4`; not by itself, as fragments may then arrive out of order.',

  *check(bond, { t }) {
    const entry = bond.entry('xmit_hash_policy');
    const reading = bond.reading('xmit_hash_policy');
    const layer2 = reading.state === 'absent' || (reading.state === 'value' && reading.value === 'layer2');
    if (bond.ignored || bond.partial || !layer2 || !hasSeveral(bond)) return;
    if (bond.mode !== '802.3ad' && bond.mode !== 'balance-xor') return;
    const key = keyOf(bond, 'xmit_hash_policy');
    yield {
      at: entry && reading.state === 'value' ? markOf(bond, entry.pair) : bond.anchor,
      message: t(reading.state === 'absent' ? byDefault : byChoice, bond.label, key),
      fixes:
        entry && !isOwn(bond, entry.pair)
          ? []
          : fixWith(withHash(bond, key), { title: t('Set {0}', assignedIn(bond, key, 'layer3+4')) }),
    };
  },
});

const byChoice =
  '{0} sends all routed traffic over one member: {1} layer2 looks at nothing but MAC addresses, and the gateway has one';
const byDefault =
  '{0} sends all routed traffic over one member: no {1} is set, so it is layer2, which looks at nothing but MAC addresses, and the gateway has one';

/** Surely two or more: what may match several links may also match none. */
function hasSeveral(bond: Bond): boolean {
  const selected = bond.members.filter(({ name, several }) => name === undefined && !several);
  return sortRepeats(bond).first.length + selected.length >= 2;
}

function withHash(bond: Bond, key: string) {
  const type = fieldIn('xmit_hash_policy', bond.dialect)?.type;
  const like = bond.entry('xmit_hash_policy')?.pair ?? bond.node.pairs[0];
  if (!type || !like) return undefined;
  return writeKeys(bond, [{ key, value: written(type, 'layer3+4', like) }], { order: [], after: keyOf(bond, 'mode') });
}
