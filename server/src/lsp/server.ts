import * as lsp from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  complete,
  defaultOptions,
  explain,
  type Failure,
  hover,
  knownLines,
  type Options,
  reasonFor,
  releaseName,
  symbols,
  type Translate,
  targetFor,
  topics,
} from '../core/index.ts';
import { version } from '../manifest.ts';
import { actionsAt } from './actions.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf } from './client.ts';
import { toCompletionItem, toDiagnostic, toHover, toSymbol } from './convert.ts';
import { Documents } from './documents.ts';
import {
  type FindFilesAbove,
  faultsOf,
  isConsulted,
  isRepositoryFile,
  Repositories,
  type StoredFile,
  watchers,
} from './repositories.ts';
import { optionsFrom, section } from './settings.ts';
import { translateFor } from './translations.ts';

/**
 * Answers LSP requests on `connection`. Every answer is a function of the document's text and the options.
 * `findOnDisk`: where the server can read files, how it finds those above a document. `expectWork`: hears how long
 * each text is that is opened, in UTF-16 units.
 */
export function serve(connection: lsp.Connection, findOnDisk?: FindFilesAbove, expectWork?: ExpectWork): void {
  new Server(connection, findOnDisk, expectWork).listen();
}

type ExpectWork = (length: number) => void;

/** An open document with what holds for it. */
interface Subject {
  readonly document: TextDocument;
  readonly options: Options;
  /** Its repository wants it never to be judged. */
  readonly ignored: boolean;
}

class Server {
  readonly #connection: lsp.Connection;
  readonly #texts = new lsp.TextDocuments(TextDocument);
  readonly #documents = new Documents();
  #client: Client | undefined;
  #options: Options = defaultOptions;
  #t: Translate = defaultOptions.t;
  readonly #findOnDisk: FindFilesAbove | undefined;
  readonly #expectWork: ExpectWork | undefined;
  #repositories: Repositories | undefined;
  /** Rules whose failure has been told. */
  readonly #told = new Set<string>();

  constructor(connection: lsp.Connection, findOnDisk?: FindFilesAbove, expectWork?: ExpectWork) {
    this.#connection = connection;
    this.#findOnDisk = findOnDisk;
    this.#expectWork = expectWork;
  }

  listen(): void {
    this.#connection.onInitialize((params) => this.#initialize(params));
    this.#connection.onInitialized(() => this.#watchSettings());
    this.#connection.onDidChangeConfiguration(({ settings }) => this.#changeSettings(settings?.[section]));
    this.#connection.onDidChangeWatchedFiles(() => this.#changeRepositories());
    this.#answer();
    this.#texts.onDidSave(({ document }) => isConsulted(document) && this.#changeRepositories());
    this.#texts.onDidOpen(({ document }) => this.#expectWork?.(document.getText().length));
    this.#texts.onDidChangeContent(({ document }) => this.#push(document));
    this.#texts.onDidClose(({ document }) => this.#close(document));
    this.#texts.listen(this.#connection);
    this.#connection.listen();
  }

