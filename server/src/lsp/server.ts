import * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { explain, knownLines, type LayoutSearch, layoutSearch, topics } from '../core/index.ts';
import { version } from '../manifest.ts';
import { Answers, type Subject } from './answers.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf } from './client.ts';
import { textsIn } from './encoding.ts';
import { Reports } from './reports.ts';
import { type FindFilesAbove, isConsulted, Repositories, type StoredFile, watchers } from './repositories.ts';
import { Settings, section } from './settings.ts';
import { translateFor } from './translations.ts';

/** How files are found where the server can read them itself. */
export interface Disk {
  readonly above: FindFilesAbove;
  readonly below: (uri: string, search: LayoutSearch) => Promise<readonly StoredFile[]>;
}

/** Answers LSP requests on `connection`. `expectWork`: hears how long each text is that is opened, in UTF-16 units. */
export function serve(connection: lsp.Connection, disk?: Disk, expectWork?: ExpectWork): void {
  connection.onInitialize((params) => {
    const session = new Session(connection, params, disk);
    session.listen(expectWork);
    return { serverInfo: { name: 'talos-bond', version }, capabilities: capabilitiesFor(session.client) };
  });
  connection.listen();
}

type ExpectWork = (length: number) => void;

/** One client, served from its handshake on. */
class Session {
  readonly client: Client;
  readonly #connection: lsp.Connection;
  readonly #texts: lsp.TextDocuments<TextDocument>;
  readonly #answers: Answers;
  readonly #reports = new Reports();
  readonly #settings: Settings;
  readonly #repositories: Repositories;
  readonly #disk: Disk | undefined;

