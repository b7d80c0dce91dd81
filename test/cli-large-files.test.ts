/** Files beyond what people write: what is read of them, what is left alone, and what is said of it. */
import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { judge } from '../server/src/cli/judge.ts';
import { readBytes } from '../server/src/cli/source.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { withFiles } from './support/command.ts';
import { config } from './support/configs.ts';

test('a list longer than the stack is judged like any other', () => {
  const members = Array.from({ length: 200_000 }, (_, index) => `e${index}`).join(', ');
  const { problems, failures } = judge(
    new BondFile(config('mode: 802.3ad', 'xmitHashPolicy: layer3+4', `interfaces: [${members}]`), 'a.yaml'),
    defaultOptions,
  );
  assert.deepEqual([problems.map(({ code }) => code), failures], [['missing-link-monitoring'], []]);
});

test('a file above the largest size is not read, however little it is above', () => {
  withFiles({ 'a.yaml': 'bond' }, (cwd) => {
    const file = path.join(cwd, 'a.yaml');
    truncateSync(file, 100 * 1024 * 1024 + 1);
    assert.throws(() => readBytes(file), { code: 'EFBIG' });
  });
});
