import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  edit,
  equal,
  fileUri,
  findings,
  found,
  isWritable,
  monitoring,
  ok,
  openFile,
  testOfWriting,
  textAfter,
  until,
} from './support.ts';

const code = 'missing-link-monitoring';

suite('an unmonitored bond', () => {
  let document: vscode.TextDocument;
  let original: string;

  setup(async () => {
    document = await openFile('legacy.yaml');
    original = document.getText();
  });

  teardown(async () => {
    await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', undefined, true);
    await closeAll();
  });

  test('is underlined at its mode, once, with a link to the reference', async () => {
    const finding = await found(document, code);
    equal(findings(document).map(codeOf), [code], 'the findings');
    equal(document.getText(finding.range), 'mode', 'the underlined text');
    equal(finding.severity, vscode.DiagnosticSeverity.Warning, 'the severity');
    ok(finding.message.includes('bond0'), `the message names the bond: ${finding.message}`);
    ok(typeof finding.code === 'object' && finding.code.target.toString().endsWith(`#${code}`), 'the code is a link');
  });

  test('is repaired by the preferred fix, which adds three lines and nothing else', async () => {
    const finding = await found(document, code);
    const fix = await until('the fix is offered', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        finding.range,
      );
      return actions.find(({ title }) => title.startsWith(`Insert ${monitoring.join(', ')}`));
    });
    ok(fix.isPreferred && fix.edit, 'the fix is the preferred one');
    equal(withoutMonitoring(textAfter(document, fix.edit)), original, 'the offered text but for the three lines');
    if (!(await isWritable())) return;

    ok(await vscode.workspace.applyEdit(fix.edit), 'the fix applies');
    equal(withoutMonitoring(document.getText()), original, 'the text but for the three lines');
    await until('the finding is gone', () => findings(document).length === 0);
  });

  testOfWriting('is repaired on save when the user asks for that', async () => {
    await found(document, code);
    const onSave = { 'source.fixAll.talosBond': 'explicit' };
    await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', onSave, true);

    // An editor gives up on a slow save action; its user would save again.
    await until('a save repairs the bond', async () => {
      await edit(document, (change) => change.insert(document.uri, new vscode.Position(0, 0), '# Seen.\n'));
      await document.save();
      return document.getText().includes('miimon: 100');
    });
    const onDisk = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
    equal(withoutMonitoring(onDisk).replaceAll('# Seen.\n', ''), original, 'the file but for the three lines');

    await vscode.workspace.fs.writeFile(fileUri('legacy.yaml'), new TextEncoder().encode(original));
    await until('the file is as it was', () => document.getText() === original);
  });
});

/** The text without the three lines; they have to stand together, indented as the bond's keys are. */
function withoutMonitoring(text: string): string {
  const lines = monitoring.map((line) => `          ${line}\n`).join('');
  ok(text.includes(lines), `the three lines stand together in ${text}`);
  return text.replace(lines, '');
}
