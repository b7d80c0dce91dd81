import * as vscode from 'vscode';
import { closeAll, codeOf, findings, found, hoverAt, isWritable, ok, openFile, positionOf, until } from './support.ts';

const code = 'missing-link-monitoring';

suite('the extension', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    document = await openFile('legacy.yaml');
    await found(document, code);
  });

  teardown(async () => {
    await vscode.workspace.getConfiguration('talosBond').update('rules', undefined, true);
    await vscode.workspace.getConfiguration('talosBond').update('talosVersion', undefined, !(await isWritable()));
    await closeAll();
  });

  test('runs in the host this suite runs in', () => {
    const extension = vscode.extensions.getExtension('talos-bond.talos-bond');
    ok(extension?.isActive, 'the extension is active');
    const host =
      typeof process === 'object' && process.versions?.node ? `Node ${process.versions.node}` : 'a web worker';
    console.log(`host: VS Code ${vscode.version} on ${host}`);
  });

  test('restarts its server, which then judges again', async () => {
    await vscode.commands.executeCommand('talosBond.restartServer');
    await found(document, code);
    await hoverAt(document, positionOf(document, 'lacpRate'));
  });

  test('opens the reference of a rule, which the finding leads to', async () => {
    const { range } = await found(document, code);
    const command = await until('the explanation is offered', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return actions.find((action) => action.command?.command === 'talosBond.explain')?.command;
    });
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await until('the reference is open', () =>
      vscode.workspace.textDocuments.some(
        ({ uri, getText }) => uri.scheme === 'talos-bond' && getText().includes(code),
      ),
    );
  });

  test('obeys the setting of a rule at once, and its removal', async () => {
    const settings = vscode.workspace.getConfiguration('talosBond');
    await settings.update('rules', { [code]: 'off' }, true);
    await until('the rule is silent', () => !findings(document).some((finding) => codeOf(finding) === code));
    await settings.update('rules', undefined, true);
    await found(document, code);
  });

  test('lets the user choose the release that bonds are judged for', async () => {
    const inWorkspace = await isWritable();
    const written = () => {
      const settings = vscode.workspace.getConfiguration('talosBond').inspect<string>('talosVersion');
      return inWorkspace ? settings?.workspaceValue : settings?.globalValue;
    };
    const done = vscode.commands.executeCommand('talosBond.chooseVersion');
    await until('the first choice is taken', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return written() === 'auto';
    });
    await done;
  });
});
