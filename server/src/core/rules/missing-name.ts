import { defineRule, type Finding } from '../judge/rule.ts';
import type { Bond } from '../model/bond.ts';
import type { Translate } from '../translate.ts';
import { isMerge, isNull, pairOf } from '../yaml/node.ts';
import { readValue } from '../yaml/scalar.ts';

export default defineRule({
  code: 'missing-name',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'The bond has no name, or two ways to find its link',
  why: 'A bond is created under its name. Talos refuses a `BondConfig` without one, and a legacy entry unless exactly one of `interface` and `deviceSelector` is set; in META the link cannot be created, and without the name in a kernel argument neither.',
  ground: 'talos',
  source: 'BondConfigV1Alpha1.Validate; v1alpha1_validation.go networking.os.device.interface',

  *check(bond, { t }) {
    if (bond.uncertain || bond.ignored || bond.link.implied || bond.link.pairs.some(isMerge)) return;
    const named = isNamed(bond);
    if (bond.dialect === 'legacy') yield* inEntry(bond, named, t);
    else if (!named) yield { at: bond.anchor, message: unnamed(bond, t) };
  },
});

function unnamed({ dialect }: Bond, t: Translate): string {
  if (dialect === 'document') return t('the document has no name: Talos refuses it');
  return dialect === 'cmdline'
    ? t('no name stands behind bond=: Talos cannot create the bond')
    : t('the link with this bondMaster has no name: Talos cannot create the bond');
}

/** Of a patch nothing is said to be missing: its base may be found in another way. */
function* inEntry(bond: Bond, named: boolean, t: Translate): Iterable<Finding> {
  const selector = pairOf(bond.link, 'deviceSelector');
  const selected = selector !== undefined && !isNull(selector.value);
  if (named && selected) {
    const message = t('interface and deviceSelector exclude each other: Talos refuses the config');
    yield { at: selector.key.span, message };
  }
  if (!named && !selected && !bond.partial) {
    yield { at: bond.anchor, message: t('the entry of this bond has no interface: Talos refuses the config') };
  }
}

/** Whether anything but an empty text is there; what a template renders counts as something, and so does a misspelt key. */
function isNamed(bond: Bond): boolean {
  if (bond.argument) return bond.argument.name.text !== '';
  const key = bond.dialect === 'legacy' ? 'interface' : 'name';
  const reading =
    bond.dialect === 'document' ? bond.reading('name') : readValue({ kind: 'name' }, pairOf(bond.link, key)?.value);
  return reading.state !== 'absent' && !(reading.state === 'value' && reading.value === '');
}