  constructor(connection: lsp.Connection, params: lsp.InitializeParams, disk?: Disk) {
    this.client = clientOf(params);
    this.#connection = connection;
    this.#disk = disk;
    const t = translateFor(params.locale);
    const ask = this.client.configuration ? () => connection.workspace.getConfiguration(section) : undefined;
    this.#texts = new lsp.TextDocuments(textsIn(this.client.positionEncoding));
    this.#settings = new Settings(t, params.initializationOptions?.settings, ask);
    this.#answers = new Answers(this.client, t, (message) => connection.console.error(message));
    this.#repositories = new Repositories(
      (uri, names) => this.#findFilesAbove(uri, names),
      t,
      (message) => connection.console.warn(message),
    );
  }

  listen(expectWork?: ExpectWork): void {
    this.#connection.onInitialized(() => this.#watch());
    this.#connection.onDidChangeConfiguration(({ settings }) => this.#changeSettings(settings?.[section]));
    this.#connection.onDidChangeWatchedFiles(() => this.#changeRepositories());
    this.#answer();
    this.#answerOfTheReference();
    this.#texts.onDidSave(({ document }) => isConsulted(document) && this.#changeRepositories());
    this.#texts.onDidOpen(({ document }) => expectWork?.(document.getText().length));
    this.#texts.onDidChangeContent(({ document }) => this.#push(document));
    this.#texts.onDidClose(({ document }) => this.#close(document));
    this.#texts.listen(this.#connection);
  }

  /** One handler a feature; each finds the document and lets the core answer. */
  #answer(): void {
    const answers = this.#answers;
    this.#connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
      const items = await this.#with(textDocument, (subject) => answers.diagnostics(subject));
      return this.#reports.of(textDocument.uri, items ?? [], previousResultId);
    });
    this.#connection.onCompletion((params) =>
      this.#with(params.textDocument, (subject) => answers.complete(subject, params)),
    );
    this.#connection.onHover(({ textDocument, position }) =>
      this.#with(textDocument, (subject) => answers.hover(subject, position)),
    );
    this.#connection.onCodeAction((params) =>
      this.#with(params.textDocument, (subject) => answers.actions(subject, params)),
    );
    this.#connection.onDefinition(({ textDocument, position }) =>
      this.#with(textDocument, (subject) => answers.definitions(subject, position, (uri) => this.#findFilesBelow(uri))),
    );
    this.#connection.onDocumentLinks(({ textDocument }) =>
      this.#with(textDocument, (subject) => answers.links(subject)),
    );
    this.#connection.onDocumentSymbol(({ textDocument }) =>
      this.#with(textDocument, (subject) => answers.symbols(subject)),
    );
    this.#connection.onRequest('talosBond/target', (document: lsp.TextDocumentIdentifier) =>
      this.#with(document, (subject) => answers.target(subject)),
    );
  }

  /** What needs no document. */
  #answerOfTheReference(): void {
    const settings = this.#settings;
    this.#connection.onRequest(
      'talosBond/explain',
      ({ word }: { word: string }) => explain(word, settings.options) ?? null,
    );
    this.#connection.onRequest('talosBond/topics', () => topics(settings.options));
    this.#connection.onRequest('talosBond/versions', () => knownLines);
  }

  /** Runs a feature on an open document; a request about any other, or one that fails, has no answer. */
  async #with<T>(
    { uri }: lsp.TextDocumentIdentifier,
    feature: (subject: Subject) => T | undefined | Promise<T | undefined>,
  ): Promise<T | null> {
    const around = await this.#repositories.above(uri);
    const document = this.#texts.get(uri);
    if (!document) return null;
    const options = around.optionsFor(this.#settings.options);
    try {
      return (await feature({ document, options, ignored: around.ignores(uri) })) ?? null;
    } catch (error) {
      // Our own fault: an editor would show it to the user, and its text may quote the file.
      this.#connection.console.error(`An answer failed: ${error instanceof Error ? error.name : typeof error}`);
      return null;
    }
  }

  /** The disk is for files alone; whatever else an editor can open, it has to read itself. */
  async #findFilesAbove(uri: string, names: readonly string[]): Promise<readonly StoredFile[]> {
    if (this.#disk && uri.startsWith('file:')) return this.#disk.above(uri, names);
    return this.client.findsFiles ? this.#connection.sendRequest('talosBond/filesAbove', { uri, names }) : [];
  }

  async #findFilesBelow(uri: string): Promise<readonly StoredFile[]> {
    if (this.#disk && uri.startsWith('file:')) return this.#disk.below(uri, layoutSearch);
    return this.client.findsFiles ? this.#connection.sendRequest('talosBond/filesBelow', { uri, ...layoutSearch }) : [];
  }

  /** For clients that do not ask for diagnostics themselves. */
  #push({ uri }: TextDocument): void {
    if (this.client.pullDiagnostics) return;
    this.#unawaited(
      this.#with({ uri }, (subject) =>
        this.#connection.sendDiagnostics({
          uri,
          version: subject.document.version,
          diagnostics: this.#answers.diagnostics(subject),
        }),
      ),
    );
  }

  #close({ uri }: TextDocument): void {
    this.#answers.forget(uri);
    this.#reports.forget(uri);
    if (!this.client.pullDiagnostics) this.#unawaited(this.#connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  async #watch(): Promise<void> {
    // Asked for first: a client that refuses to tell of changes has settings all the same.
    if (this.client.configuration) await this.#changeSettings(undefined);
    if (this.client.configurationChanges)
      await this.#connection.client.register(lsp.DidChangeConfigurationNotification.type, { section });
    if (this.client.watchesFiles)
      await this.#connection.client.register(lsp.DidChangeWatchedFilesNotification.type, { watchers });
  }

  async #changeSettings(sent: unknown): Promise<void> {
    if (await this.#settings.change(sent)) this.#judgeAnew();
  }

  #changeRepositories(): void {
    this.#repositories.forget();
    this.#judgeAnew();
  }

  #judgeAnew(): void {
    if (this.client.refreshDiagnostics) this.#unawaited(this.#connection.languages.diagnostics.refresh());
    for (const document of this.#texts.all()) this.#push(document);
  }

  /** What nobody waits for may fail, as when a client refuses a request: a rejection left alone would end the process. */
  #unawaited(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#connection.console.warn(error instanceof Error ? error.name : typeof error));
  }
}
