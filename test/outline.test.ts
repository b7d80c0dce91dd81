/** The outline of a file lists its bonds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BondFile } from '../server/src/core/model/file.ts';
import { symbols } from '../server/src/core/symbols.ts';
import { document, legacy } from './support/cards.ts';

test('the outline has one entry per bond, which says how it is watched', () => {
  const text = `${legacy('mode: 802.3ad\nmiimon: 100\n')}---\n${document('bondMode: active-backup\n').replace('bond0', 'bond1')}`;
  const outline = symbols(new BondFile(text));
  assert.deepEqual(
    outline.map(({ name, detail }) => [name, detail]),
    [
      ['bond0', '802.3ad, 2 members, monitored'],
      ['bond1', 'active-backup, 2 members, not monitored'],
    ],
  );
  for (const { span, selectionSpan, name } of outline) {
    assert.equal(text.slice(selectionSpan.start, selectionSpan.end), name);
    assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end);
  }
});
