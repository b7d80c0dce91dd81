/** What reading makes of a template, as a picture. */
import assert from 'node:assert/strict';
import { blot, type Masked, maskTemplates } from '../../server/src/core/yaml/templates.ts';
import { dedent } from './cursor.ts';

/** The masked text with a margin, trailing blanks left out. */
function picture({ text, open }: Masked): string {
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const end = start + line.length;
    const isOpen = open.some((stretch) => stretch.start < end && start < stretch.end);
    start = end + 1;
    return `${isOpen ? '~ ' : '  '}${line.replaceAll(blot, '█')}`.trimEnd();
  });
  return dedent(`\n${lines.join('\n')}`).trimEnd();
}

/** Same length and line breaks; expressions and stretches inside, in order and apart. */
export function assertSound(text: string, { text: masked, blots, open, unpaired }: Masked): void {
  assert.deepEqual([...masked.matchAll(/[\r\n]/g)].map(String), [...text.matchAll(/[\r\n]/g)].map(String));
  assert.deepEqual(
    masked.split(/[\r\n]/).map(({ length }) => length),
    text.split(/[\r\n]/).map(({ length }) => length),
  );
  for (const spans of [blots, open]) {
    assert.ok(spans.every(({ start, end }, index) => (spans[index - 1]?.end ?? 0) <= start && start < end));
    assert.ok((spans.at(-1)?.end ?? 0) <= text.length);
  }
  assert.ok(unpaired.every(({ at }, index) => (unpaired[index - 1]?.at ?? -1) < at && at < text.length));
  const outside = [...blots, { start: text.length, end: text.length }].map(({ start }, index) => {
    const from = blots[index - 1]?.end ?? 0;
    return text.slice(from, start) === masked.slice(from, start);
  });
  assert.ok(outside.every(Boolean), 'nothing else is touched');
}

/** A template, and what is read of it: `█` is not known, and `~` in the margin may come once, often or never. */
export function masks(template: string, expected: string, name = ''): Masked {
  const text = dedent(template);
  const masked = maskTemplates(text, name);
  assertSound(text, masked);
  assert.equal(picture(masked), dedent(expected).trimEnd());
  return masked;
}

export const staysAsItIs = (text: string, name = ''): void =>
  assert.deepEqual(maskTemplates(text, name), { text, blots: [], open: [], unpaired: [] });
