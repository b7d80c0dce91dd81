import { Uri, workspace } from 'vscode';

interface StoredFile {
  readonly uri: string;
  readonly text: string;
}

/**
 * The files of these names above a document, the nearest first, wherever the document lives: the server can read no
 * other disk than its own. The search ends at the root of the repository or of the workspace.
 */
export async function filesAbove(document: string, names: readonly string[]): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const folder of foldersAbove(Uri.parse(document))) {
    const present = await namesIn(folder);
    const wanted = names.filter((name) => present.has(name)).map((name) => Uri.joinPath(folder, name));
    files.push(...(await Promise.all(wanted.map(read))).flat());
    if (present.has('.git')) break;
  }
  return files;
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

const namesIn = (folder: Uri): Promise<ReadonlySet<string>> =>
  Promise.resolve(workspace.fs.readDirectory(folder)).then(
    (entries) => new Set(entries.map(([name]) => name)),
    () => new Set(),
  );

/** What cannot be read is not there. */
const read = (uri: Uri): Promise<readonly StoredFile[]> =>
  Promise.resolve(workspace.fs.readFile(uri)).then(
    (bytes) => [{ uri: uri.toString(), text: new TextDecoder().decode(bytes) }],
    () => [],
  );
