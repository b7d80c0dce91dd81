/** Documents that an edit left alone are the same objects; the one that it touched is known as well as a new one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Chunk } from '../server/src/core/yaml/chunk.ts';
import { cut, type PlacedChunk } from '../server/src/core/yaml/cut.ts';
import { anyText, change, changed } from './support/arbitrary.ts';

const manner = { name: '', indent: 0 };

/** All that a look without a parse tells, the way back included. */
const lookAt = ({ text, masked, bodies, reduced, essence, signs }: Chunk) => ({
  text,
  masked,
  bodies,
  reduced: [reduced.text, ...Array.from(reduced.text, (_, at) => reduced.outer(at))],
  essence: [essence.text, ...Array.from(essence.text, (_, at) => essence.outer(at))],
  signs,
});

const looks = (chunks: readonly PlacedChunk[]) => chunks.map(({ chunk, base }) => ({ base, ...lookAt(chunk) }));

/** A config between scripts and manifests, some of them large. */
const blocks = fc
  .array(
    fc.constantFrom(
      'machine:\n  network:\n    interfaces:\n      - interface: bond0\n        bond:\n          mode: 802.3ad\n',
      ...['|', '|-', '>', '|2  # why'].map((mark) => `contents: ${mark}\n${'  a line of a script\n'.repeat(12)}`),
      'files:\n  - content: |\n      {{ x }}\n\n      short\n    path: /a\n',
      `patches:\n  - |-\n${'    machine:\n      type: worker\n'.repeat(6)}  - |\n    - op: add\n`,
      '---\n',
      '...\n',
      'kind: BondConfig\nname: bond0\n',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('a text edited step by step is cut as if it had just been opened', () => {
  fc.assert(
    fc.property(fc.oneof(blocks, anyText), fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
      let text = start;
      let chunks = cut(text, undefined, manner);
      for (const step of changes) {
        const before = { text, chunks };
        text = changed(text, step);
        chunks = cut(text, before, manner);
        assert.deepEqual(looks(chunks), looks(cut(text, undefined, manner)));
      }
    }),
    { numRuns: 500 },
  );
});

test('what an edit does not touch is taken over', () => {
  const documents = ['a: 1\n', '---\nb: 2\n', '---\nc: 3\n'];
  const before = { text: documents.join(''), chunks: cut(documents.join('')) };
  const after = cut(before.text.replace('2', '22'), before);
  assert.deepEqual(
    after.map(({ chunk }) => before.chunks.some((placed) => placed.chunk === chunk)),
    [true, false, true],
  );
});

test('what follows the end of a document is another one', () => {
  const text = 'a: 1\n...\n';
  const after = cut(`${text}b: 2\n`, { text, chunks: cut(text) });
  assert.deepEqual(
    after.map(({ chunk }) => chunk.text),
    [text, 'b: 2\n'],
  );
});
