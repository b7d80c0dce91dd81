import * as vscode from 'vscode';
import {
  closeAll,
  edit,
  equal,
  hoverAt,
  insertedBy,
  labelOf,
  ok,
  openFile,
  openToEdit,
  positionOf,
  suggestionsAt,
} from './support.ts';

suite('writing a bond', () => {
  teardown(closeAll);

  test('an empty line is offered monitoring first, with a value that works', async () => {
    const document = await openToEdit('legacy.yaml');
    const line = positionOf(document, 'xmitHashPolicy').line;
    await edit(document, (change) => change.insert(document.uri, new vscode.Position(line, 0), `${' '.repeat(10)}\n`));

    const suggestions = await suggestionsAt(document, new vscode.Position(line, 10), 'miimon');
    const [first] = suggestions;
    ok(first && labelOf(first) === 'miimon', `miimon comes first of ${suggestions.map(labelOf).join(', ')}`);
    equal(insertedBy(first).trimEnd(), 'miimon: 100', 'the inserted text');
    ok(!suggestions.some((item) => labelOf(item) === 'lacpRate'), 'what is written is not offered again');
  });

  test('a field is explained in the words of its written value', async () => {
    const document = await openFile('documents.yaml');
    const card = await hoverAt(document, positionOf(document, 'miimon').translate(0, 2));
    ok(card.includes('100 ms'), `the card speaks of 100 ms: ${card}`);
  });

  test('a bond is summed up on its name', async () => {
    const document = await openFile('legacy.yaml');
    const card = await hoverAt(document, positionOf(document, 'bond:').translate(0, 1));
    ok(card.includes('802.3ad'), `the card tells the mode: ${card}`);
  });

  test('the outline has one entry a bond', async () => {
    const document = await openFile('documents.yaml');
    await hoverAt(document, positionOf(document, 'miimon'));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    equal(
      symbols.map(({ name }) => name),
      ['bond0', 'bond1'],
      'the outline',
    );
  });
});
