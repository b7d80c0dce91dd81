import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../server/src/core/hover/hover.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { symbols } from '../server/src/core/symbols.ts';

const around = (...lines: readonly string[]): string =>
  `machine:\n  install:\n    extraKernelArgs:\n${lines.map((line) => `      ${line}\n`).join('')}`;

const argument =
  'bond=bond0:eth0,eth1:mode=active-backup,miimon=100,num_unsol_na=3,arp_ip_target=192.0.2.1;192.0.2.2:9000';

/** What is shown on a word of the argument, and for which stretch of it. */
function shown(
  word: string,
  text = around(`- "${argument}"`),
): { readonly of: string; readonly card: string } | undefined {
  const found = hover(new BondFile(text), text.indexOf(word) + 1, defaultOptions);
  return found && { of: text.slice(found.span.start, found.span.end), card: found.markdown };
}

test('an option and its value have the cards of the kernel argument', () => {
  assert.equal(shown('mode=')?.of, 'mode');
  assert.match(shown('mode=')?.card ?? '', /^### `mode`.*`bondMode` in `BondConfig`.*reference\/kernel/s);
  assert.equal(shown('active-backup')?.of, 'active-backup');
  assert.match(shown('active-backup')?.card ?? '', /^### `mode=active-backup`/);
  assert.match(shown('100')?.card ?? '', /`miimon=100`: A dead link is noticed within 100 ms/);
  assert.equal(shown('num_unsol_na')?.of, 'num_unsol_na');
});

test('one of several targets has the card of the option, which says that Talos does not use it', () => {
  assert.equal(shown('192.0.2.2')?.of, '192.0.2.2');
  assert.match(shown('192.0.2.2')?.card ?? '', /Talos reads it here and does nothing with it/);
});

test('the name and the word bond stand for the whole, with the members that Talos takes by itself', () => {
  assert.equal(shown('bond0')?.of, 'bond0');
  assert.match(shown('bond0')?.card ?? '', /in the kernel argument/);
  const bare = around('- bond=bond1::mode=802.3ad');
  assert.equal(shown('bond=', bare)?.of, 'bond');
  assert.match(shown('bond=', bare)?.card ?? '', /`eth0`, `eth1` \(not written, so Talos takes these\)/);
});

test('there is nothing to say of members, of the MTU and of other arguments', () => {
  for (const word of ['eth1', '9000']) assert.equal(shown(word), undefined, word);
  assert.equal(shown('quiet', around('- quiet', `- ${argument}`)), undefined);
});

test('the outline shows the bond', () => {
  const text = around(`- "${argument}"`);
  const [symbol] = symbols(new BondFile(text));
  assert.equal(symbol?.name, 'bond0');
  assert.equal(symbol.detail, 'active-backup, 2 members, monitored');
  assert.equal(text.slice(symbol.span.start, symbol.span.end), argument);
});

test('a comment silences a rule for the argument on its line or below it', () => {
  const unmonitored = '- bond=bond0:eth0,eth1:mode=active-backup';
  const codes = (...lines: readonly string[]): readonly string[] =>
    validate(new BondFile(around(...lines)), defaultOptions).diagnostics.map(({ code }) => code);
  assert.deepEqual(codes(unmonitored), ['missing-link-monitoring']);
  assert.deepEqual(codes(`${unmonitored} # talos-bond-ignore missing-link-monitoring`), []);
  assert.deepEqual(codes('# talos-bond-ignore missing-link-monitoring -- a lab', unmonitored), []);
  assert.deepEqual(codes(`${unmonitored},miimon=100 # talos-bond-ignore missing-link-monitoring`), [
    'unused-suppression',
  ]);
});
