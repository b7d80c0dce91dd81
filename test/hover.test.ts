import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../server/src/core/hover/hover.ts';
import { plain } from '../server/src/core/markdown.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { symbols } from '../server/src/core/symbols.ts';
import { targetOf } from '../server/src/core/version.ts';
import { cursorIn, dedent } from './support/cursor.ts';

/** What is shown at `$0`, and on which words. */
function shown(
  marked: string,
  options: Options = defaultOptions,
): { readonly on: string; readonly card: string } | undefined {
  const { text, offset } = cursorIn(marked);
  const found = hover(new BondFile(text, 'config.yaml'), offset, options);
  return found && { on: text.slice(found.span.start, found.span.end), card: found.markdown };
}

const document = (lines: string): string =>
  `apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\n${dedent(lines)}links: [eth0, eth1]\n`;

const legacy = (lines: string): string =>
  `machine:
  network:
    interfaces:
      - interface: bond0
        bond:
${dedent(lines).replaceAll(/^(?=.)/gm, '          ')}          interfaces: [eth0, eth1]
`;

function says(marked: string, ...parts: readonly (string | RegExp)[]): void {
  const card = shown(marked)?.card ?? '';
  for (const part of parts) {
    if (typeof part === 'string') assert.ok(card.includes(part), `not said: ${part}\n${card}`);
    else assert.match(card, part);
  }
}

function saysNot(marked: string, part: RegExp): void {
  assert.doesNotMatch(shown(marked)?.card ?? '', part);
}

test('a key is explained with what its value means here', () => {
  const marked = document('bondMode: active-backup\nmii$0mon: 100\ndowndelay: 200\n');
  assert.equal(shown(marked)?.on, 'miimon');
  says(
    marked,
    '### `miimon`',
    '`miimon: 100`: A dead link is noticed within 100 ms, then held for 200 ms.',
    '`0` to `2147483647` ms (Talos itself: `0` to `4294967295`)',
  );
});

test('a number shows the card of its key', () => {
  const marked = document('bondMode: active-backup\nmiimon: 10$00\n');
  assert.equal(shown(marked)?.on, '100');
  says(marked, '### `miimon`', 'noticed within 100 ms.');
});

test('the default is what Talos programs, and the kernel’s is named where it differs', () => {
  says(legacy('mode: 802.3ad\nmiimon$0: 100\n'), 'programmed by Talos (the kernel by itself: 100 in 802.3ad');
  says(
    document('bondMode: balance-alb\ntlbLogical$0Lb: 1\n'),
    '**Default:** `0`, programmed by Talos (the kernel by itself: 1)',
  );
});

test('a document without a mode is refused, so its mode has no default', () => {
  saysNot(document('bond$0Mode: 802.3ad\n'), /Default/);
  says(legacy('mo$0de: 802.3ad\n'), '**Default:** `balance-rr`');
});

test('a default that depends on the mode is told for the mode written', () => {
  says(document('bondMode: active-backup\nmissed$0Max: 3\n'), '**Default:** `2`\n');
  says('kind: BondConfig\nmissed$0Max: 3\n', '`2` in balance-rr, active-backup, balance-xor, broadcast');
});

test('downdelay is not said to hold anything in 802.3ad', () => {
  const lines = 'bondMode: 802.3ad\nmii$0mon: 100\ndowndelay: 200\n';
  says(document(lines), 'noticed within 100 ms, and on ordinary NICs dropped at once');
  saysNot(document(lines), /then held/);
  says(document('bondMode: 802.3ad\nmiimon: 100\ndown$0delay: 200\n'), 'does not hold a dead link on ordinary NICs');
});

test('a delay that the kernel rounds is told as the kernel keeps it', () => {
  says(
    document('bondMode: active-backup\nmiimon: 100\nupdelay: 2$050\n'),
    'The kernel makes it 200 ms: it counts in polls of 100 ms. A link that is back is used 200 ms after it is noticed.',
  );
});

test('a delay without miimon is said not to arrive', () => {
  says(document('bondMode: active-backup\nupdelay: 2$000\n'), 'Without miimon it does not reach the kernel.');
});

test('a fraction is told as Talos takes it', () => {
  const marked = document('bondMode: active-backup\nmiimon: 100$0.7\n');
  says(marked, '`miimon: 100.7`: Talos refuses the fraction from 1.13 on; before, it took `100`.');
  const before = shown(marked, { ...defaultOptions, target: targetOf('1.12') })?.card ?? '';
  assert.match(before, /Talos cuts the fraction off and takes `100`\./);
});

test('a zero that Talos replaces is told with what it becomes', () => {
  says(document('bondMode: active-backup\nresend$0IGMP: 0\n'), 'Talos programs `1` in place of 0.');
});

test('an option that the mode does not use is said to do nothing, or to be refused', () => {
  says(document('bondMode: active-backup\nxmit$0HashPolicy: layer3+4\n'), 'It does nothing in `active-backup`.');
  says(legacy('mode: active-backup\nlacp$0Rate: fast\n'), 'Talos refuses it in `active-backup`.');
});

