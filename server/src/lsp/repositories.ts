/** The settings that repositories have for the documents in them. Where files are to be had, an adapter says. */
import * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  isIgnored,
  type Options,
  optionsUnder,
  type RepositoryFile,
  readRepositoryFile,
  repositoryFileName,
  type Translate,
} from '../core/index.ts';
import { toRange } from './convert.ts';

/** A settings file as it is stored. */
export interface StoredFile {
  readonly uri: string;
  readonly text: string;
}

/** Finds the settings file nearest above a document. */
export type FindRepositoryFile = (uri: string) => Promise<StoredFile | null>;

/** Looks each folder up once, until something changes. */
export class Repositories {
  readonly #find: FindRepositoryFile;
  readonly #t: Translate;
  readonly #byFolder = new Map<string, Promise<Repository | undefined>>();
  readonly #tell: (message: string) => void;
  readonly #byUri = new Map<string, Repository>();

  /** `tell`: where somebody looks who wonders why his settings do not hold. */
  constructor(find: FindRepositoryFile, t: Translate, tell: (message: string) => void) {
    this.#find = find;
    this.#t = t;
    this.#tell = tell;
  }

  /** What holds for a document. A search that fails finds nothing: the document is judged all the same. */
  above(uri: string): Promise<Repository | undefined> {
    const folder = folderOf(uri);
    const found =
      this.#byFolder.get(folder) ??
      this.#find(uri).then(
        (file) => (file ? this.#known(file) : undefined),
        () => undefined,
      );
    this.#byFolder.set(folder, found);
    return found;
  }

  /** Somewhere a settings file was written, moved or removed. */
  forget(): void {
    this.#byFolder.clear();
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

/** One settings file, read. */
export class Repository {
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

/** Whether the document is such a settings file itself. */
export const isRepositoryFile = ({ uri }: TextDocument): boolean => uri.endsWith(`/${repositoryFileName}`);

/** What is not understood in a settings file, as its author sees it. */
export const faultsOf = (document: TextDocument, t: Translate): lsp.Diagnostic[] =>
  readRepositoryFile(document.getText(), t).faults.map(({ span, message }) => ({
    range: toRange(document, span),
    severity: lsp.DiagnosticSeverity.Error,
    source: 'talos-bond',
    message,
  }));
