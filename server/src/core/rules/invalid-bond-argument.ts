import { defineRule } from '../judge/rule.ts';
import type { ArgumentFault, ArgumentFaultKind } from '../model/argument-faults.ts';
import type { Translate } from '../translate.ts';
import { readArgumentValue } from '../yaml/argument-value.ts';
import { fixesForFault, optionsTaking } from './shared/argument.ts';

export default defineRule({
  code: 'invalid-bond-argument',
  level: { cmdline: 'error' },
  summary: 'A kernel argument `bond=` that Talos cannot read, or not to its end',
  why: 'The form is `bond=<name>:<members>:<options>:<mtu>`, with commas between members and between options, each option as `key=value`, and no white space. Where Talos cannot read it, it ignores every network argument (`bond=`, `ip=`, `vlan=`) and only its log says so. What it merely passes over is a warning: a second `bond=`, parts behind the MTU, the earlier of two equal options.',
  ground: 'talos',
  source:
    'ParseCmdlineNetwork and parseBondOptions in cmdline.go; go-procfs takes the command line apart at white space',
  fix: 'By case: gives a word its option, puts commas and colons where they belong, or removes what is passed over.',

  *check(bond, { t }) {
    for (const fault of bond.argument?.faults ?? []) {
      yield {
        at: fault.span,
        message: messageFor(fault, t),
        ...(refused.includes(fault.kind) ? {} : { level: 'warning' }),
        fixes: fixesForFault(bond, fault, t),
      };
    }
  },
});

/** In the place of the members options are no links, so that nothing carries traffic; the others end the reading. */
const refused: readonly ArgumentFaultKind[] = [
  'empty-option',
  'no-value',
  'no-key',
  'options-behind-colon',
  'options-as-members',
  'mtu',
];

const messages: Readonly<Record<ArgumentFaultKind, string>> = {
  'empty-option':
    'nothing stands beside this comma, not even the name of an option: Talos ignores every network argument',
  'no-value': '{0} has no value, and Talos fails to read the kernel command line: write {0}=…',
  'no-key': '{0} is a value without its option: Talos ignores every network argument',
  'options-behind-colon':
    'options have commas between them: behind this colon Talos expects the MTU, and ignores every network argument',
  'options-as-members': 'options stand in the place of the members: they come behind one more colon',
  mtu: 'the MTU {0} is no number: Talos ignores every network argument',
  'mtu-size': 'the MTU {0} does not fit, so Talos takes {1}',
  surplus: '{0} stands behind the MTU: Talos does not look at it',
  'behind-value': '{0} stands behind the value: Talos does not look at it',
  'repeated-option': '{0} stands again further on: the last counts',
  'empty-member': 'nothing stands beside this comma: Talos waits for a member without a name',
  'white-space': 'the argument ends at this white space: what follows is another one',
  second: '{0} is not read: Talos takes the first bond= and no other',
};

function messageFor({ kind, text }: ArgumentFault, t: Translate): string {
  const [first, ...others] = kind === 'no-key' ? optionsTaking(text) : [];
  if (first && others.length === 0)
    return t('{0} is a value without its option, {1}: Talos ignores every network argument', text, first.key);
  const reading = kind === 'mtu-size' ? readArgumentValue({ kind: 'int', go: 'uint32' }, text) : undefined;
  return t(messages[kind], text, reading?.state === 'value' ? String(reading.value) : '');
}
