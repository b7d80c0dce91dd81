import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { complete, type Suggestion } from '../server/src/core/complete/complete.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { applyEdits } from '../server/src/core/text.ts';
import { targetOf } from '../server/src/core/version.ts';
import { cursorIn, dedent } from './support/cursor.ts';

interface Setting {
  readonly name?: string;
  readonly version?: string;
  readonly crlf?: true;
}

/** What is offered at `$0`, as a client sorts it. */
function offered(marked: string, { name = '', version = 'auto', crlf }: Setting = {}) {
  const { text, offset } = cursorIn(crlf ? dedent(marked).replaceAll('\n', '\r\n') : marked);
  const found = complete(new BondFile(text, name), offset, { ...defaultOptions, target: targetOf(version) });
  return { text, found: found.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1)) };
}

const labels = (found: readonly Suggestion[]): readonly string[] => found.map(({ label }) => label);

/** These come first, in this order. */
function offers(marked: string, first: readonly string[], setting?: Setting): void {
  assert.deepEqual(labels(offered(marked, setting).found).slice(0, first.length), first);
}

function offersOnly(marked: string, all: readonly string[], setting?: Setting): void {
  assert.deepEqual(labels(offered(marked, setting).found), all);
}

const isSilent = (marked: string, setting?: Setting): void => offersOnly(marked, [], setting);

/** Something is offered, but none of these. */
function keepsBack(marked: string, unwanted: readonly string[], setting?: Setting): void {
  const all = labels(offered(marked, setting).found);
  assert.ok(all.length > 0, 'something is offered');
  assert.deepEqual(
    unwanted.filter((label) => all.includes(label)),
    [],
  );
}

function suggestion(marked: string, label: string, setting?: Setting) {
  const { text, found } = offered(marked, setting);
  const chosen = found.find((one) => one.label === label);
  assert.ok(chosen, `${label} is offered among ${labels(found).join(', ')}`);
  return { text, chosen };
}

/** Applying the suggestion gives this text, which is YAML. Blanks at the ends of lines do not count. */
function completes(marked: string, label: string, wanted: string, setting?: Setting): void {
  const { text, chosen } = suggestion(marked, label, setting);
  const after = applyEdits(text, [chosen.edit]);
  assert.equal(
    after.replaceAll(/[ \t]+(?=\r?$)/gm, ''),
    setting?.crlf ? dedent(wanted).replaceAll('\n', '\r\n') : dedent(wanted),
  );
  assert.deepEqual(
    parseAllDocuments(after).flatMap(({ errors }) => errors),
    [],
  );
}

test('behind the monitoring of an LACP bond stand the two options that nearly every such bond wants', () => {
  offers('apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nlinks: [a, b]\nbondMode: 802.3ad\nmiimon: 100\n$0', [
    'updelay',
    'downdelay',
    'lacpRate',
    'xmitHashPolicy',
  ]);
});

test('a BondConfig is offered what the mode honours and is not written yet, monitoring first', () => {
  const text = `
    apiVersion: v1alpha1
    kind: BondConfig
    name: bond0
    bondMode: balance-tlb
    miimon: 100
    $0
  `;
  offers(text, ['updelay', 'downdelay', 'links']);
  keepsBack(text, ['miimon', 'bondMode', 'name', 'lacpRate', 'arpInterval', 'missedMax', 'packetsPerSlave']);
});

const inTheMiddle = `
  machine:
    network:
      interfaces:
        - interface: bond0
          bond:
            mode: 802.3ad
            lac$0
            miimon: 100
`;

test('a half-typed key in the middle of a bond of the machine config is completed', () => {
  offers(inTheMiddle, ['updelay', 'downdelay', 'interfaces', 'deviceSelectors', 'lacpRate']);
  completes(
    inTheMiddle,
    'lacpRate',
    `
    machine:
      network:
        interfaces:
          - interface: bond0
            bond:
              mode: 802.3ad
              lacpRate: fast
              miimon: 100
    `,
  );
});

test('META bonds are written in their own spelling, and masters are the bonds of the file', () => {
  const links = (master: string, option: string) => `
    links:
      - name: eth0
        masterName: ${master}
        layer: platform
      - name: bond0
        kind: bond
        bondMaster:
          mode: 802.3ad
          ${option}
  `;
  completes(links('bond0', '$0'), 'adLacpActive', links('bond0', 'adLacpActive: "on"'));
  offersOnly(links('$0', 'miimon: 100'), ['bond0']);
  keepsBack(links('bond0', '$0'), ['interfaces', 'links', 'arpInterval', 'adLACPActive']);
});

