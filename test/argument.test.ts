import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { type Argument, argumentBonds, readArgument } from '../server/src/core/model/argument.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { applyEdits, type Span } from '../server/src/core/text.ts';
import { itemsOf, type Node, pairOf } from '../server/src/core/yaml/node.ts';
import { parse } from '../server/src/core/yaml/yaml.ts';

/** Read as if the text stood somewhere in a file. */
const at = 100;
const read = (text: string): Argument => readArgument(text, at) ?? assert.fail(`${text} is not read`);
const inPlace = (text: string, { start, end }: Span): string => text.slice(start - at, end - at);

const optionsOf = ({ options }: Argument): Readonly<Record<string, string>> =>
  Object.fromEntries(options.pairs.map(({ key, value }) => [key.text, textOf(value)]));

const textOf = (node: Node | undefined): string =>
  node?.kind === 'scalar' ? node.text : itemsOf(node).map(textOf).join(' ');

const membersOf = ({ members }: Argument): readonly (string | undefined)[] => members.map(({ name }) => name);

const faultsOf = (text: string): readonly string[] =>
  read(text).faults.map(({ kind, span }) => `${kind} ${inPlace(text, span)}`);

/** The arguments of Talos' own test of its parser, with what that expects of them (`cmdline_test.go`). */
test('the arguments that Talos tries itself are read as it reads them', () => {
  for (const text of ['bond=bond1', 'bond=bond1:::']) {
    assert.equal(read(text).name.text, 'bond1');
    assert.deepEqual(membersOf(read(text)), ['eth0', 'eth1']);
    assert.deepEqual(optionsOf(read(text)), {});
    assert.deepEqual(faultsOf(text), []);
  }
  assert.deepEqual(membersOf(read('bond=bond1:eth3,eth4')), ['eth3', 'eth4']);
  assert.deepEqual(optionsOf(read('bond=bond1:eth3,eth4:mode=802.3ad,xmit_hash_policy=layer2+3:1450')), {
    mode: '802.3ad',
    xmit_hash_policy: 'layer2+3',
  });
  assert.deepEqual(optionsOf(read('bond=bond0:eth1,eth2:mod=balance-rr')), { mod: 'balance-rr' });
});

test('the parts stand where they are written', () => {
  const text = 'quiet bond=bond0:eth0,eth1:mode=802.3ad,arp_ip_target=192.0.2.1;192.0.2.2:9000 ro';
  const argument = read(text);
  const [mode, targets] = argument.options.pairs;
  assert.equal(inPlace(text, argument.span), text.split(' ')[1]);
  assert.equal(inPlace(text, argument.key), 'bond');
  assert.equal(inPlace(text, argument.name.span), 'bond0');
  assert.deepEqual(
    argument.members.map(({ span }) => inPlace(text, span)),
    ['eth0', 'eth1'],
  );
  assert.equal(inPlace(text, argument.options.span), 'mode=802.3ad,arp_ip_target=192.0.2.1;192.0.2.2');
  assert.equal(inPlace(text, mode!.span), 'mode=802.3ad');
  assert.equal(inPlace(text, mode!.value!.span), '802.3ad');
  assert.deepEqual(
    itemsOf(targets!.value).map(({ span }) => inPlace(text, span)),
    ['192.0.2.1', '192.0.2.2'],
  );
});

test('what begins otherwise is no bond', () => {
  for (const text of ['', 'bond', 'bonding=x', 'xbond=bond0', '-bond=bond0', 'ip=bond0:dhcp', 'x=bond=bond0'])
    assert.equal(readArgument(text, 0), undefined, text);
});

test('of an option that stands twice the last counts, whichever of its two names it has', () => {
  assert.deepEqual(optionsOf(read('bond=b::miimon=50,mode=802.3ad,miimon=100')), { mode: '802.3ad', miimon: '100' });
  assert.deepEqual(optionsOf(read('bond=b::num_grat_arp=1,num_unsol_na=2')), { num_unsol_na: '2' });
  assert.deepEqual(faultsOf('bond=b::miimon=50,miimon=100'), ['repeated-option miimon=50']);
  // Talos stops at the first number that is none, repeated or not.
  assert.deepEqual(optionsOf(read('bond=b::miimon=x,miimon=100')), { miimon: '100' });
  assert.equal(read('bond=b::miimon=x,miimon=100').options.pairs.length, 2);
});

