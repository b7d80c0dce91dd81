// A repository as github.dev shows it: a file system that is on no disk and that nobody may write to.
import * as vscode from 'vscode';

/** The files of the sample workspace, by their path in it; the bundler puts them here. */
declare const workspaceFiles: Readonly<Record<string, string>>;

const root = '/someone/cluster';

export function activate(context: vscode.ExtensionContext): void {
  const options = { isReadonly: true, isCaseSensitive: true };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('vscode-vfs', new Repository(), options));
}

class Repository implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = workspaceFiles[pathOf(uri)];
    if (text === undefined && this.readDirectory(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: 0, size: text?.length ?? 0, permissions: vscode.FilePermission.Readonly };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const folder = pathOf(uri) === '' ? '' : `${pathOf(uri)}/`;
    const inside = Object.keys(workspaceFiles).filter((path) => path.startsWith(folder));
    const entries = inside.map((path) => path.slice(folder.length).split('/'));
    return [
      ...new Map(
        entries.map(([name = '', ...more]) => [
          name,
          more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File,
        ]),
      ),
    ];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = workspaceFiles[pathOf(uri)];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

const pathOf = ({ path }: vscode.Uri): string => path.slice(root.length + 1);

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