const documentWith = (lines: string) => `kind: BondConfig\nname: bond0\n${lines}\n`;

test('values fit what is written: delays are whole polls, the poll divides the delays', () => {
  completes(documentWith('miimon: 50\n$0'), 'updelay', documentWith('miimon: 50\nupdelay: 100'));
  completes(documentWith('$0'), 'updelay', documentWith('updelay: 200'));
  completes(documentWith('updelay: 150\n$0'), 'miimon', documentWith('updelay: 150\nmiimon: 150'));
  offersOnly(documentWith('miimon: 50\nupdelay: $0'), ['50', '100', '150', '200', '250']);
  assert.equal(suggestion(documentWith('miimon: 50\nupdelay: $0'), '100').chosen.preselect, true);
  completes(
    documentWith('bondMode: 802.3ad\n$0'),
    'xmitHashPolicy',
    documentWith('bondMode: 802.3ad\nxmitHashPolicy: layer3+4'),
  );
});

test('what the kernel refuses beside what is written is kept back', () => {
  keepsBack(documentWith('miimon: 100\n$0'), ['arpInterval', 'arpValidate']);
  keepsBack(documentWith('arpInterval: 1000\n$0'), ['miimon', 'updelay', 'downdelay']);
  keepsBack(documentWith('bondMode: 802.3ad\n$0'), ['missedMax', 'arpInterval', 'arpIpTargets']);
});

test('what has no effect comes last and says why', () => {
  const text = documentWith('bondMode: active-backup\n$0');
  const { found } = offered(text);
  const idle = found.filter(({ unnecessary }) => unnecessary);
  assert.ok(idle.length > 0);
  assert.deepEqual(found.slice(-idle.length), idle);
  assert.equal(suggestion(text, 'minLinks').chosen.detail, 'no effect in active-backup');
  assert.equal(suggestion(text, 'primaryReselect').chosen.detail, 'no effect without primary');
});

test('keys that Talos refuses are not offered, those newer than the stated version neither', () => {
  keepsBack(inTheMiddle, ['adActorSystem', 'arpIPTarget', 'primary', 'arpInterval', 'tlbDynamicLb']);
  const text = documentWith('bondMode: active-backup\n$0');
  keepsBack(text, ['primary'], { version: '1.13' });
  assert.equal(suggestion(text, 'primary').chosen.detail, 'from Talos 1.15 on');
  assert.equal(suggestion(text, 'primary', { version: '1.15' }).chosen.unnecessary, undefined);
});

test('a word of an option is offered with what it means', () => {
  offers(documentWith('bondMode: $0'), ['802.3ad', 'active-backup', 'balance-rr']);
  const { chosen } = suggestion(documentWith('lacpRate: f$0'), 'fast');
  assert.match(chosen.documentation, /every second/);
  completes(documentWith('bondMode: 802$0'), '802.3ad', documentWith('bondMode: 802.3ad'));
  completes(documentWith('up: $0'), 'true', documentWith('up: true'));
});

test('a value right behind the colon gets its blank, one in quotes keeps them, a number loses them', () => {
  completes(documentWith('bondMode:$0\nmiimon: 100'), '802.3ad', documentWith('bondMode: 802.3ad\nmiimon: 100'));
  completes(documentWith(`bondMode: '802$0'`), '802.3ad', documentWith(`bondMode: '802.3ad'`));
  completes(documentWith('bondMode: "80$0'), '802.3ad', documentWith('bondMode: "802.3ad"'));
  completes(documentWith('miimon: "1$0"'), '100', documentWith('miimon: 100'));
  completes(documentWith('bondMode: $0# LACP'), '802.3ad', documentWith('bondMode: 802.3ad # LACP'));
});

test('a key before a colon is renamed, and its value stays', () => {
  completes(documentWith('mii$0: 100'), 'miimon', documentWith('miimon: 100'));
  completes(documentWith('mii$0:'), 'miimon', documentWith('miimon: 100'));
  keepsBack(documentWith('mii$0: 100'), ['bondMode', 'lacpRate', 'links']);
});

const streamWith = (bond: string) => `
  apiVersion: v1alpha1
  kind: LinkAliasConfig
  name: uplink-a
  ---
  apiVersion: v1alpha1
  kind: LinkAliasConfig
  name: uplink-b
  ---
  apiVersion: v1alpha1
  kind: EthernetConfig
  name: enp9s0
  ---
  apiVersion: v1alpha1
  kind: BondConfig
  name: bond1
  links: [enp3s0]
  ---
  apiVersion: v1alpha1
  kind: BondConfig
  name: bond0
${bond.replaceAll(/^/gm, '  ')}
`;