const faults: Readonly<Record<string, readonly string[]>> = {
  'bond=b:e,f:balance-rr': ['no-key balance-rr'],
  'bond=b:e,f:mode': ['no-value mode'],
  'bond=b:e,f:=4': ['no-key =4'],
  'bond=b:e,f:mode=802.3ad,': ['empty-option ,'],
  'bond=b:e,f:,mode=802.3ad': ['empty-option ,'],
  'bond=b:e,f:mode=802.3ad,,miimon=1': ['empty-option ,'],
  'bond=b:e,f:mode=802.3ad=x': ['behind-value =x'],
  'bond=b:e,f:mode=802.3ad:miimon=100,updelay=200:1500': ['options-behind-colon miimon=100,updelay=200'],
  'bond=b:e,f:mode=802.3ad:miimon=100:updelay=200:big': ['options-behind-colon miimon=100:updelay=200', 'mtu big'],
  'bond=b:e,f:mode=802.3ad:jumbo': ['mtu jumbo'],
  'bond=b:e,f:mode=802.3ad:-1': ['mtu-size -1'],
  'bond=b:e,f:mode=802.3ad:9000:x:y': ['surplus x:y'],
  'bond=b:e,f:mode=802.3ad::x': ['surplus x'],
  'bond=b:e,f:mode=802.3ad:::': [],
  'bond=b:mode=802.3ad,miimon=100': ['options-as-members mode=802.3ad,miimon=100'],
  'bond=b:e,mode=802.3ad': ['options-as-members mode=802.3ad'],
  'bond=b:,e': ['empty-member ,'],
  'bond=b:e,': ['empty-member ,'],
  'bond=b:e, f:mode=802.3ad': ['white-space  '],
  'bond=b:e ,f': ['white-space  '],
  'bond=b:e,f:mode=802.3ad, miimon=100': ['white-space  '],
  'bond= b:e,f': ['white-space  '],
  'bond=b:e,f: ip=b:dhcp': [],
  'bond=b:e,f:mode=802.3ad ro quiet': [],
};

for (const [text, wanted] of Object.entries(faults)) {
  test(`${text}: ${wanted.join('; ') || 'in order'}`, () => assert.deepEqual(faultsOf(text), wanted));
}

test('what a template may stand for is neither missing nor wrong', () => {
  const blot = '\uE001'.repeat(9);
  const uncertain = (text: string): boolean => read(text).uncertain;
  for (const text of [`bond=${blot}`, `bond=b:${blot}`, `bond=b:e,f:${blot}`, `bond=b:e,f:mode=802.3ad,${blot}=1`])
    assert.ok(uncertain(text), text);
  for (const text of [
    `bond=${blot}:e,f:mode=802.3ad`,
    `bond=b:e,${blot}:mode=802.3ad`,
    `bond=b:e:mode=${blot}:${blot}`,
  ])
    assert.ok(!uncertain(text), text);
  assert.deepEqual(faultsOf(`bond=b:e,f:${blot},mode=${blot}:${blot}`), []);
});

test('of several arguments in one list the first is the bond', () => {
  const text = '- ro\n- bond=bond0:a,b:mode=802.3ad\n- "bond=bond1:c,d:mode=nonsense"\n- *x\n- [bond=bond2]\n';
  const root = parse(text).root;
  assert.ok(root?.kind === 'seq');
  const bonds = argumentBonds(root, { text, sealed: false, uncertain: false });
  assert.deepEqual(
    bonds.map(({ name, argument }) => [name?.text, argument?.faults.map(({ kind }) => kind)]),
    [
      ['bond0', []],
      ['bond1', ['second']],
    ],
  );
});

const around = (item: string): string => `machine:\n  install:\n    extraKernelArgs:\n      - ${item}\n`;

