/** Completion within the kernel argument, wherever Talos or another tool holds one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { becomes, isSilent, keepsBack, offered, offers, offersOnly, suggestion } from './support/suggestions.ts';

const listed = (...items: readonly string[]): string =>
  `machine:\n  install:\n    extraKernelArgs:\n${items.map((item) => `      - ${item}\n`).join('')}`;

/** Accepting the suggestion at the cursor makes this of the item. */
const completes = (item: string, label: string, wanted: string): string => becomes(listed(item), label, listed(wanted));

test('behind the colon of the members the mode comes first, then what watches the links', () => {
  offers(listed('bond=bond0:eth0,eth1:$0'), ['mode', 'miimon', 'updelay', 'downdelay']);
  offers(listed('"bond=bond0:eth0,eth1:$0"'), ['mode', 'miimon']);
  offers(listed("'bond=bond0::$0'"), ['mode', 'miimon']);
});

test('an option brings the value that most people give it', () => {
  completes('bond=bond0:eth0,eth1:$0', 'mode', 'bond=bond0:eth0,eth1:mode=802.3ad');
  completes('bond=bond0:eth0,eth1:mode=802.3ad,mii$0', 'miimon', 'bond=bond0:eth0,eth1:mode=802.3ad,miimon=100');
  completes(
    '"bond=bond0:eth0,eth1:mode=802.3ad,miimon=50,upd$0:9000"',
    'updelay',
    '"bond=bond0:eth0,eth1:mode=802.3ad,miimon=50,updelay=100:9000"',
  );
});

test('what is written already is not offered again, nor what Talos passes over', () => {
  const marked = listed('bond=bond0:eth0,eth1:mode=802.3ad,num_unsol_na=3,$0,miimon=100');
  const passedOver = ['num_grat_arp', 'use_carrier', 'arp_ip_target', 'arp_interval', 'primary'];
  keepsBack(marked, ['mode', 'miimon', ...passedOver]);
  suggestion(marked, 'lacp_rate');
});

test('behind an equals sign stand the words of the option, its numbers, or the members', () => {
  offers(listed('bond=bond0:eth0,eth1:mode=$0'), ['802.3ad', 'active-backup']);
  offers(listed('bond=bond0:eth0,eth1:mode=802.3ad,lacp_rate=f$0,miimon=100'), ['fast', 'slow']);
  offers(listed('bond=bond0:eth0,eth1:miimon=100,downdelay=$0'), ['100', '200', '300']);
  offers(listed('bond=bond0:eth0,eth1:mode=active-backup,primary=$0'), ['eth0', 'eth1']);
  completes(
    'bond=bond0:eth0,eth1:mode=bal$0,miimon=100',
    'balance-xor',
    'bond=bond0:eth0,eth1:mode=balance-xor,miimon=100',
  );
});

test('a key that is written anew keeps a value that fits', () => {
  completes('bond=bond0:eth0,eth1:mod$0=802.3ad', 'mode', 'bond=bond0:eth0,eth1:mode=802.3ad');
  offersOnly(listed('bond=bond0:eth0,eth1:mode=802.3ad,xm$0=layer3+4'), ['xmit_hash_policy']);
});

test('in the place of the MTU stand sizes', () => {
  completes('bond=bond0:eth0,eth1:mode=802.3ad:$0', '9000', 'bond=bond0:eth0,eth1:mode=802.3ad:9000');
});