test('members are the links of the file that no bond has taken', () => {
  offersOnly(streamWith('links:\n  - $0'), ['uplink-a', 'uplink-b', 'enp9s0']);
  offersOnly(streamWith('links:\n  - uplink-a\n  - $0'), ['uplink-b', 'enp9s0']);
  offersOnly(streamWith('links: [uplink-a, up$0]'), ['uplink-b', 'enp9s0']);
  completes(streamWith('links:\n  - uplink-a\n  $0'), 'uplink-b', streamWith('links:\n  - uplink-a\n  - uplink-b'));
  completes(streamWith('links:\n  -$0'), 'uplink-b', streamWith('links:\n  - uplink-b'));
  completes(streamWith('links:\n  $0'), 'uplink-b', streamWith('links:\n  - uplink-b'));
  completes(streamWith('$0'), 'links', streamWith('links:\n  - uplink-a\n  - uplink-b'));
});

test('members of the machine config are entries that are links and nothing else', () => {
  offersOnly(
    `
    machine:
      network:
        interfaces:
          - interface: eth0
          - interface: eth1
            dhcp: true
          - interface: eth2
            mtu: 9000
          - interface: bond1
            bond: {interfaces: [eth3]}
          - interface: bond0
            bond:
              interfaces:
                - $0
    `,
    ['eth0', 'eth2'],
  );
});

test('the primary is one of the members', () =>
  offersOnly(documentWith('bondMode: active-backup\nlinks: [a, b]\nprimary: $0'), ['a', 'b']));

test('a pattern of aliases stands for the names that it gives', () =>
  offers('kind: LinkAliasConfig\nname: net%d\n---\nkind: BondConfig\nname: bond0\nlinks: [net0, $0]\n', [
    'net1',
    'net2',
  ]));

test('hardware selectors are offered by what stays, the present address last', () => {
  const text = (item: string) => `
    machine:
      network:
        interfaces:
          - interface: bond0
            bond:
              mode: 802.3ad
              deviceSelectors:
                - ${item}
  `;
  offersOnly(text('$0'), ['permanentAddr', 'busPath', 'driver', 'pciID', 'physical', 'hardwareAddr']);
  completes(text('$0'), 'busPath', text('busPath: "0000:01:00.0"'));
  keepsBack(text('physical: true\n                  $0'), ['physical']);
});

test('keys are offered inside braces, between and before others', () => {
  const text = (bond: string) => `
    machine:
      network:
        interfaces:
          - {interface: bond0, bond: ${bond}}
  `;
  completes(text('{mode: 802.3ad, $0}'), 'miimon', text('{mode: 802.3ad, miimon: 100}'));
  completes(text('{mode: 802.3ad,$0}'), 'miimon', text('{mode: 802.3ad, miimon: 100}'));
  completes(text('{ $0 mode: 802.3ad}'), 'miimon', text('{ miimon: 100, mode: 802.3ad}'));
  completes(text('{mode: 8$0, miimon: 100}'), '802.3ad', text('{mode: 802.3ad, miimon: 100}'));
  completes(text('{$0}'), 'interfaces', text('{interfaces: [enp1s0, enp2s0]}'));
});

test('JSON gets its quotes and commas', () => {
  const text = (lines: string) => `{"machine": {"network": {"interfaces": [{"interface": "bond0", "bond": {
${lines}
}}]}}}
`;
  const json = { name: 'controlplane.json' };
  completes(
    text('  "mode": "802.3ad",\n  "lac$0"'),
    'lacpRate',
    text('  "mode": "802.3ad",\n  "lacpRate": "fast"'),
    json,
  );
  completes(text('  "mode": "802.3ad",\n  $0'), 'miimon', text('  "mode": "802.3ad",\n  "miimon": 100'), json);
  completes(text('  $0\n  "mode": "802.3ad"'), 'miimon', text('  "miimon": 100,\n  "mode": "802.3ad"'), json);
  completes(text('  "mode": "802.3ad"\n  $0'), 'miimon', text('  "mode": "802.3ad"\n  , "miimon": 100'), json);
  completes(text('  "mode":$0'), '802.3ad', text('  "mode": "802.3ad"'), json);
  assert.equal(suggestion(text('  "mi$0"'), 'miimon', json).chosen.filterText, '"miimon');
});

const entryWith = (lines: string) => `
  machine:
    network:
      interfaces:
        ${lines}
`;

