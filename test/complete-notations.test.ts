/** What completion writes keeps the notation of the file: braces, JSON, its indentation and its line ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completes, offers, suggestion } from './support/suggestions.ts';

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
