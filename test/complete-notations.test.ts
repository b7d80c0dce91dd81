/** What completion writes keeps the notation of the file: braces, JSON, its indentation and its line ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../server/src/core/text.ts';
import { becomes, completes, entryWith, keepsBack, offered, offers, suggestion } from './support/suggestions.ts';

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

test('brackets that are not closed yet get no comma for what stands below them', () => {
  const below = (bond: string): string => entryWith(`- interface: bond0\n          bond: ${bond}\n          mtu: 9000`);
  becomes(below('{mode: 802.3ad, $0'), 'miimon', below('{mode: 802.3ad, miimon: 100'));
  becomes(below('{$0'), 'miimon', below('{miimon: 100'));
  completes(below('{$0\n            mode: 802.3ad}'), 'miimon', below('{miimon: 100,\n            mode: 802.3ad}'));
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

const onOneLine = (bond: string): string =>
  `{"machine":{"network":{"interfaces":[{"interface":"bond0","bond":{${bond}}}]}}}\n`;

/** Taking the suggestion makes this of the bond, and JSON of the whole. */
const completesJson = (bond: string, label: string, wanted: string): unknown =>
  JSON.parse(becomes(onOneLine(bond), label, onOneLine(wanted), { name: 'patch.json' }));

test('a key in JSON on one line, wherever it stands and however much of it', () => {
  for (const typed of ['$0', 'm$0', 'mii$0', '"$0"', '"mii$0"', '"mi$0im"', '"mii$0":', '"miimon$0":']) {
    completesJson(`"mode":"802.3ad",${typed}`, 'miimon', '"mode":"802.3ad", "miimon": 100');
    completesJson(`"mode":"802.3ad", ${typed}`, 'miimon', '"mode":"802.3ad", "miimon": 100');
    completesJson(`${typed},"mode":"802.3ad"`, 'miimon', '"miimon": 100,"mode":"802.3ad"');
    completesJson(
      `"mode":"802.3ad",${typed},"interfaces":["eth0","eth1"]`,
      'miimon',
      '"mode":"802.3ad", "miimon": 100,"interfaces":["eth0","eth1"]',
    );
  }
});

test('in JSON a key that is written anew keeps the value close behind its colon', () => {
  completesJson('"mode":"802.3ad","mii$0":50', 'miimon', '"mode":"802.3ad", "miimon":50');
  completesJson('"mii$0":50,"mode":"802.3ad"', 'miimon', '"miimon":50,"mode":"802.3ad"');
  completesJson('"mo$0":"802.3ad","miimon":100', 'mode', '"mode":"802.3ad","miimon":100');
  completesJson('"inter$0":["eth0","eth1"]', 'interfaces', '"interfaces":["eth0","eth1"]');
  keepsBack(onOneLine('"m$0":"802.3ad"'), ['miimon', 'interfaces', 'updelay']);
});

test('in JSON on one line all that is offered for a key leaves JSON', () => {
  const marked = onOneLine('"mode":"802.3ad","$0"');
  const { text, found } = offered(marked);
  assert.ok(found.length > 15);
  for (const { edit } of found) JSON.parse(applyEdits(text, [edit]));
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

test('a new document indents its lists as the others of the stream do', () => {
  const links = (margin: string) => `links:\n${margin}- enp1s0\n${margin}- enp2s0`;
  const beside = (above: string, lines: string, below = '') =>
    `${above}---\napiVersion: v1alpha1\nkind: BondConfig\n${lines}\n${below}`;
  const follows = (margin: string, above: string, below = '') => {
    completes(beside(above, 'name: bond0\n$0', below), 'links', beside(above, `name: bond0\n${links(margin)}`, below));
    const begun = suggestion(beside(above, '$0', below), 'bond (LACP)').chosen.edit.newText;
    assert.ok(begun.includes(`${links(margin)}\nbondMode`), begun);
  };
  const addressed = (margin: string) => `kind: LinkConfig\nname: eno1\naddresses:\n${margin}- address: 10.0.0.5/24\n`;
  const resolvers = 'apiVersion: v1alpha1\nkind: ResolverConfig\nnameservers: # ours\n\n    - address: 10.0.0.1\n';
  for (const margin of ['', ' ', '  ', '    ']) follows(margin, addressed(margin));
  follows('    ', resolvers);
  follows('    ', 'apiVersion: v1alpha1\nkind: HostnameConfig\nhostname: a\n', `---\n${resolvers}`);
  follows('    ', 'machine:\n    type: worker\n');
  follows('', 'machine:\n    certSANs:\n    - 10.0.0.1\n');
  follows('  ', 'machine:\n  type: worker\n  sysctls: {}\nempty:\n---\nkind: WatchdogTimerConfig\ntimeout: 1m\n');
});

test('lists of the same document come before those of others', () => {
  const text = (lines: string) =>
    `machine:\n    certSANs:\n        - 10.0.0.1\n---\nkind: BondConfig\nname: bond0\naddresses:\n- address: 192.0.2.10/24\n${lines}\n`;
  completes(text('$0'), 'links', text('links:\n- enp1s0\n- enp2s0'));
  completes(text('$0'), 'links', text('links:\n- enp1s0\n- enp2s0'), { crlf: true });
});