const lacp = (margin: string) =>
  [
    'interfaces:',
    '  - enp1s0',
    '  - enp2s0',
    'mode: 802.3ad',
    'lacpRate: fast',
    'xmitHashPolicy: layer3+4',
    'miimon: 100',
    'updelay: 200',
    'downdelay: 200',
  ].join(`\n${margin}`);

test('a whole bond is offered as an item of interfaces, behind the dash, below the key and below another item', () => {
  const wanted = entryWith(`- interface: bond0\n          bond:\n            ${lacp(' '.repeat(12))}`);
  offersOnly(entryWith('- $0'), ['bond (LACP)', 'bond (active-backup)']);
  completes(entryWith('- $0'), 'bond (LACP)', wanted);
  completes(entryWith('- int$0'), 'bond (LACP)', wanted);
  completes(entryWith('$0'), 'bond (LACP)', wanted);
  offersOnly(entryWith('- interface: eth0\n        $0'), ['bond (LACP)', 'bond (active-backup)']);
  assert.match(suggestion(entryWith('- $0'), 'bond (LACP)').chosen.snippet ?? '', /interface: \$\{1:bond0\}/);
});

test('a whole bond is offered where a bond is empty', () => {
  const bond = (lines: string) => entryWith(`- interface: bond0\n          bond:${lines}`);
  const wanted = bond(`\n            ${lacp(' '.repeat(12))}`);
  offers(bond('\n            $0'), ['bond (LACP)', 'bond (active-backup)', 'miimon', 'updelay', 'downdelay']);
  for (const place of ['\n            $0', ' $0', '$0']) completes(bond(place), 'bond (LACP)', wanted);
});

test('an entry without a bond is offered one and nothing else', () => {
  offersOnly(entryWith('- interface: bond0\n          $0'), ['bond']);
  isSilent(entryWith('- interface: br0\n          bridge: {}\n          $0'));
  isSilent(entryWith('- interface: bond0\n          bond: {mode: 802.3ad}\n          $0'));
  completes(
    entryWith('- interface: bond0\n          bo$0\n          dhcp: true'),
    'bond',
    entryWith(
      `- interface: bond0
          bond:
            interfaces:
              - enp1s0
              - enp2s0
            mode: active-backup
            miimon: 100
            updelay: 200
            downdelay: 200
          dhcp: true`,
    ),
  );
});

test('the author’s indentation is kept', () =>
  completes(
    `
    machine:
        network:
            interfaces:
            - interface: bond0
              $0
    `,
    'bond',
    `
    machine:
        network:
            interfaces:
            - interface: bond0
              bond:
                  interfaces:
                  - enp1s0
                  - enp2s0
                  mode: active-backup
                  miimon: 100
                  updelay: 200
                  downdelay: 200
    `,
  ));

test('a BondConfig is begun beside other signs of Talos and nowhere else', () => {
  const both = ['bond (LACP)', 'bond (active-backup)'];
  offersOnly('machine:\n  type: worker\n---\n$0', both);
  offersOnly('apiVersion: v1alpha1\n$0', ['kind', ...both]);
  isSilent('$0');
  isSilent('name: x\n---\n$0');
  isSilent('apiVersion: v1\nkind: Pod\n---\n$0');
  completes(
    'machine:\n  type: worker\n---\n$0',
    'bond (active-backup)',
    `machine:
  type: worker
---
apiVersion: v1alpha1
kind: BondConfig
name: bond0
links:
  - enp1s0
  - enp2s0
bondMode: active-backup
miimon: 100
updelay: 200
downdelay: 200`,
  );
});

test('kind offers BondConfig beside the version of Talos, never in a Kubernetes manifest', () => {
  offersOnly('apiVersion: v1alpha1\nkind: $0\n', ['BondConfig']);
  offersOnly('kind: Bo$0\napiVersion: v1alpha1\n', ['BondConfig']);
  offersOnly('machine:\n  type: worker\n---\nkind:$0\n', ['BondConfig']);
  isSilent('kind: $0\n');
  isSilent('apiVersion: v1\nkind: $0\n');
  isSilent('apiVersion: example.com/v1alpha1\nkind: $0\n');
  isSilent('machine:\n  type: worker\n---\napiVersion: apps/v1\nkind: $0\n');
});

test('a META list of links is offered the bond with its members', () => {
  const text = 'addresses:\n  - linkName: bond0\nlinks:\n  - $0\n';
  const { text: before, chosen } = suggestion(text, 'bond (LACP)');
  const [document] = parseAllDocuments(applyEdits(before, [chosen.edit]));
  const { links } = document!.toJS();
  assert.deepEqual(
    links.map((link: { name: string; masterName?: string }) => [link.name, link.masterName]),
    [
      ['bond0', undefined],
      ['eth0', 'bond0'],
      ['eth1', 'bond0'],
    ],
  );
  assert.equal(links[0].bondMaster.adLacpActive, 'on');
  isSilent('links:\n  - $0\n');
});

