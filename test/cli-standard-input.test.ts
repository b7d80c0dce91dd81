/** Standard input holds a text to judge, or the messages of a client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTalosBond, talosBond, withFiles } from './support/command.ts';
import { faulty } from './support/configs.ts';
import { problemsBy } from './support/problems.ts';

test('standard input is judged under the name it is given, and only with the path -', () => {
  const found = (...args: readonly string[]) =>
    problemsBy(talosBond(['-', '--format=json', ...args], { input: faulty }).stdout, 'file', 'code');
  assert.deepEqual(found(), ['<stdin> missing-link-monitoring']);
  assert.deepEqual(found('--stdin-filename', 'x/y.yaml'), ['x/y.yaml missing-link-monitoring']);
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { stdout } = talosBond(['--format=json'], { cwd, input: faulty });
    assert.deepEqual(problemsBy(stdout, 'file'), ['a.yaml']);
  });
});

test('lsp answers on standard input and output, and ends when it is told to', async () => {
  const message = (content: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...content });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  for (const args of [['lsp'], ['lsp', '--stdio']]) {
    const server = startTalosBond(args);
    let answers = '';
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.stdout.on('data', (part) => {
      answers += part;
      if (answers.includes('"id":2')) server.stdin.end(message({ method: 'exit' }));
    });
    const params = { processId: null, rootUri: null, capabilities: {} };
    server.stdin.write(
      message({ id: 1, method: 'initialize', params }) + message({ method: 'initialized', params: {} }),
    );
    server.stdin.write(message({ id: 2, method: 'shutdown' }));
    assert.equal(await ended, 0);
    assert.match(answers, /"hoverProvider"/);
  }
});
