import * as vscode from 'vscode';

/** A bond in a whole machine config that nothing watches. */
export const unmonitored = `machine:
  type: worker
  network:
    interfaces:
      - interface: bond0
        bond:
          interfaces: [enp1s0, enp2s0]
          mode: 802.3ad
cluster: {}
`;

/** What the preferred fix adds to a bond, in this order. */
export const monitoring = ['miimon: 100', 'updelay: 200', 'downdelay: 200'];

export function ok(truth: unknown, what: string): asserts truth {
  if (!truth) throw new Error(what);
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  ok(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}

/** Waits for a state rather than for a time: a busy machine is slow, not broken. */
export async function until<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  milliseconds = 20_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Whether the sample workspace takes files; a repository that is open in the browser may not. */
export async function isWritable(): Promise<boolean> {
  // What stands behind a scheme is only known once it was asked for.
  const uri = fileUri('legacy.yaml');
  await vscode.workspace.fs.stat(uri);
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** A test that writes files, left out where nobody may. */
export const testOfWriting = (name: string, body: () => Promise<void>): void => {
  test(name, async function () {
    if (!(await isWritable())) this.skip();
    await body();
  });
};

/** Opens a file of the sample workspace to edit it; where nobody may write, a text of its own with the same content. */
export async function openToEdit(name: string): Promise<vscode.TextDocument> {
  const file = await openFile(name);
  return (await isWritable()) ? file : openText(file.getText());
}

/** Opens a file of the sample workspace. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  return document;
}

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the sample workspace is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a text that was never saved. */
export async function openText(content: string, language = 'yaml'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Throws away what a test did to the documents. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'talos-bond');
}

/** The rule's code, with or without the link that a client gives it. */
export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

export function found(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return until(`${code} is reported`, () => findings(document).find((diagnostic) => codeOf(diagnostic) === code));
}

/** Proves silence: a text opened later has been judged, and this document still has no finding. */
export async function staysQuiet(document: vscode.TextDocument): Promise<void> {
  await found(await openText(unmonitored), 'missing-link-monitoring');
  equal(findings(document).map(codeOf), [], `findings in ${document.uri.path}`);
}

/** Where a text stands for the first time. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `${document.uri.path} holds ${text}`);
  return document.positionAt(offset);
}

/** The text of a document as an edit would leave it. */
export function textAfter(document: vscode.TextDocument, change: vscode.WorkspaceEdit): string {
  const offset = (position: vscode.Position) => document.offsetAt(position);
  const edits = change.get(document.uri).toSorted((a, b) => b.range.start.compareTo(a.range.start));
  return edits.reduce(
    (text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)),
    document.getText(),
  );
}

export async function edit(document: vscode.TextDocument, change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  ok(await vscode.workspace.applyEdit(workspaceEdit), `${document.uri.path} takes an edit`);
}

/** The texts of all hovers at a position, as Markdown. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return until('a hover is shown', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
  });
}

/** The suggestions at a position in the order in which the list shows them, once `label` is among them. */
export async function suggestionsAt(document: vscode.TextDocument, position: vscode.Position, label: string) {
  return until(`${label} is suggested`, async () => {
    const items = await completionsAt(document, position);
    return items.some((item) => labelOf(item) === label) ? items : undefined;
  });
}

export async function completionsAt(document: vscode.TextDocument, position: vscode.Position) {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  const rank = (item: vscode.CompletionItem) => item.sortText ?? labelOf(item);
  return items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** What accepting a suggestion writes, its tab stops left out. */
export function insertedBy({ insertText, label }: vscode.CompletionItem): string {
  const text = insertText ?? label;
  const written = typeof text === 'string' ? text : 'value' in text ? text.value : text.label;
  return written
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\d+/g, '');
}
