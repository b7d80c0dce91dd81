/** What the README promises: no network request, whatever is asked of the command line and of the server. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol/node';
import { startTalosBond, talosBond } from './support/command.ts';
import { pushClient, until } from './support/connection.ts';
import { canList, networkSockets } from './support/sockets.ts';

const unmonitored = `apiVersion: v1alpha1
kind: BondConfig
name: bond0
bondMode: active-backup
links: [eth0, eth1]
`;

/** A folder with a config, and the environment in which a process names there each handle to a network that it makes. */
function watched(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'talos-bond-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [file, log] = [path.join(folder, 'node.yaml'), path.join(folder, 'network.log')];
  writeFileSync(file, unmonitored);
  writeFileSync(path.join(folder, '.talos-bond.yaml'), 'talosVersion: "1.13"\n');
  const env = { NODE_OPTIONS: `--require=${path.resolve('test/support/network-watch.cjs')}`, NETWORK_LOG: log };
  return { folder, file, env, handles: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []) };
}

test('what watches for the network sees a name asked for and a connection tried', (t) => {
  const { env, handles } = watched(t);
  const script =
    "require('node:net').connect(9, '127.0.0.1').on('error', () => require('node:dns').lookup('localhost', () => {}))";
  spawnSync(process.execPath, ['-e', script], { env: { ...process.env, ...env } });
  for (const kind of ['TCPWRAP', 'GETADDRINFOREQWRAP']) assert.ok(handles().includes(kind), handles().join());
});

test('the command line makes no handle to a network', (t) => {
  const { folder, env, handles } = watched(t);
  for (const args of [['lint', '--format', 'json', folder], ['explain', 'missing-link-monitoring'], ['--version']])
    assert.ok(talosBond(args, { env }).stdout.length > 0, args.join(' '));
  assert.deepEqual(handles(), []);
});

test('the server makes none and holds no socket, whatever it is asked', async (t) => {
  const { file, env, handles } = watched(t);
  const server = startTalosBond(['lsp'], env);
  t.after(() => server.kill());
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout),
    new lsp.StreamMessageWriter(server.stdin),
  );
  await askEverything(connection, pathToFileURL(file).href);
  if (canList) assert.deepEqual(networkSockets(server.pid!), []);
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  assert.equal(await ended, 0);
  assert.deepEqual(handles(), []);
});

async function askEverything(connection: lsp.ProtocolConnection, uri: string): Promise<void> {
  const pushed: lsp.PublishDiagnosticsParams[] = [];
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => void pushed.push(params));
  connection.listen();
  await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: pushClient,
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  const textDocument = { uri, languageId: 'yaml', version: 1, text: unmonitored };
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  const { diagnostics } = await until(() => pushed[0], 'diagnostics');
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['missing-link-monitoring'],
  );
  const at = { textDocument: { uri }, position: { line: 3, character: 2 } };
  assert.ok(await connection.sendRequest(lsp.HoverRequest.type, at));
  assert.ok(await connection.sendRequest(lsp.CompletionRequest.type, at));
  assert.ok(await connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument: { uri } }));
  const [{ range }] = diagnostics as [lsp.Diagnostic];
  const context = { diagnostics };
  assert.ok(await connection.sendRequest(lsp.CodeActionRequest.type, { textDocument: { uri }, range, context }));
  assert.ok(await connection.sendRequest('talosBond/explain', { word: 'missing-link-monitoring' }));
}

test('what lists sockets sees one that waits', { skip: !canList }, async () => {
  const before = networkSockets(process.pid).length;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  assert.equal(networkSockets(process.pid).length, before + 1);
  server.close();
});
