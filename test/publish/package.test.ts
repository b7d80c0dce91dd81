/** What `npm run package` makes: what is in it, and whether it works where nothing else is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as lsp from 'vscode-languageserver-protocol/node';
import { CleanPlace, tarball, version } from './clean.ts';

const place = new CleanPlace();
const installed = (name: string): string => readFileSync(place.at(`node_modules/talos-bond/${name}`), 'utf8');

before(() => {
  place.addSample();
  // Offline: the package asks for no other.
  place.mustRun('npm', ['install', '--no-audit', '--no-fund', tarball]);
});

test('the npm package holds the command line, the server, the licences, and nothing else', () => {
  const files = place.mustRun('tar', ['-tzf', tarball]).trim().split('\n').toSorted();
  assert.deepEqual(
    files.map((file) => file.replace(/^package\//, '')),
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/commands.js',
      'dist/server.js',
      'dist/third-party-notices.txt',
      'package.json',
    ],
  );
});

test('the extension holds its bundles, its texts, its pictures, the licences, and nothing else', () => {
  const vsce = ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'];
  const files = spawnSync(process.execPath, vsce, { encoding: 'utf8' }).stdout.trim().split('\n');
  assert.deepEqual(
    files
      .filter((file) => !/^(?:syntaxes\/[\w.-]+\.tmLanguage\.json|media\/[\w-]+\.(?:png|svg))$/.test(file))
      .toSorted(),
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/extension.js',
      'dist/extension.web.js',
      'dist/server.js',
      'dist/third-party-notices.txt',
      'icon.png',
      'package.json',
      'package.nls.json',
    ],
  );
});

test('no bundle carries or asks for a source map', () => {
  for (const name of ['cli', 'commands', 'server', 'extension', 'extension.web']) {
    assert.doesNotMatch(readFileSync(`dist/${name}.js`, 'utf8'), /sourceMappingURL|sourcesContent/, name);
  }
});

test('the manifest of the npm package asks for nothing, runs nothing and speaks of no editor', () => {
  const manifest = JSON.parse(installed('package.json')) as Record<string, unknown>;
  assert.deepEqual(Object.keys(manifest).toSorted(), [
    'bin',
    'bugs',
    'description',
    'engines',
    'homepage',
    'keywords',
    'license',
    'name',
    'publishConfig',
    'repository',
    'version',
  ]);
  assert.deepEqual(manifest.engines, { node: '>=20' });
});

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: true }>>;
}

test('each package that is bundled comes with its licence', () => {
  const notices = installed('dist/third-party-notices.txt').split(`\n${'-'.repeat(80)}\n\n`);
  const said = notices.map((notice) => notice.slice(0, notice.indexOf(' (')));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const wanted = Object.entries(packages).flatMap(([place, { version, dev }]) =>
    place === '' || dev
      ? []
      : [`${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${version}`],
  );
  assert.deepEqual(said.toSorted(), wanted.toSorted());
  for (const notice of notices) assert.match(notice, /permission/i, notice.slice(0, 60));
});

test('npx talos-bond finds the fault of a sample', () => {
  const { code, stdout } = place.run('npx', ['talos-bond', 'lint', 'controlplane.yaml']);
  assert.equal(code, 1);
  assert.match(stdout, /^controlplane\.yaml:14:11: warning: .*\[missing-link-monitoring\]$/m);
  assert.equal(place.mustRun('npx', ['talos-bond', '--version']).trim(), version);
});

test('npx runs the tarball without an installation', () => {
  const elsewhere = new CleanPlace();
  elsewhere.addSample();
  const { code, stdout } = elsewhere.run('npx', ['--yes', '--package', tarball, 'talos-bond', 'lint']);
  assert.equal(code, 1);
  assert.match(stdout, /\[missing-link-monitoring\]/);
});

test('talos-bond lsp shakes hands and finds the same', async () => {
  const child = place.start('npx', ['talos-bond', 'lsp']);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(child.stdout),
    new lsp.StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const { serverInfo, capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  assert.deepEqual(serverInfo, { name: 'talos-bond', version });
  assert.ok(capabilities.hoverProvider && capabilities.completionProvider && capabilities.codeActionProvider);
  await connection.sendNotification(lsp.InitializedNotification.type, {});

  const uri = `file://${place.at('controlplane.yaml')}`;
  const text = readFileSync(place.at('controlplane.yaml'), 'utf8');
  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  const report = await connection.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri } });
  assert.deepEqual(report.kind === 'full' && report.items.map(({ code }) => code), ['missing-link-monitoring']);

  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  assert.equal(await ended, 0);
  connection.dispose();
});
