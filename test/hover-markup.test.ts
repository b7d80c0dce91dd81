/** A card is Markdown that no word of the user can change, or plain text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../server/src/core/markdown.ts';
import { cardOf, document } from './support/cards.ts';

test('words of the user cannot become markup', () => {
  const card = cardOf(
    'kind: BondConfig\nname: "a`*[x](y)"\nbondMode: active-backup\nlinks: ["`$0", "**b**"]\n'
      .replace('$0', '')
      .replace('Bond', 'Bo$0nd'),
  );
  assert.match(card, /### `` a`\*\[x\]\(y\) ``/);
  assert.match(card, /`\*\*b\*\*`/);
});

test('for clients without Markdown the same card is plain text', () => {
  const card = cardOf(document('bondMode: active-backup\nmii$0mon: 100\n'));
  assert.match(plain(card), /^miimon\n\nmiimon: 100: A dead link/);
  assert.doesNotMatch(plain(card), /[`*]|^#/m);
});
