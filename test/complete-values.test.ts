/** Completion offers values that fit what is written beside them, and explains those that are words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completes, documentWith, offers, offersOnly, suggestion } from './support/suggestions.ts';

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

test('a member that a template names is not offered as the primary', () => {
  const text = (line: string): string =>
    `kind: BondConfig\nname: bond0\nbondMode: active-backup\nlinks: ["{{ .a }}0", eth1]\n${line}`;
  const setting = { name: 'a.yaml.tpl', version: '1.15' };
  offersOnly(text('primary: $0'), ['eth1'], setting);
  assert.ok(suggestion(text('$0'), 'primary', setting).chosen.edit.newText.includes('eth1'));
});
