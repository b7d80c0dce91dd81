import { FileType, Uri, workspace } from 'vscode';

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

/** Which files below a folder are asked for. */
export interface Search {
  readonly uri: string;
  /** A regular expression for their names in small letters. */
  readonly names: string;
  /** How many folders deep. */
  readonly depth: number;
  readonly most: number;
}

/** The files below a folder, wherever that is. */
export async function filesBelow({ uri, names, depth, most }: Search): Promise<readonly StoredFile[]> {
  const uris = await urisBelow(Uri.parse(uri), new RegExp(names), depth);
  return (await Promise.all(uris.slice(0, most).map(read))).flat();
}

async function urisBelow(folder: Uri, names: RegExp, depth: number): Promise<readonly Uri[]> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const found = entries.map(async ([name, type]): Promise<readonly Uri[]> => {
    const uri = Uri.joinPath(folder, name);
    if (type & FileType.File) return names.test(name.toLowerCase()) ? [uri] : [];
    return type === FileType.Directory && depth > 0 && !/^(?:\.|node_modules$)/.test(name)
      ? urisBelow(uri, names, depth - 1)
      : [];
  });
  return (await Promise.all(found)).flat();
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
