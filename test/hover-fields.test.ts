/** The card of a key says what it does, what it defaults to, since when it is there and how others spell it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, legacy, says, saysNot, shown } from './support/cards.ts';

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