const judged = (text: string) => {
  const { diagnostics, failures } = validate(new BondFile(text), defaultOptions);
  assert.deepEqual(failures, []);
  return diagnostics;
};

/** An argument of pieces that stand in arguments, in an order that may make sense or not. */
const piece = fc.constantFrom(
  ...[
    'bond0',
    'eth0',
    'eth1',
    ':',
    ':',
    ':',
    ',',
    ',',
    '=',
    ';',
    ' ',
    '1500',
    '-1',
    '99999999999',
    'balance-rr',
    'miimon',
  ],
  ...['mode=802.3ad', 'mode=active-backup', 'mode=lacp', 'miimon=100', 'miimon=0', 'updelay=250', 'arp_interval=1000'],
  ...[
    'arp_validate=all',
    'arp_ip_target=192.0.2.1',
    'lacpRate=fast',
    'num_grat_arp=257',
    'min_links=3',
    'x=1',
    '\uE001',
  ],
);
const anyArgument = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')) },
    {
      weight: 4,
      arbitrary: fc.array(piece, { maxLength: 8 }).map((parts) => `bond0:eth0,eth1:${parts.join(',')}`),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )
  .map((rest) => `bond=${rest}`);

test('any text is read without a crash, and every part lies inside it', () => {
  fc.assert(
    fc.property(anyArgument, (text) => {
      const argument = read(text);
      const { span, key, name, list, members, options, faults: found } = argument;
      const inner = [key, name.span, list.span, options.span, ...members.map((one) => one.span)];
      const pairs = options.pairs.flatMap((pair) => [pair.span, pair.key.span, pair.value?.span ?? pair.span]);
      for (const one of [...inner, ...pairs])
        assert.ok(span.start <= one.start && one.start <= one.end && one.end <= span.end);
      for (const one of found) assert.ok(span.start <= one.span.start && one.span.end <= at + text.length, one.kind);
    }),
    { numRuns: 500 },
  );
});

/** The ways to write an argument as an item of a list. */
const styles: Readonly<Record<string, (argument: string) => string>> = {
  plain: (argument) => around(argument),
  double: (argument) => around(`"${argument}"`),
  single: (argument) => around(`'${argument}'`),
  flow: (argument) => `machine: { install: { extraKernelArgs: [ro, "${argument}"] } }\n`,
  bare: (argument) => `machine: { install: { extraKernelArgs: [ro, ${argument}] } }\n`,
};

const argumentIn = (text: string): string | undefined => {
  const list = pairOf(pairOf(pairOf(parse(text).root, 'machine')?.value, 'install')?.value, 'extraKernelArgs')?.value;
  const scalar = itemsOf(list).at(-1);
  return scalar?.kind === 'scalar' ? scalar.text : undefined;
};

test('a fix writes the same argument in every style, takes its finding away and leaves the list as it was', () => {
  fc.assert(
    fc.property(anyArgument, fc.constantFrom(...Object.keys(styles)), (argument, style) => {
      const text = styles[style]!(argument);
      const bare = around(`"${argument}"`);
      if (argumentIn(text) !== argument || argumentIn(bare) !== argument || parse(bare).errors.length > 0) return;
      const [found, wanted] = [judged(text), judged(bare)];
      assert.deepEqual(
        found.map(({ code, message }) => [code, message]),
        wanted.map(({ code, message }) => [code, message]),
      );
      for (const [index, one] of found.entries()) {
        for (const [place, fix] of one.fixes.entries()) {
          const after = applyEdits(text, fix.edits);
          const other = wanted[index]!.fixes[place]!;
          assert.equal(parse(after).errors.length, 0, after);
          assert.equal(
            argumentIn(after),
            argumentIn(applyEdits(bare, other.edits)),
            `${one.code}, ${fix.title}: ${after}`,
          );
          // Without it what stood behind belongs to the argument, white space included.
          if (fix.title === 'Remove the white space') continue;
          const same = ({ code, message }: Diagnostic) => code === one.code && message === one.message;
          assert.ok(
            judged(after).filter(same).length < found.filter(same).length,
            `${one.code}, ${fix.title}: ${after}`,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});
