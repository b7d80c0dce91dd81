/** Texts made to hang or crash a reader. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../server/src/core/complete/complete.ts';
import { hover } from '../server/src/core/hover/hover.ts';
import { fixAll } from '../server/src/core/judge/fix.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { symbols } from '../server/src/core/symbols.ts';
import { unmonitored as bond } from './support/configs.ts';
import { inTime } from './support/time.ts';

const times = (text: string, count: number): string => text.repeat(count);

const aliasBomb = [
  'a0: &a0 [bond, bond]',
  ...Array.from({ length: 200 }, (_, i) => `a${i + 1}: &a${i + 1} [${times(`*a${i}, `, 9)}]`),
].join('\n');

const bombs: Readonly<Record<string, string>> = {
  'brackets without end': `bond: ${times('[', 100_000)}`,
  'braces without end': `bond: ${times('{a: ', 100_000)}`,
  'a staircase of mappings': Array.from({ length: 3000 }, (_, i) => `${times(' ', i)}bond:`).join('\n'),
  'dashes in a row': `bond:\n${times('- ', 100_000)}`,
  'question marks in a row': `bond:\n${times('? ', 100_000)}`,
  'colons in a row': `bond: ${times('a: ', 10_000)}`,
  'an alias bomb': `${bond}${aliasBomb}\n`,
  'an alias of itself': `machine:\n  network: &n\n    interfaces:\n      - bond: *n\n`,
  'anchors in a row': `bond: ${times('&a ', 20_000)}`,
  'tags in a row': `bond: ${times('!!str ', 20_000)}`,
  'a line of a megabyte': `${bond}x: "${times('x', 1_000_000)}"\n`,
  'an unclosed quote of a megabyte': `${bond}x: "${times('bond ', 200_000)}`,
  'quotes in a row': `bond: ${times('"', 100_000)}`,
  'NUL bytes': `${bond}\0\0\0${times('bond\0: a\n', 1000)}`,
  'lone surrogates': `${bond}x: \ud800\n${times('bond: \udfff\n', 1000)}`,
  'conflict markers': times(`<<<<<<< HEAD\n${bond}=======\n${bond}>>>>>>> theirs\n`, 50),
  'document marks in a row': `${times('---\n', 50_000)}bond:`,
  'end marks in a row': `${times('...\n', 50_000)}bond:`,
  'block scalars in a row': `bond:\n${times('a: |\n', 10_000)}`,
  'pipes in a row': `bond: ${times('|', 100_000)}\n${times('|\n', 20_000)}`,
  'carriage returns alone': bond.replaceAll('\n', '\r'),
  'template braces in a row': `bond: ${times('{{', 50_000)}`,
  'beginnings of template expressions': `bond: ${times('$' + '{', 50_000)}`,
  'template expressions by the thousand': `bond:\n${times('{{ x }}: {{ y }}\n', 8_000)}`,
  'suppressions in a row': `${bond}${times('# talos-bond-ignore x\n', 10_000)}`,
  'suppressed codes by the thousand': `${bond}# talos-bond-ignore ${times('x, ', 5_000)}\n`,
  'blank lines in a row': `${bond}${times('\n', 50_000)}${bond}`,
  'comments in a row': `bond:\n${times('# bond\n', 50_000)}`,
  'keys by the thousand': `${bond}${Array.from({ length: 8_000 }, (_, i) => `          key${i}: ${i}\n`).join('')}`,
  'one key over and over': `${bond}${times('          miimon: 0\n', 20_000)}`,
  'members by the thousand': bond.replace(
    'enp1s0, enp2s0',
    Array.from({ length: 5_000 }, (_, i) => `e${i}`).join(', '),
  ),
  'one bond under a thousand names': `${bond.replace('bond:', 'bond: &b')}${times('      - {interface: bond0, bond: *b}\n', 1_000)}`,
  'bonds by the thousand': `${bond}${Array.from({ length: 1_000 }, (_, i) => bond.split('\n').slice(3).join('\n').replace('bond0', `bond${i}`)).join('')}`,
};

/** Seconds; what takes longer hangs. */
const limit = 15;

for (const [name, text] of Object.entries(bombs)) {
  test(`${name}: every request is answered`, () => inTime(limit, () => askEverything(text)));
}

function askEverything(text: string): void {
  const file = new BondFile(text);
  const { diagnostics, failures } = validate(file, defaultOptions);
  assert.deepEqual(failures, []);
  for (const { span } of diagnostics) assert.ok(span.end <= text.length);
  for (const offset of [0, text.indexOf('bond'), Math.floor(text.length / 2), text.length]) {
    hover(file, offset, defaultOptions);
    complete(file, offset, defaultOptions);
  }
  symbols(file);
  assert.equal(typeof fixAll(new BondFile(text.slice(0, 100_000)), defaultOptions), 'string');
}

test('a bond may have more findings than a call takes arguments', () => {
  const text = `kind: BondConfig\nname: bond0\naddresses:\n${'  - address: nonsense\n'.repeat(130_000)}`;
  inTime(limit, () => assert.ok(validate(new BondFile(text), defaultOptions).diagnostics.length > 130_000));
});

test('the bond before a broken part of the file is still judged', () => {
  const { diagnostics } = validate(new BondFile(`${bond}---\nx: [unclosed\n`), defaultOptions);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['missing-link-monitoring'],
  );
});

test('a byte order mark stays where it is, before the file, and indents nothing', () => {
  const text = '\ufeffapiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nlinks: [a, b]\nbondMode: active-backup\n';
  const mended = `${text}miimon: 100\nupdelay: 200\ndowndelay: 200\n`;
  assert.equal(fixAll(new BondFile(text), defaultOptions), mended);
});
