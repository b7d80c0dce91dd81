/** Documents that an edit left alone are the same objects; the one that it touched is known as well as a new one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Chunk } from '../server/src/core/yaml/chunk.ts';
import { cut, type PlacedChunk } from '../server/src/core/yaml/cut.ts';
import { anyText, change, changed, texts } from './support/arbitrary.ts';

const manner = { name: '', indent: 0 };

/** All that a look without a parse tells, the way back included. */
const lookAt = ({ text, masked, bodies, reduced, essence, signs, parsed }: Chunk) => ({
  text,
  masked,
  bodies,
  reduced: [reduced.text, ...Array.from(reduced.text, (_, at) => reduced.outer(at))],
  essence: [essence.text, ...Array.from(essence.text, (_, at) => essence.outer(at))],
  signs,
  parsed,
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

/** Edits it step by step; each version must look as if it had just been opened. */
function edit(start: string, steps: ReadonlyArray<(text: string) => string>): void {
  let text = start;
  let { chunks } = cut(text, undefined, manner);
  looks(chunks);
  for (const step of steps) {
    const before = { text, chunks };
    text = step(text);
    ({ chunks } = cut(text, before, manner));
    assert.deepEqual(looks(chunks), looks(cut(text, undefined, manner).chunks), text);
  }
}

test('a text edited step by step is known as if it had just been opened', () => {
  const steps = fc.array(
    change.map((one) => (text: string) => changed(text, one)),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.oneof(blocks, anyText), steps, (start, all) => edit(start, all)),
    { numRuns: 400 },
  );
});

/** What people do to one line of a config: most of it leaves sound YAML, so that only a part of it is parsed again. */
const lineEdit = fc
  .record({
    place: fc.noBias(fc.nat({ max: 9999 })),
    put: fc.constantFrom(
      ...[
        'k: v',
        '- i',
        '- k: v',
        '# c',
        '"q": r',
        'u',
        'z: |',
        '  deeper: x',
        'l: [m, n]',
        'open: [',
        "o: 'p",
        '&a b',
      ],
      ...['', '*a', '---', '? k', 'a: b: c', '\t', '{{ x }}'],
    ),
    how: fc.constantFrom('before', 'after', 'instead', 'behind', 'twice', 'away', 'shorter', 'moved'),
    column: fc.nat({ max: 8 }),
  })
  .map(({ place, put, how, column }) => (text: string): string => {
    const lines = text.split('\n');
    const at = Math.floor((place / 10_000) * lines.length);
    const line = lines[at]!;
    const own = /^[ -]*/.exec(line)![0].length;
    const changes = {
      before: [' '.repeat(own) + put, line],
      after: [line, ' '.repeat(own) + put],
      instead: [line.replace(/: .*/, `: ${put}`)],
      behind: [line + put],
      twice: [line, line],
      away: [],
      shorter: [line.slice(0, -1)],
      moved: [' '.repeat(column) + line.trimStart()],
    };
    lines.splice(at, 1, ...changes[how]);
    return lines.join('\n');
  });

test('a config edited line by line is parsed as if it had just been opened', () => {
  fc.assert(fc.property(fc.constantFrom(...texts), fc.array(lineEdit, { minLength: 1, maxLength: 4 }), edit), {
    numRuns: 1000,
  });
});

test('what an edit does not touch is taken over', () => {
  const documents = ['a: 1\n', '---\nb: 2\n', '---\nc: 3\n'];
  const before = { text: documents.join(''), chunks: cut(documents.join('')).chunks };
  const after = cut(before.text.replace('2', '22'), before).chunks;
  assert.deepEqual(
    after.map(({ chunk }) => before.chunks.some((placed) => placed.chunk === chunk)),
    [true, false, true],
  );
});

test('what follows the end of a document is another one', () => {
  const text = 'a: 1\n...\n';
  const after = cut(`${text}b: 2\n`, { text, chunks: cut(text).chunks }).chunks;
  assert.deepEqual(
    after.map(({ chunk }) => chunk.text),
    [text, 'b: 2\n'],
  );
});
