/** Completion knows by the place of the cursor whether a bond is meant, and is silent where none is. */
import { test } from 'node:test';
import { completes, documentWith, entryWith, isSilent, offers } from './support/suggestions.ts';
import { inTime } from './support/time.ts';

test('an empty line counts for the bond when it is deeper than what opens it', () => {
  const wanted = entryWith('- interface: bond0\n          bond:\n            mode: 802.3ad\n            miimon: 100');
  for (const column of [11, 12, 13, 20]) {
    const line = `${' '.repeat(column)}$0`;
    completes(entryWith(`- interface: bond0\n          bond:\n            mode: 802.3ad\n${line}`), 'miimon', wanted);
  }
  isSilent(entryWith(`- interface: bond0\n          bond:\n            mode: 802.3ad\n          $0`));
});

test('behind a list, at the column of its dashes, where editors put the cursor, the keys of the bond are meant', () => {
  const list =
    '- interface: bond0\n          bond:\n            interfaces:\n              - eth0\n              - eth1\n';
  const rest = '\n            mode: 802.3ad';
  const wanted = entryWith(`${list}            miimon: 100${rest}`);
  for (const column of [13, 14, 15]) {
    completes(entryWith(`${list}${' '.repeat(column)}mii$0${rest}`), 'miimon', wanted);
  }
  completes(entryWith(`${list}              $0${rest}`), 'miimon', wanted);
});

test('between the items of a list nothing is offered that would part them', () => {
  const rest = (indent: string, line: string) =>
    `kind: BondConfig\nname: bond0\nlinks:\n${indent}- eth0\n${line}\n${indent}# spare\n\n${indent}- eth1\nbondMode: 802.3ad\n`;
  for (const indent of ['', '  ', '    '])
    for (const column of [0, 1, 2, 3, 4, 5, 6]) isSilent(rest(indent, `${' '.repeat(column)}mii$0`));
  isSilent('kind: BondConfig\nname: bond0\nlinks: [a,\n        b]\n        mii$0\nbondMode: 802.3ad\n');
  const entries = (line: string) =>
    entryWith(`- interface: bond0\n          mtu: 9000\n${line}\n        - interface: eth9`);
  for (const column of [2, 4, 6, 7, 8]) isSilent(entries(`${' '.repeat(column)}bo$0`));
  offers(entries('          bo$0'), ['bond']);
});

test('a key begun above the first of a mapping takes the column of that', () => {
  const text = (line: string) => entryWith(`- interface: bond0\n          bond:\n${line}\n            mode: 802.3ad`);
  for (const column of [11, 13, 16])
    completes(text(`${' '.repeat(column)}mii$0`), 'miimon', text('            miimon: 100'));
  isSilent(text('          mii$0'));
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

test('a bond behind two thousand documents is completed in time', () => {
  const others = Array.from(
    { length: 2000 },
    (_, index) => `apiVersion: v1alpha1\nkind: LinkConfig\nname: eth${index}\n---\n`,
  );
  inTime(10, () => offers(`${others.join('')}kind: BondConfig\nbondMode: 802.3ad\nlac$0\n`, ['miimon']));
});