test('where an argument may begin a whole one is offered', () => {
  const whole = 'bond=bond0:enp1s0,enp2s0:mode=active-backup,miimon=100,updelay=200,downdelay=200';
  completes('$0', 'bond (active-backup)', whole);
  completes('bo$0', 'bond (active-backup)', whole);
  completes('"bond=$0"', 'bond (active-backup)', `"${whole}"`);
  const inBrackets = (item: string): string => `machine: { install: { extraKernelArgs: [net.ifnames=0, ${item}] } }\n`;
  becomes(inBrackets('$0'), 'bond (active-backup)', inBrackets(`"${whole}"`));
  const { snippet } = suggestion(inBrackets('$0'), 'bond (active-backup)').chosen;
  assert.match(snippet ?? '', /^"bond=\$\{1:bond0\}:\$\{2:enp1s0\},\$\{3:enp2s0\}:mode=active-backup,/);
});

test('no second argument is offered beside one, as Talos takes no other', () => {
  const first = 'bond=bond0:eth0,eth1:mode=802.3ad';
  for (const begun of ['$0', 'bon$0', '"bond=$0"']) {
    isSilent(listed(first, begun));
    isSilent(listed(begun, `quiet ${first}`));
    isSilent(`customization: { extraKernelArgs: ["${first}", ${begun}] }\n`);
  }
  offers(`${listed(first)}---\n${listed('$0')}`, ['bond (LACP)']);
});

test('in the lists of other tools, in JSON, and behind other arguments', () => {
  offers('kind: Workers\nkernelArgs:\n- quiet\n- bond=bond0:eth0:$0\n', ['mode']);
  offers('customization:\n  extraKernelArgs: ["quiet", "bond=bond0:eth0:$0"]\n', ['mode']);
  offers('{ "machine": { "install": { "extraKernelArgs": [\n  "quiet",\n  "bond=bond0:eth0:$0"\n] } } }\n', ['mode']);
  offers(listed('quiet bond=bond0:eth0:$0'), ['mode']);
  offers(listed('# why', 'quiet', 'bond=bond0:eth0:$0'), ['mode']);
});

/** The operation of a JSON patch that adds to the kernel arguments, with this as the lines of its value. */
const added = (value: string, path = '/machine/install/extraKernelArgs/-', op = 'add'): string =>
  `- op: ${op}\n  path: ${path}\n  value: ${value}\n`;

test('in JSON patches that add to the arguments, whatever the form', () => {
  const inJson = (value: string): string =>
    `[{"op": "add", "path": "/machine/install/extraKernelArgs/-", "value": ${value}}]\n`;
  const half = 'bond=bond0:eth0,eth1:mode=802.3ad,mii$0';
  const wanted = offered(listed(half)).found.map(({ label }) => label);
  assert.deepEqual(wanted.slice(0, 3), ['miimon', 'updelay', 'downdelay']);
  for (const marked of [
    added(half),
    added(half, '/machine/install/extraKernelArgs/0', 'replace'),
    added(`\n    ${half}`),
    added(`"quiet ${half}"`),
    added(`\n    - quiet\n    - ${half}`, '/machine/install/extraKernelArgs'),
    added(`["quiet", "${half}"]`, '/machine/install/extraKernelArgs'),
    added(`\n    extraKernelArgs:\n      - ${half}`, '/machine/install'),
    `- value: ${half}\n  path: /machine/install/extraKernelArgs/-\n  op: add\n`,
    inJson(`"${half}"`),
    inJson(`"${half}"`).replaceAll(', "', ',\n"'),
    `${added('quiet')}${added(half)}${added('quiet')}`,
    `nodes: []\nclusterName: home\npatches:\n  - |\n${added(half).replaceAll(/^/gm, '    ')}`,
  ])
    offersOnly(marked, wanted);
});

test('in JSON patches a whole argument gets the quotes that it needs', () => {
  const whole = 'bond=bond0:enp1s0,enp2s0:mode=active-backup,miimon=100,updelay=200,downdelay=200';
  const path = 'path: /machine/install/extraKernelArgs/-';
  const label = 'bond (active-backup)';
  for (const [marked, wanted] of [
    [added('$0'), added(whole)],
    [added('bon$0'), added(whole)],
    [added('"bond=$0"'), added(`"${whole}"`)],
    [`- { op: add, ${path}, value: bo$0 }\n`, `- { op: add, ${path}, value: "${whole}" }\n`],
    [
      `- {op: add, ${path}, from: "{{ x }}", value: $0}\n`,
      `- {op: add, ${path}, from: "{{ x }}", value: "${whole}"}\n`,
    ],
    [`- {op: add, ${path}, value: $0}\n`, `- {op: add, ${path}, value: "${whole}"}\n`],
    [`- {\n  op: add, ${path},\n  value: $0\n}\n`, `- {\n  op: add, ${path},\n  value: "${whole}"\n}\n`],
  ] as const)
    becomes(marked, label, wanted);
});

test('a quote that is not closed yet takes in nothing of the rest of the line', () => {
  const unclosed = (argument: string): string => `customization: { extraKernelArgs: ["quiet", "${argument} ] }\n`;
  const half = 'bond=bond0:eth0:mode=802.3ad,mii';
  for (const [marked, wanted] of [
    [unclosed(`${half}$0`), unclosed(`${half}mon=100`)],
    [unclosed(`${half}$0`).replace(' ] }', '}'), unclosed(`${half}mon=100`).replace(' ] }', '}')],
  ] as const)
    becomes(marked, 'miimon', wanted);
});

test('in the arguments of Sidero’s servers', () => {
  const sidero = (kind: string, group = 'metal.sidero.dev'): string =>
    `apiVersion: ${group}/v1alpha2\nkind: ${kind}\nspec:\n  kernel:\n    args:\n      - quiet\n      - bond=bond0:eth0:$0\n`;
  for (const kind of ['Server', 'ServerClass', 'Environment']) offers(sidero(kind), ['mode', 'miimon']);
  offers(`kind: Pod\n---\n${sidero('Server')}---\nkind: Pod\n`, ['mode', 'miimon']);
  offers(sidero('Server').replace(/\n *- quiet\n *- (.*)/, ' [quiet, "$1"]'), ['mode', 'miimon']);
  isSilent(sidero('Pod'));
  isSilent(sidero('Server', 'example.com'));
  isSilent(sidero('Server').replace('kernel:', 'kernels:'));
  isSilent(`${sidero('Server').replace('$0', 'mode=802.3ad')}  args:\n    - $0\n`);
});

test('nothing in JSON patches of anything else', () => {
  for (const value of ['bond=bond0:eth0:$0', '$0', '"bo$0"'])
    for (const marked of [
      added(value, '/machine/kubelet/extraArgs/-'),
      added(value, '/machine/install/extraKernelArgs'),
      added(value, '/machine/install/extraKernelArgs/-/0'),
      added(value, '/machine/install/extraKernelArgsX/-'),
      added(value, '/spec/machine/install/extraKernelArgs/-'),
      added(value, '/machine/install/extraKernelArgs/-', 'test'),
      added(value, '/machine/install/extraKernelArgs/-', 'remove'),
      added('quiet') + added(value, '/cluster/name'),
      added('quiet') + added(`\n    - ${value}`, '/cluster/apiServer/certSANs'),
      added('quiet').replace('path:', `from: ${value}\n  path:`),
      added(`quiet # ${value}`),
    ])
      isSilent(marked);
});

test('nothing in other lists, in comments, in names and among members', () => {
  for (const marked of [
    'args:\n  - bond=bond0:eth0:$0\n',
    'extraKernelArgs:\n  - quiet\nother:\n  - bond=bond0:eth0:$0\n',
    listed('quiet # bond=bond0:eth0:$0'),
    listed('bond=bo$0'),
    listed('bond=bond0:eth$0'),
    listed('bond=bond0:eth0:mode=802.3ad:9000:$0'),
    listed('ip=$0'),
    listed('quiet').replace('- quiet', '- quiet\n    - $0'),
    listed('quiet').replace('- quiet', '  - $0\n      - quiet'),
    listed('quiet').replace('      - quiet', '    - $0\n      - quiet'),
  ])
    isSilent(marked);
});
