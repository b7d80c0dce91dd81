/** The quick way to read YAML gives what the parser gives, or leaves the text to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutBulk } from '../server/src/core/yaml/blocks.ts';
import { cut } from '../server/src/core/yaml/cut.ts';
import { readEveryday } from '../server/src/core/yaml/everyday.ts';
import { parseAny } from '../server/src/core/yaml/yaml.ts';
import { anyText, brokenText } from './support/arbitrary.ts';
import { fixturesIn } from './support/fixtures.ts';

/** Reads every document of a stream, whole and without its bulk, and tells how many were read the quick way. */
function agree(stream: string): number {
  let read = 0;
  for (const { chunk } of cut(stream)) {
    const { text } = chunk;
    for (const reduced of [{ text, outer: (offset: number) => offset }, withoutBulk(text), chunk.essence]) {
      const root = readEveryday(text, reduced);
      if (!root) continue;
      assert.deepEqual({ root, errors: [] }, parseAny(text, reduced), reduced.text);
      read += 1;
    }
  }
  return read;
}

test('most fixtures are read the quick way, and all of those as the parser reads them', () => {
  let read = 0;
  let all = 0;
  for (const { text } of fixturesIn('.')) {
    read += agree(text);
    all += 3 * cut(text).length;
  }
  assert.ok(read > 0.8 * all, `${read} of ${all}`);
});

/** Lines that can follow each other in sense and nonsense, at any indentation. */
const line = fc
  .tuple(
    fc.constantFrom(0, 0, 2, 2, 3, 4),
    fc.constantFrom('', '', '- ', '-   '),
    fc.constantFrom(
      ...['a:', 'b: c', 'c', 'd: [x, "y"]', 'e: |', 'f: |-', 'g: "h" # i', "j: 'k'  ", 'l.m/n: 1', 'o: p - q', '# r'],
      ...[
        's: t#u',
        'v:  # w',
        'x: |2',
        'y: >-',
        'z: &a b',
        'two words',
        '[a]',
        '',
        '\t',
        '---',
        '$p: delete',
        'a: b: c',
      ],
    ),
  )
  .map(([indent, dash, text]) => ' '.repeat(indent) + dash + text);

const lines = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([all, lineBreak]) => all.join(lineBreak));

/** Collections in brackets and braces within each other. */
const flow = fc
  .letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', '~', '"c d"', "''", '10.0.0.1/24', 'x:y', 'fe80::1', 'a b', '-1', '*', ''),
      fc.tuple(fc.array(tie('node')), fc.constantFrom(', ', ',')).map(([parts, comma]) => `[${parts.join(comma)}]`),
      fc.array(tie('node')).map((parts) => `{ ${parts.map((part, index) => `k${index}: ${part}`).join(', ')} }`),
    ),
  }))
  .node.map((node) => `top: ${node}\nnext: {a: b} # c`);

for (const [name, texts] of Object.entries({ lines, flow, 'any text': anyText, 'broken text': brokenText })) {
  test(`${name}: what is read the quick way is what the parser reads`, () => {
    fc.assert(
      fc.property(texts, (text) => void agree(text)),
      { numRuns: 400 },
    );
  });
}

test('no depth and no length is too much for it', () => {
  for (const text of ['a: '.padEnd(1e6, '['), 'a: '.padEnd(1e6, 'b '), `a: ${'{b: '.repeat(1e5)}`, 'a:\n'.repeat(1e5)])
    assert.doesNotThrow(() => readEveryday(text, { text, outer: (offset) => offset }));
  const steps = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
  assert.equal(readEveryday(steps, { text: steps, outer: (offset) => offset }), undefined);
});
