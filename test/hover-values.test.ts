/** The card of a value says what becomes of it here: in this mode, beside these options, in Talos and in the kernel. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultOptions } from '../server/src/core/options.ts';
import { targetOf } from '../server/src/core/version.ts';
import { cardOf, document, legacy, says, saysNot, shown } from './support/cards.ts';

test('a number shows the card of its key', () => {
  const marked = document('bondMode: active-backup\nmiimon: 10$00\n');
  assert.equal(shown(marked)?.on, '100');
  says(marked, '### `miimon`', 'noticed within 100 ms.');
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

test('a number in another notation is told as Talos reads it', () => {
  says(
    document('bondMode: active-backup\nmiimon: 100\ndown$0delay: 0200\n'),
    '`downdelay: 0200`: Talos reads it as `128`. The kernel makes it 100 ms',
  );
});

test('a fraction is told as Talos takes it', () => {
  const marked = document('bondMode: active-backup\nmiimon: 100$0.7\n');
  says(marked, '`miimon: 100.7`: Talos refuses the fraction from 1.13 on; before, it took `100`.');
  const before = cardOf(marked, { ...defaultOptions, target: targetOf('1.12') });
  assert.match(before, /Talos cuts the fraction off and takes `100`\./);
});

test('a zero that Talos replaces is told with what it becomes', () => {
  says(document('bondMode: active-backup\nresend$0IGMP: 0\n'), 'Talos programs `1` in place of 0.');
});

test('an option that the mode does not use is said to do nothing, or to be refused', () => {
  says(document('bondMode: active-backup\nxmit$0HashPolicy: layer3+4\n'), 'It does nothing in `active-backup`.');
  says(legacy('mode: active-backup\nlacp$0Rate: fast\n'), 'Talos refuses it in `active-backup`.');
});

test('the least number of links is told in words that fit it', () => {
  const told = (count: number): string => `bondMode: 802.3ad\nmiimon: 100\nmin$0Links: ${count}\n`;
  for (const one of [0, 1]) says(document(told(one)), 'while at least one of its members works.');
  says(document(told(2)), 'while at least 2 of its members work.');
});

test('a word is explained by itself', () => {
  const marked = legacy('mode: 802.3ad\nlacpRate: fa$0st\n');
  assert.equal(shown(marked)?.on, 'fast');
  says(marked, '### `lacpRate: fast`', 'a silent partner is noticed after 3 seconds');
});

test('a word written by another letter case or number is shown by its name', () => {
  says(document('bondMode: 802.3AD$0\n'), '### `bondMode: 802.3ad`');
});

test('a primary is told by when it takes over, as far as that is known', () => {
  const primary = (lines: string): string => legacy(`mode: active-backup\nmiimon: 100\nprim$0ary: eth0\n${lines}`);
  for (const always of ['', 'primaryReselect: always\n']) {
    says(primary(always), '`primary: eth0`: It is the active member whenever it is up.');
  }
  says(primary('primaryReselect: better\n'), 'if it is faster, or when that one fails.');
  says(primary('primaryReselect: failure\n'), 'it takes over only when the active member fails.');
  for (const unknown of ['primaryReselect: {{ .reselect }}\n', 'primaryReselect: never\n']) {
    saysNot(primary(unknown), /takes over|whenever/);
  }
  saysNot(primary('').replace('ary: eth0', 'ary: eth7'), /whenever/);
  saysNot(primary('').replace('active-backup', 'balance-rr'), /whenever/);
});
