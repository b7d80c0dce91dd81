/** Long work tells how far it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Progress } from '../server/src/cli/progress.ts';
import { english } from '../server/src/core/translate.ts';

test('long work tells a terminal how far it is, and nobody else', () => {
  const linesFor = (isTTY: boolean): string => {
    let written = '';
    const write = (text: string): boolean => {
      written += text;
      return true;
    };
    const progress = new Progress({ isTTY, write }, 2, english, 0);
    progress.step();
    progress.end();
    return written;
  };
  assert.equal(linesFor(true), '\r\x1b[K1 of 2 files\r\x1b[K');
  assert.equal(linesFor(false), '');
});