test('a word is explained by itself', () => {
  const marked = legacy('mode: 802.3ad\nlacpRate: fa$0st\n');
  assert.equal(shown(marked)?.on, 'fast');
  says(marked, '### `lacpRate: fast`', 'a silent partner is noticed after 3 seconds');
});

test('a word written by another letter case or number is shown by its name', () => {
  says(document('bondMode: 802.3AD$0\n'), '### `bondMode: 802.3ad`');
});

test('other spellings and the first release are named', () => {
  says(
    document('bondMode: active-backup\npeerNotif$0Delay: 200\n'),
    '**Since:** Talos 1.12',
    '`peerNotifyDelay` in the machine config, META',
  );
  saysNot(document('bondMode: active-backup\nmii$0mon: 100\n'), /Elsewhere/);
});

test('keys of a selector, an address and a route are explained by the words that completion shows', () => {
  const selected = `machine:
  network:
    interfaces:
      - interface: bond0
        bond:
          deviceSelectors:
            - permanent$0Addr: 02:00:00:00:00:01
`;
  assert.equal(shown(selected)?.on, 'permanentAddr');
  says(selected, 'burnt into the device', '**Since:** Talos 1.9');
  says(document('addresses:\n  - address: 192.0.$02.10/24\n'), 'The address with its prefix length.');
  says(document('routes:\n  - gate$0way: 192.0.2.1\n'), 'The next hop.');
  assert.equal(shown(document('routes:\n  - vi$0a: 192.0.2.1\n')), undefined);
});

test('cards link to Talos and to the kernel', () => {
  says(document('mii$0mon: 100\n'), '[Talos](https://docs.siderolabs.com/', '[Linux](https://docs.kernel.org/');
});

test('the key that opens a bond, its name and its kind show the same summary', () => {
  const places = [
    legacy('mode: 802.3ad\nmiimon: 100\n').replace('bond:', 'bo$0nd:'),
    legacy('mode: 802.3ad\nmiimon: 100\n').replace('bond0', 'bond$00'),
  ];
  const [first, second] = places.map((marked) => shown(marked)?.card);
  assert.ok(first);
  assert.equal(first, second);
  assert.equal(shown('apiVersion: v1alpha1\nkind: Bond$0Config\nname: bond0\n')?.on, 'BondConfig');
});

test('the summary of a bond in talhelper tells what talhelper makes of it', () => {
  const talconfig = (version: string): string => `clusterName: home
talosVersion: ${version}
nodes:
  - hostname: node-1
    networkInterfaces:
      - interface: bond0
        bo$0nd:
          deviceSelectors: [{ hardwareAddr: "02:*" }]
          mode: active-backup
          miimon: 100
`;
  says(talconfig('v1.12.4'), '**Written by talhelper as:** a `BondConfig`', 'one alias (`bond0-m0`, …)');
  saysNot(talconfig('v1.11.6'), /Written by/);
});

test('the summary of an LACP bond counts LACP into the return, and says where downdelay holds', () => {
  says(
    legacy('mode: 802.3ad\nlacpRate: fast\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n').replace('bond:', 'bo$0nd:'),
    '**Mode:** `802.3ad`',
    '**Members:** `eth0`, `eth1`',
    'by carrier, every 100 ms',
    '**Failover:** within about 300 ms (miimon 100 + downdelay 200); on ordinary NICs 100 ms, as downdelay does not hold there',
    '**Return:** within about 3.3 s (miimon 100 + updelay 200 + about 3 s of LACP)',
    'noticed after 3 s (`lacpRate: fast`)',
  );
});

test('the summary of an active-backup bond counts downdelay into the failover', () => {
  says(
    document('bondMode: active-backup\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n').replace(
      'BondConfig',
      'Bond$0Config',
    ),
    '**Failover:** within about 300 ms (miimon 100 + downdelay 200)',
    '**Return:** within about 300 ms (miimon 100 + updelay 200)',
  );
});

test('the summary of an unwatched bond says that nothing takes over, and what the rules say', () => {
  says(
    document('bondMode: active-backup\n').replace('name: bond0', 'name: bo$0nd0'),
    '**none** (`miimon` is 0 or absent)',
    '**never**: nothing takes over',
    '**What is wrong**',
    '(`missing-link-monitoring`)',
  );
});

test('the summary of a bond watched by ARP says about how long that takes', () => {
  says(
    document('bondMode: active-backup\narpInterval: 1000\narpIpTargets: [10.0.0.1]\n').replace(
      'BondConfig',
      'Bond$0Config',
    ),
    'by ARP, every 1 s',
    'about 4.5 s at most',
  );
});

test('a bond of one member has nothing to fail over to', () => {
  says(
    'kind: BondConfig\nname: bo$0nd0\nbondMode: active-backup\nmiimon: 100\nlinks: [eth0]\n',
    'none: there is one member only',
  );
});

