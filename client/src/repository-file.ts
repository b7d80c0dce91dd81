import { FileType, Uri, workspace } from 'vscode';

const fileName = '.talos-bond.yaml';

interface StoredFile {
  readonly uri: string;
  readonly text: string;
}

/**
 * The settings file nearest above a document, wherever the document lives: the server can read no other disk than its
 * own. The search ends at the root of the repository or of the workspace.
 */
export async function nearestRepositoryFile(document: string): Promise<StoredFile | null> {
  for (const folder of foldersAbove(Uri.parse(document))) {
    const uri = Uri.joinPath(folder, fileName);
    if (await exists(uri)) return { uri: uri.toString(), text: await textOf(uri) };
    if (await exists(Uri.joinPath(folder, '.git'))) return null;
  }
  return null;
}

/** From the folder of the document upwards. A document that is not saved yet counts as one of the first folder. */
function foldersAbove(document: Uri): readonly Uri[] {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (!root)
    return document.scheme === 'untitled' ? (workspace.workspaceFolders ?? []).slice(0, 1).map(({ uri }) => uri) : [];
  const folders: Uri[] = [];
  for (let at = Uri.joinPath(document, '..'); at.path.length >= root.path.length; at = Uri.joinPath(at, '..')) {
    folders.push(at);
    if (at.path === '/') break;
  }
  return folders;
}

const exists = (uri: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(uri)).then(
    ({ type }) => type !== FileType.Unknown,
    () => false,
  );

const textOf = async (uri: Uri): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(uri));
