import * as vscode from 'vscode';
import { closeAll, fileUri, findings, found, isWritable, openFile, testOfWriting, until } from './support.ts';

const settings = 'settled/.talos-bond.yaml';
const code = 'missing-link-monitoring';

suite('the settings of a repository', () => {
  let original: Uint8Array;

  setup(async () => {
    original = await vscode.workspace.fs.readFile(fileUri(settings));
  });

  teardown(async () => {
    if (await isWritable()) await vscode.workspace.fs.writeFile(fileUri(settings), original);
    await closeAll();
  });

  test('hold for the files below them', async () => {
    const document = await openFile('settled/node.yaml');
    await until(
      'the finding is an error',
      async () => (await severityIn(document)) === vscode.DiagnosticSeverity.Error,
    );
  });

  testOfWriting('change with their file', async () => {
    const document = await openFile('settled/node.yaml');
    await write(`rules: {${code}: hint}\n`);
    await until('the finding is a hint', async () => (await severityIn(document)) === vscode.DiagnosticSeverity.Hint);
    await write('ignore: ["*.yaml"]\n');
    await until('nothing is found any more', () => findings(document).length === 0);
  });

  testOfWriting('stand beside a file that names the release', async () => {
    const document = await openFile('settled/node.yaml');
    const tooNew = () =>
      findings(document).some(({ message }) =>
        message.includes('Talos 1.11.6 (named in talconfig.yaml) has no BondConfig'),
      );
    const talconfig = fileUri('settled/talconfig.yaml');
    await vscode.workspace.fs.writeFile(talconfig, new TextEncoder().encode('talosVersion: v1.11.6\n'));
    try {
      await until('the document is too new for the release', tooNew);
    } finally {
      await vscode.workspace.fs.delete(talconfig);
    }
    await until('the release is forgotten with its file', () => !tooNew());
  });

  testOfWriting('show their own faults', async () => {
    await write('rules: {missing-link-monitorin: hint}\n');
    const document = await openFile(settings);
    await until('the misspelt code is underlined', () =>
      findings(document).some(({ range }) => document.getText(range) === 'missing-link-monitorin'),
    );
  });
});

const severityIn = async (document: vscode.TextDocument) => (await found(document, code)).severity;

const write = (text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(fileUri(settings), new TextEncoder().encode(text));
