import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  equal,
  findings,
  found,
  hoverAt,
  insertedBy,
  isWritable,
  labelOf,
  monitoring,
  ok,
  openFile,
  positionOf,
  suggestionsAt,
  testOfWriting,
  textAfter,
  until,
} from './support.ts';

const code = 'missing-link-monitoring';

/** The text as the preferred fix of a finding leaves it, which is applied where files can be written. */
async function repaired(document: vscode.TextDocument, finding: vscode.Diagnostic): Promise<string> {
  const fix = await until('a fix is offered', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    return actions.find(({ isPreferred }) => isPreferred);
  });
  ok(fix.edit, 'the fix is an edit');
  const text = textAfter(document, fix.edit);
  if (await isWritable()) {
    ok(await vscode.workspace.applyEdit(fix.edit), 'the fix applies');
    equal(document.getText(), text, 'the text');
    await until('the finding is gone', () => findings(document).length === 0);
  }
  return text;
}

/** The lines that a repair adds below the one that holds `mark`, as they stand there. */
function linesBelow(text: string, mark: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes(mark)) + 1;
  return lines.slice(start, start + monitoring.length);
}

suite('a bond in a file of another tool', () => {
  teardown(closeAll);

  test('is judged and repaired inside a patch that talhelper keeps in a block scalar', async () => {
    const document = await openFile('talhelper/talconfig.yaml');
    const finding = await found(document, code);
    equal(findings(document).map(codeOf), [code], 'the findings');
    equal(document.getText(finding.range), 'mode', 'the underlined text');
    ok(finding.range.start.isAfter(positionOf(document, 'interface: bond1')), 'it stands in the patch');

    const text = await repaired(document, finding);
    const wanted = monitoring.map((line) => ' '.repeat(18) + line);
    equal(linesBelow(text, 'mode: 802.3ad'), wanted, 'the lines below the mode, indented as the patch is');
  });

  test('is explained there', async () => {
    const document = await openFile('talhelper/talconfig.yaml');
    ok((await hoverAt(document, positionOf(document, 'lacpRate'))).includes('LACP'), 'the card speaks of LACP');
  });

  testOfWriting('is completed there', async () => {
    const document = await openFile('talhelper/talconfig.yaml');
    const { line } = positionOf(document, 'xmitHashPolicy');
    const end = document.lineAt(line).range.end;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, end, `\n${' '.repeat(18)}`);
    ok(await vscode.workspace.applyEdit(edit), 'a line is opened');
    const items = await suggestionsAt(document, new vscode.Position(line + 1, 18), 'miimon');
    equal(insertedBy(items.find((item) => labelOf(item) === 'miimon')!), 'miimon: 100', 'what it inserts');
  });

  test('is judged and repaired in a Jinja template that the editor takes for plain text', async () => {
    const document = await openFile('jinja/node.yaml.j2');
    ok(document.languageId !== 'yaml', `the editor does not take it for YAML but for ${document.languageId}`);
    const finding = await found(document, code);
    equal(findings(document).map(codeOf), [code], 'the findings');
    equal(document.getText(finding.range), 'bondMode', 'the underlined text');
    equal(linesBelow(await repaired(document, finding), 'bondMode'), monitoring, 'the lines below the mode');
  });

  test('leads from a member to the alias that names it', async () => {
    const document = await openFile('jinja/node.yaml.j2');
    const member = positionOf(document, '[uplink0').translate(0, 2);
    const found = await until('a definition is found', async () => {
      const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        member,
      );
      return links[0];
    });
    const range = 'targetRange' in found ? found.targetRange : found.range;
    equal(document.getText(range), 'uplink0', 'the name in the alias');
    equal(range.start.line, positionOf(document, 'name: uplink0').line, 'its line');
  });
});
