/** What files above a document say for it: settings and the release. Where files are to be had, an adapter says. */
import * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  firstNamedIn,
  isIgnored,
  misspeltFileName,
  namingFiles,
  type Options,
  optionsNear,
  optionsUnder,
  type RepositoryFile,
  readRepositoryFile,
  repositoryFileName,
  type Target,
  type Translate,
} from '../core/index.ts';
import { toRange } from './convert.ts';

/** A file as it is stored. */
export interface StoredFile {
  readonly uri: string;
  readonly text: string;
}

/** Finds the files of these names above a document, the nearest first. */
export type FindFilesAbove = (uri: string, names: readonly string[]) => Promise<readonly StoredFile[]>;

/** What is looked for above a document: what its repository has agreed on, and what may name the release. */
const consulted: readonly string[] = [repositoryFileName, ...namingFiles];

/** The same for a client that is to tell of changes. */
export const watchers: lsp.FileSystemWatcher[] = [{ globPattern: `**/{${consulted.join(',')}}` }];

/** Looks each folder up once, until something changes. */
export class Repositories {
  readonly #find: FindFilesAbove;
  readonly #t: Translate;
  readonly #byFolder = new Map<string, Promise<Surroundings>>();
  readonly #tell: (message: string) => void;
  readonly #byUri = new Map<string, Repository>();

  /** `tell`: where somebody looks who wonders why his settings do not hold. */
  constructor(find: FindFilesAbove, t: Translate, tell: (message: string) => void) {
    this.#find = find;
    this.#t = t;
    this.#tell = tell;
  }

  /** What holds for a document. A search that fails finds nothing: the document is judged all the same. */
  async above(uri: string): Promise<Surroundings> {
    const folder = folderOf(uri);
    for (;;) {
      const search = this.#byFolder.get(folder) ?? this.#search(uri);
      this.#byFolder.set(folder, search);
      const found = await search;
      // What was forgotten while it was looked for may have changed.
      if (this.#byFolder.get(folder) === search) return found;
    }
  }

  /** Somewhere a file that is looked for was written, moved or removed. */
  forget(): void {
    this.#byFolder.clear();
  }

  #search(uri: string): Promise<Surroundings> {
    return this.#find(uri, consulted)
      .then((files) => this.#read(files))
      .catch(() => this.#read([]));
  }

  #read(files: readonly StoredFile[]): Surroundings {
    const settings = files.find(isRepositoryFile);
    const others = files.filter((file) => !isRepositoryFile(file)).map(({ uri, text }) => ({ name: uri, text }));
    return new Surroundings(settings && this.#known(settings), firstNamedIn(others));
  }

  /** The same object for the same text, so that what was judged by it still holds. */
  #known(file: StoredFile): Repository {
    const before = this.#byUri.get(file.uri);
    if (before?.text === file.text) return before;
    const repository = new Repository(file, this.#t);
    this.#byUri.set(file.uri, repository);
    const [fault, ...more] = repository.file.faults;
    if (fault) this.#tell(`${file.uri}: ${fault.message}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
    return repository;
  }
}

/** What the files above a document say for it. */
export class Surroundings {
  readonly #repository: Repository | undefined;
  readonly #nearby: Target | undefined;

  constructor(repository: Repository | undefined, nearby: Target | undefined) {
    this.#repository = repository;
    this.#nearby = nearby;
  }

  /** The options for the document; the same object as long as the files say the same. */
  optionsFor(own: Options): Options {
    return optionsNear(this.#repository?.optionsFor(own) ?? own, this.#nearby);
  }

  /** Whether the settings name the document among those that are never judged. */
  ignores(uri: string): boolean {
    return this.#repository?.ignores(uri) ?? false;
  }
}

/** One settings file, read. */
class Repository {
  readonly uri: string;
  readonly text: string;
  readonly file: RepositoryFile;
  readonly #options = new WeakMap<Options, Options>();

  constructor({ uri, text }: StoredFile, t: Translate) {
    this.uri = uri;
    this.text = text;
    this.file = readRepositoryFile(text, t);
  }

  /** The options for documents below it; the same object for the same settings of the editor. */
  optionsFor(own: Options): Options {
    const options = this.#options.get(own) ?? optionsUnder(own, this.file.settings);
    this.#options.set(own, options);
    return options;
  }

  /** Whether it names the document among those that are never judged. */
  ignores(uri: string): boolean {
    const folder = decoded(folderOf(this.uri));
    const path = decoded(uri);
    return path.startsWith(folder) && isIgnored(this.file.settings, path.slice(folder.length));
  }
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/') + 1);

/** Clients differ in what they escape. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Whether the document is such a settings file itself, or was meant for one. */
export const isRepositoryFile = (file: Pick<TextDocument, 'uri'>): boolean =>
  file.uri.endsWith(`/${repositoryFileName}`) || isMisspelt(file);

const isMisspelt = ({ uri }: Pick<TextDocument, 'uri'>): boolean => uri.endsWith(`/${misspeltFileName}`);

/** Whether the document may hold for others. */
export const isConsulted = ({ uri }: TextDocument): boolean => consulted.some((name) => uri.endsWith(`/${name}`));

/** What is not understood in a settings file, as its author sees it. */
export function faultsOf(document: TextDocument, t: Translate): lsp.Diagnostic[] {
  const source = 'talos-bond';
  if (isMisspelt(document)) {
    const range = toRange(document, { start: 0, end: document.getText().search(/[\r\n]|$/) });
    const message = t('{0} is not read: settings stand in {1}', misspeltFileName, repositoryFileName);
    return [{ range, severity: lsp.DiagnosticSeverity.Warning, source, message }];
  }
  return readRepositoryFile(document.getText(), t).faults.map(({ span, message }) => ({
    range: toRange(document, span),
    severity: lsp.DiagnosticSeverity.Error,
    source,
    message,
  }));
}
