import { setValue } from '../judge/edit.ts';
import { type Context, defineRule } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { FieldEntry } from '../model/entries.ts';
import { isFrom, type Target } from '../version.ts';
import { textOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { written } from './shared/amend.ts';
import { fixWith } from './shared/fixes.ts';
import { isOwn, markOf } from './shared/mark.ts';
import { sortRepeats } from './shared/members.ts';

export default defineRule({
  code: 'primary-not-a-member',
  level: { legacy: 'warning', document: 'error', meta: 'warning', cmdline: 'warning' },
  summary: 'The preferred member is none of the members',
  why: 'The kernel takes any link for a primary and waits for it to join, so the bond works and prefers none of its members. From 1.15 on Talos refuses such a `BondConfig`; up to 1.14 a legacy bond whose primary does not exist at all is never set up, and a kernel argument with such a one is ignored.',
  ground: 'talos',
  source:
    'BondConfigV1Alpha1.Validate, siderolabs/talos commit dcfb17c96; an unknown primary was accepted on Linux 6.1 and 6.12',
  fix: 'One for each member.',

  *check(bond, { t, target }) {
    const entry = bond.entry('primary');
    const name = entry && nameIn(bond, entry, target);
    if (!entry || name === undefined || bond.ignored || bond.partial || !isUsed(bond, entry)) return;
    const { first } = sortRepeats(bond);
    if (first.length === 0 || first.length < bond.members.length - sortRepeats(bond).repeats.length) return;
    if (first.some(({ text }) => text === name)) return;
    const refused = bond.dialect === 'document' && isFrom(target.version, '1.15');
    yield {
      at: markOf(bond, entry.pair),
      message: t(refused ? messages.refused : messages.accepted, entry.field.key, name || '""', bond.label),
      ...(refused ? {} : { level: 'warning' }),
      fixes: fixesFor(
        bond,
        entry,
        first.map(({ text }) => text),
        t,
      ),
    };
  },
});

const messages = {
  refused: '{0}: {1} is no member of {2}: Talos refuses the config',
  accepted: '{0}: {1} is no member of {2}, so none of its members is preferred',
};

/** The name that is written; in META a number is an interface, and before 1.15 nothing else is. Empty counts only where Talos refuses it. */
function nameIn(bond: Bond, { pair }: FieldEntry, { version }: Target): string | undefined {
  const name = textOf(pair.value);
  const named = isFrom(version, '1.15');
  if (name === undefined || isUnknown(pair.value)) return undefined;
  if (name === '') return bond.dialect === 'document' && named ? name : undefined;
  return bond.dialect === 'meta' && (!named || /^\d+$/.test(name)) ? undefined : name;
}

/** In other modes it is that which is wrong. */
const isUsed = ({ mode }: Bond, { field }: FieldEntry): boolean =>
  mode === undefined || field.worksIn?.includes(mode) === true;

function fixesFor(bond: Bond, { field, pair }: FieldEntry, members: readonly string[], t: Context['t']) {
  if (!isOwn(bond, pair)) return [];
  return members.flatMap((member) => {
    const plain = bond.argument !== undefined || /^[A-Za-z_][\w.-]*$/.test(member);
    const value = plain ? written({ kind: 'name' }, member, pair) : JSON.stringify(member);
    return fixWith([setValue(bond.text, pair, value)], { title: t('Change {0} to {1}', field.key, member) });
  });
}
