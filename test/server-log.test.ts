/** The log tells what went wrong, and nothing of a file. */
import assert from 'node:assert/strict';
import { unmonitored } from './support/configs.ts';
import { pullClient, until } from './support/connection.ts';
import { uri, withClient } from './support/session.ts';

withClient(
  'a request that goes wrong has no answer, and the log tells its sort and nothing of the file',
  {},
  async (client) => {
    await client.open(uri, unmonitored);
    const hover = await client.connection.sendRequest('textDocument/hover', { textDocument: { uri } });
    assert.equal(hover, null);
    await until(() => client.logged[0], 'the failure noted');
    assert.deepEqual(client.logged, ['An answer failed: TypeError']);
  },
);

withClient('nothing of a file goes to the log', { capabilities: pullClient }, async (client) => {
  await client.open(uri, `${unmonitored}cluster:\n  token: top-secret\n  [broken: {\n`);
  assert.ok((await client.pull(uri)).length > 0);
  assert.deepEqual(client.logged, []);
});
