/** What is known only after rendering is called by its author's words, and never by what stands in for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../server/src/core/hover/hover.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { symbols } from '../server/src/core/symbols.ts';
import { document, legacy } from './support/cards.ts';
import { cursorIn } from './support/cursor.ts';

const privateUse = /\p{Co}/u;

/** The card at `$0` of a template. */
function cardIn(marked: string, name = 'a.yaml.tpl'): string {
  const { text, offset } = cursorIn(marked);
  const card = hover(new BondFile(text, name), offset, defaultOptions)?.markdown ?? '';
  assert.doesNotMatch(card, privateUse);
  return card;
}

const templated = (members: string): string =>
  legacy('mode: 802.3ad\nmiimon: 100\n')
    .replace('bond0', '{{ .name }}')
    .replace('interfaces: [eth0, eth1]', `interfaces: ${members}`);

test('a bond and members that a template names are called by its expressions', () => {
  const card = cardIn(templated('[ {{ .a }}, {{ .b }}0, "{{ .c }}" ]').replace('bond:', 'bo$0nd:'));
  assert.match(card, /^### `\{\{ \.name \}\}`\n/);
  assert.match(card, /\*\*Members:\*\* `\{\{ \.a \}\}`, `\{\{ \.b \}\}0`, `\{\{ \.c \}\}`\n/);
});

test('the expression that names the bond shows its summary', () => {
  assert.match(cardIn(templated('[eth0, eth1]').replace('.name', '.na$0me')), /^### `\{\{ \.name \}\}`\n/);
});

test('a list that is a template as a whole is said to give the members', () => {
  const marked = document('bondMode: 802.3ad\n').replace('[eth0, eth1]', '{{ .links | toJson }}');
  const card = cardIn(marked.replace('BondConfig', 'Bond$0Config'));
  assert.match(card, /\*\*Members:\*\* those that `\{\{ \.links \| toJson \}\}` gives\n/);
  const below = document('bondMode: 802.3ad\n').replace('[eth0, eth1]', '\n  {{- .links | toYaml | nindent 2 }}');
  assert.match(cardIn(below.replace('BondConfig', 'Bond$0Config')), /\*\*Members:\*\* those that a template gives\n/);
});

test('a variable in a plain file is called as it is written', () => {
  const card = cardIn(templated(`["\${NIC1}", '\${NIC2}']`).replace('bond:', 'bo$0nd:'), 'a.yaml');
  assert.match(card, /\*\*Members:\*\* `\$\{NIC1\}`, `\$\{NIC2\}`\n/);
});

test('what is lost in a text that is unescaped is left out', () => {
  const text = JSON.stringify(templated('[{{ .a }}0, eth1]')).replace('bond:', 'bo$0nd:');
  const marked = `apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
spec:
  controlPlaneConfig:
    controlplane:
      strategicPatches:
        - ${text}
`;
  const card = cardIn(marked);
  assert.match(card, /^### `…`\n/);
  assert.match(card, /\*\*Members:\*\* `…0`, `eth1`\n/);
});

test('in META a template may name the master or the member', () => {
  const text = `links:
  - name: {{ .bond }}
    bondMaster: { mode: 802.3ad, miimon: 100 }
  - { name: {{ .a }}, masterName: bond1 }
  - { name: {{ .b }}, masterName: bond1 }
  - name: bond1
    bondMaster: { mode: active-backup, miimon: 100 }
`;
  assert.match(cardIn(text.replace('bondMaster', 'bond$0Master')), /^### `\{\{ \.bond \}\}`\n/);
  const card = cardIn(text.replace(/bondMaster(?=.*active)/, 'bond$0Master'));
  assert.match(card, /\*\*Members:\*\* `\{\{ \.a \}\}`, `\{\{ \.b \}\}`\n/);
  assert.doesNotMatch(card, /one member only/);
});

test('a kernel argument with templates is called by their words', () => {
  const list = (argument: string): string => `machine:\n  install:\n    extraKernelArgs:\n      - ${argument}\n`;
  const card = cardIn(list('bo$0nd={{ .n }}:{{ .a }},eth1:mode=active-backup,miimon=100'));
  assert.match(card, /^### `\{\{ \.n \}\}`\n/);
  assert.match(card, /\*\*Members:\*\* `\{\{ \.a \}\}`, `eth1`\n/);
});

test('what an alias brings is as unknown as its anchor', () => {
  const text = `x: &name {{ .a-very-long-name }}\n---\nx: &n {{ .a-very-long-name }}\n${templated('[eth0, eth1]').replace('{{ .name }}', '*n')}`;
  assert.deepEqual(
    validate(new BondFile(text, 'a.yaml.tpl'), defaultOptions).diagnostics.filter(
      ({ code }) => code === 'invalid-link-name',
    ),
    [],
  );
  assert.match(cardIn(text.replace('bond:', 'bo$0nd:')), /^### `\*n`\n/);
});

test('the outline calls a bond by the template that names it, and so do findings', () => {
  const [symbol] = symbols(new BondFile(templated('[eth0, eth1]'), 'a.yaml.tpl'));
  assert.equal(symbol?.name, '{{ .name }}');
  const texts = [
    'machine:\n  install:\n    extraKernelArgs:\n      - bond={{ .n }}:eth0,eth1:mode=802.3ad,use_carrier={{ .x }}=1\n      - bond={{ .m }}:eth0\n',
    legacy('mode: 802.3ad\n').replace('bond:', 'vlans: [{ vlanId: {{ .id }}, mtu: 9000 }]\n        bond:'),
    `# talos-bond-ignore {{ .rule }}\n${document('bondMode: 802.3ad\n')}`,
  ];
  for (const text of texts)
    for (const { message, fixes } of validate(new BondFile(text, 'a.yaml.tpl'), defaultOptions).diagnostics)
      assert.doesNotMatch([message, ...fixes.map(({ title }) => title)].join('\n'), privateUse);
});