test('an empty line counts for the bond when it is deeper than what opens it', () => {
  const wanted = entryWith('- interface: bond0\n          bond:\n            mode: 802.3ad\n            miimon: 100');
  for (const column of [11, 12, 13, 20]) {
    const line = `${' '.repeat(column)}$0`;
    completes(entryWith(`- interface: bond0\n          bond:\n            mode: 802.3ad\n${line}`), 'miimon', wanted);
  }
  isSilent(entryWith(`- interface: bond0\n          bond:\n            mode: 802.3ad\n          $0`));
});

test('broken YAML elsewhere does not stand in the way', () => {
  const broken = [
    'cluster: "unclosed',
    'cluster:\n\ttabbed: true',
    'cluster: [a, b',
    'cluster: {a: b',
    'half a line',
    'a: b: c',
    'cluster:\n  - a\n b: c',
    '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main',
  ];
  for (const fault of broken) offers(`${fault}\n${dedent(inTheMiddle)}`, ['updelay', 'downdelay']);
  for (const fault of broken.slice(1)) offers(`${dedent(inTheMiddle)}${fault}\n`, ['updelay', 'downdelay']);
  offers(documentWith('links: [a, b\nbondMode: 802.3ad\nmiimon: 100\n$0'), ['updelay']);
  offers(documentWith('bondMode: "802.3ad\nmiimon: 100\n$0'), ['updelay']);
  keepsBack(documentWith('half\nbondMode: 802.3ad\n$0\nother'), ['name']);
});

test('Windows line ends and tabs in comments are no trouble', () => {
  const bond = (line: string) => `
    kind: BondConfig
    name: bond0 #\ta\tcomment
    bondMode: 802.3ad\t# \t and another
    ${line}
    mtu: 9000
  `;
  completes(bond('$0'), 'miimon', bond('miimon: 100'), { crlf: true });
  completes(bond('$0'), 'links', bond('links:\n      - enp1s0\n      - enp2s0'), { crlf: true });
  offers(bond('$0'), ['miimon']);
});

test('nothing is offered in comments, block scalars, other sections and other people’s bonds', () => {
  isSilent(documentWith('# mii$0'));
  isSilent(documentWith('bondMode: 802.3ad # $0'));
  isSilent(documentWith('mtu: 9000\nup: true mii$0'));
  isSilent('machine:\n  files:\n    - content: |\n        bond:\n          $0\n');
  isSilent('machine:\n  network:\n    $0\n    interfaces: [{bond: {mode: 802.3ad}}]\n');
  isSilent('machine:\n  install:\n    $0\n  network: {interfaces: [{bond: {}}]}\n');
  isSilent('network:\n  bonds:\n    bond0:\n      parameters:\n        $0\n');
  isSilent('apiVersion: example.com/v1\nkind: BondConfig\nname: bond0\n$0\n');
  isSilent('apiVersion: v1alpha1\nkind: LinkConfig\nname: bond0\n$0\n');
  isSilent('--$0-\nkind: BondConfig\n');
});

test('templates are written in, but not inside their expressions', () => {
  const text = (line: string) => `
    machine:
      network:
        hostname: {{ hostname }}
        interfaces:
          - interface: bond0
            bond:
              mode: {{ mode }}
    {% if fast %}
              ${line}
    {% endif %}
              miimon: \${miimon}
  `;
  completes(
    text('$0')
      .replaceAll('{{ hostname }}', 'x')
      .replaceAll('{{ mode }}', 'broadcast')
      .replaceAll(/ *\{%.*%\}\n/g, ''),
    'updelay',
    text('updelay: 200')
      .replaceAll('{{ hostname }}', 'x')
      .replaceAll('{{ mode }}', 'broadcast')
      .replaceAll(/ *\{%.*%\}\n/g, ''),
  );
  offers(text('$0'), ['updelay', 'downdelay']);
  isSilent(text('').replace('{{ mode', '{{ $0mode'));
});

test('the whole of a large stream is not read for one bond', () => {
  const others = Array.from(
    { length: 2000 },
    (_, index) => `apiVersion: v1alpha1\nkind: LinkConfig\nname: eth${index}\n---\n`,
  );
  offers(`${others.join('')}kind: BondConfig\nbondMode: 802.3ad\nlac$0\n`, ['miimon']);
});
