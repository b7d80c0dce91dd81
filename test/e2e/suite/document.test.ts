import * as vscode from 'vscode';
import {
  closeAll,
  completionsAt,
  equal,
  found,
  hoverAt,
  labelOf,
  ok,
  openFile,
  openText,
  positionOf,
  staysQuiet,
  suggestionsAt,
  unmonitored,
} from './support.ts';

suite('documents of every kind', () => {
  teardown(closeAll);

  test('a text that was never saved is judged', async () => {
    const document = await openText(unmonitored);
    equal(document.uri.scheme, 'untitled', 'the scheme');
    await found(document, 'missing-link-monitoring');
  });

  test('a config written as JSON is judged', async () => {
    const bond = { interfaces: ['enp1s0', 'enp2s0'], mode: 'active-backup' };
    const network = { interfaces: [{ interface: 'bond0', bond }] };
    const config = { machine: { type: 'worker', network }, cluster: {} };
    const document = await openText(JSON.stringify(config, null, 2), 'json');
    await found(document, 'missing-link-monitoring');
  });

  test('a template is completed and explained, and what only rendering tells is not judged', async () => {
    const document = await openFile('node.yaml.j2');
    ok(document.languageId !== 'yaml', `the editor does not take it for YAML but for ${document.languageId}`);
    ok((await hoverAt(document, positionOf(document, 'miimon'))).includes('100 ms'), 'the card speaks of 100 ms');
    await suggestionsAt(document, new vscode.Position(document.lineCount - 1, 0), 'updelay');
    await staysQuiet(document);
  });

  test("another system's manifest is left alone", async () => {
    const document = await openFile('deployment.yaml');
    await staysQuiet(document);
    const offered = await completionsAt(document, positionOf(document, 'Deployment'));
    ok(
      !offered.some((item) => labelOf(item).includes('Bond')),
      `no bond is offered: ${offered.map(labelOf).join(', ')}`,
    );
  });
});