  #initialize(params: lsp.InitializeParams): lsp.InitializeResult {
    this.#client = clientOf(params);
    this.#t = translateFor(params.locale);
    this.#options = optionsFrom(params.initializationOptions?.settings, this.#t);
    this.#repositories = new Repositories(
      (uri, names) => this.#findFilesAbove(uri, names),
      this.#t,
      (message) => this.#connection.console.warn(message),
    );
    return { serverInfo: { name: 'talos-bond', version }, capabilities: capabilitiesFor(this.#client) };
  }

  /** One handler a feature; each finds the document and lets the core answer. */
  #answer(): void {
    const { languages } = this.#connection;
    languages.diagnostics.on(async ({ textDocument }) => ({
      kind: 'full',
      items: (await this.#with(textDocument, (subject) => this.#diagnostics(subject))) ?? [],
    }));
    this.#connection.onCompletion((params) =>
      this.#with(params.textDocument, (subject) => this.#complete(subject, params)),
    );
    this.#connection.onHover((params) =>
      this.#with(params.textDocument, (subject) => this.#hover(subject, params.position)),
    );
    this.#connection.onCodeAction((params) =>
      this.#with(params.textDocument, (subject) => this.#actions(subject, params)),
    );
    this.#connection.onDocumentSymbol(({ textDocument }) =>
      this.#with(textDocument, ({ document, options }) =>
        symbols(this.#documents.file(document), options).map((symbol) => toSymbol(document, symbol)),
      ),
    );
    this.#connection.onRequest(
      'talosBond/explain',
      ({ word }: { word: string }) => explain(word, this.#options) ?? null,
    );
    this.#connection.onRequest('talosBond/topics', () => topics(this.#options));
    this.#connection.onRequest('talosBond/versions', () => knownLines);
    this.#connection.onRequest('talosBond/target', ({ uri }: lsp.TextDocumentIdentifier) =>
      this.#with({ uri }, (subject) => this.#target(subject)),
    );
  }

  /** Runs a feature on an open document; a request about any other has no answer. */
  async #with<T>({ uri }: lsp.TextDocumentIdentifier, feature: (subject: Subject) => T | undefined): Promise<T | null> {
    const around = await this.#repositories?.above(uri);
    const document = this.#texts.get(uri);
    if (!document) return null;
    const options = around?.optionsFor(this.#options) ?? this.#options;
    return feature({ document, options, ignored: around?.ignores(uri) ?? false }) ?? null;
  }

  /** The disk is for files alone; whatever else an editor can open, it has to read itself. */
  async #findFilesAbove(uri: string, names: readonly string[]): Promise<readonly StoredFile[]> {
    if (this.#findOnDisk && uri.startsWith('file:')) return this.#findOnDisk(uri, names);
    return this.#client?.findsFilesAbove ? this.#connection.sendRequest('talosBond/filesAbove', { uri, names }) : [];
  }

  /** The release that the bonds of a document are judged for, and what tells it; of a document without bonds nothing. */
  #target({ document, options }: Subject) {
    const file = this.#documents.file(document);
    if (file.bonds.length === 0) return undefined;
    const target = targetFor(file, options);
    const { version: release, stated } = target;
    return { version: releaseName(release), stated, reason: reasonFor(target, this.#t) ?? null };
  }

  #diagnostics({ document, options, ignored }: Subject): lsp.Diagnostic[] {
    const client = this.#client;
    if (!client || ignored) return [];
    if (isRepositoryFile(document)) return faultsOf(document, this.#t);
    const { diagnostics, failures } = this.#documents.verdict(document, options);
    for (const failure of failures) this.#tell(failure);
    return diagnostics.map((found) => toDiagnostic(document, found, client));
  }

  #complete(
    { document, options }: Subject,
    { position, context }: lsp.CompletionParams,
  ): lsp.CompletionList | undefined {
    const client = this.#client;
    if (!client) return undefined;
    const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
    // A blank asks for a value; a blank of indentation asks for nothing.
    if (context?.triggerCharacter === ' ' && before.trim() === '') return { isIncomplete: false, items: [] };
    const found = complete(this.#documents.file(document), document.offsetAt(position), options);
    return { isIncomplete: false, items: found.map((suggestion) => toCompletionItem(document, suggestion, client)) };
  }

  #hover({ document, options }: Subject, position: lsp.Position): lsp.Hover | undefined {
    const client = this.#client;
    const found = hover(this.#documents.file(document), document.offsetAt(position), options);
    return client && found && toHover(document, found, client);
  }

  #actions({ document, options, ignored }: Subject, params: lsp.CodeActionParams): lsp.CodeAction[] {
    const client = this.#client;
    if (!client?.codeActionLiterals || ignored) return [];
    return [...actionsAt(document, params, { documents: this.#documents, options, client })];
  }

  /** For clients that do not ask for diagnostics themselves. */
  #push({ uri }: TextDocument): void {
    if (!this.#client || this.#client.pullDiagnostics) return;
    this.#unawaited(
      this.#with({ uri }, (subject) =>
        this.#connection.sendDiagnostics({
          uri,
          version: subject.document.version,
          diagnostics: this.#diagnostics(subject),
        }),
      ),
    );
  }

  #close({ uri }: TextDocument): void {
    this.#documents.close(uri);
    if (!this.#client?.pullDiagnostics) this.#unawaited(this.#connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  async #watchSettings(): Promise<void> {
    // Asked for first: a client that refuses to tell of changes has settings all the same.
    if (this.#client?.configuration) await this.#changeSettings(undefined);
    if (this.#client?.configurationChanges)
      await this.#connection.client.register(lsp.DidChangeConfigurationNotification.type, { section });
    if (this.#client?.watchesFiles)
      await this.#connection.client.register(lsp.DidChangeWatchedFilesNotification.type, { watchers });
  }

  #changeRepositories(): void {
    this.#repositories?.forget();
    this.#judgeAnew();
  }

  /** Takes settings where they are to be had: asked for, or sent along with the notice of their change. */
  async #changeSettings(sent: unknown): Promise<void> {
    const settings = this.#client?.configuration ? await this.#connection.workspace.getConfiguration(section) : sent;
    const options = optionsFrom(settings, this.#t);
    if (JSON.stringify(options) === JSON.stringify(this.#options)) return;
    this.#options = options;
    this.#judgeAnew();
  }

  #judgeAnew(): void {
    if (this.#client?.refreshDiagnostics) this.#unawaited(this.#connection.languages.diagnostics.refresh());
    for (const document of this.#texts.all()) this.#push(document);
  }

  /** What nobody waits for may fail, as when a client refuses a request: a rejection left alone would end the process. */
  #unawaited(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#connection.console.warn(error instanceof Error ? error.name : typeof error));
  }

  /** A rule that fails is our fault: told once, by its name; what the file holds is nobody's business. */
  #tell({ code, error }: Failure): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#connection.console.error(
      `The rule ${code} failed and is left out (${error instanceof Error ? error.name : 'unknown error'}).`,
    );
  }
}