test('only this bond’s faults stand in its summary', () => {
  const text = document('bondMode: active-backup\n').replace('bond0', 'bo$0nd0');
  const other = text.replace('$0', '').replace('bond0', 'bond1');
  const [one, two] = [shown(text)?.card, shown(`${text}---\n${other}`)?.card];
  assert.equal(two, one);
});

test('nothing is claimed of a patch but what it says', () => {
  const card =
    shown('machine:\n  network:\n    interfaces:\n      - interface: bond0\n        bo$0nd:\n          updelay: 200\n')
      ?.card ?? '';
  assert.match(card, /Part of a patch/);
  assert.doesNotMatch(card, /Failover|wrong/);
});

test('the release is named, and whether it was stated or assumed', () => {
  const marked = document('bondMode: 802.3ad\n').replace('name: bond0', 'name: bo$0nd0');
  says(marked, 'Talos 1.13 (assumed: the newest stable release), in `BondConfig`');
  const stated = shown(marked, { ...defaultOptions, target: targetOf('1.12.2') })?.card ?? '';
  assert.match(stated, /Talos 1\.12\.2, in/);
  const image = 'machine:\n  install:\n    image: ghcr.io/siderolabs/installer:v1.12.7\n---\n';
  says(image + marked, 'Talos 1.12.7 (by the tag of the installer image), in `BondConfig`');
});

test('in META the name of the master shows its bond', () => {
  const meta = `
    links:
      - name: bond0
        kind: bond
        bondMaster:
          mode: 802.3ad
          mii$0mon: 100
      - name: eth0
        masterName: bond0
  `;
  says(meta, '### `miimon`');
  says(
    meta.replace('$0', '').replace('masterName: bond0', 'masterName: bo$0nd0'),
    '### `bond0`',
    '**Members:** `eth0`',
  );
});

test('a member is silent, unless the file says where its name comes from', () => {
  const bond = document('bondMode: 802.3ad\n').replace('eth0', 'up$0link');
  assert.equal(shown(bond), undefined);
  const aliased = `${bond}---\napiVersion: v1alpha1\nkind: LinkAliasConfig\nname: uplink\nselector:\n  match: mac("00:1a:2b:3c:4d:5e") == link.permanent_addr\n`;
  says(aliased, '`uplink` is an alias, given by the `LinkAliasConfig` in line 9 of this file');
});

test('keys are explained in a template, whose values may be anything', () => {
  const marked = document('bondMode: active-backup\nmii$0mon: {{ poll }}\n');
  says(marked, '### `miimon`');
  saysNot(marked, /noticed within/);
});

test('broken YAML elsewhere hides nothing', () => {
  says(`foo: [1, 2\n---\n${document('bondMode: active-backup\nmii$0mon: 100\n')}`, 'noticed within 100 ms');
  says(`${document('bondMode: active-backup\nmii$0mon: 100\n')}mtu: "15\n`, '### `miimon`');
});

test('nothing is shown outside bonds', () => {
  assert.equal(shown('machine:\n  network:\n    host$0name: bond\n'), undefined);
  assert.equal(shown('apiVersion: v1\nkind: Bond$0Config\n'), undefined);
  assert.equal(shown('bonds:\n  bond0:\n    mii$0mon: 100\n'), undefined);
});

test('a word brought in by a merge key is not mistaken for the place it stands at', () => {
  const marked =
    'x: &b {miimon: 100}\nmachine:\n  network:\n    interfaces:\n      - interface: bond0\n        bond:\n          <$0<: *b\n          mode: 802.3ad\n';
  assert.equal(shown(marked), undefined);
});

test('words of the user cannot become markup', () => {
  const card =
    shown(
      'kind: BondConfig\nname: "a`*[x](y)"\nbondMode: active-backup\nlinks: ["`$0", "**b**"]\n'
        .replace('$0', '')
        .replace('Bond', 'Bo$0nd'),
    )?.card ?? '';
  assert.match(card, /### `` a`\*\[x\]\(y\) ``/);
  assert.match(card, /`\*\*b\*\*`/);
});

test('for clients without Markdown the same card is plain text', () => {
  const card = shown(document('bondMode: active-backup\nmii$0mon: 100\n'))?.card ?? '';
  assert.match(plain(card), /^miimon\n\nmiimon: 100: A dead link/);
  assert.doesNotMatch(plain(card), /[`*]|^#/m);
});

test('the outline has one entry per bond, which says how it is watched', () => {
  const text = `${legacy('mode: 802.3ad\nmiimon: 100\n')}---\n${document('bondMode: active-backup\n').replace('bond0', 'bond1')}`;
  const outline = symbols(new BondFile(text));
  assert.deepEqual(
    outline.map(({ name, detail }) => [name, detail]),
    [
      ['bond0', '802.3ad, 2 members, monitored'],
      ['bond1', 'active-backup, 2 members, not monitored'],
    ],
  );
  for (const { span, selectionSpan, name } of outline) {
    assert.equal(text.slice(selectionSpan.start, selectionSpan.end), name);
    assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end);
  }
});
