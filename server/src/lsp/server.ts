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
import { actionsAt, kinds } from './actions.ts';
import { type Client, clientOf } from './client.ts';
import { toCompletionItem, toDiagnostic, toHover, toSymbol } from './convert.ts';
import { Documents } from './documents.ts';
import { optionsFrom, section } from './settings.ts';
import { translateFor } from './translations.ts';

/** Answers LSP requests on `connection`. Every answer is a function of the document's text and the options. */
export function serve(connection: lsp.Connection): void {
  new Server(connection).listen();
}

class Server {
  readonly #connection: lsp.Connection;
  readonly #texts = new lsp.TextDocuments(TextDocument);
  readonly #documents = new Documents();
  #client: Client | undefined;
  #options: Options = defaultOptions;
  #t: Translate = defaultOptions.t;
  /** Rules whose failure has been told. */
  readonly #told = new Set<string>();

  constructor(connection: lsp.Connection) {
    this.#connection = connection;
  }

  listen(): void {
    this.#connection.onInitialize((params) => this.#initialize(params));
    this.#connection.onInitialized(() => this.#watchSettings());
    this.#connection.onDidChangeConfiguration(({ settings }) => this.#changeSettings(settings?.[section]));
    this.#answer();
    this.#texts.onDidChangeContent(({ document }) => this.#push(document));
    this.#texts.onDidClose(({ document }) => this.#close(document));
    this.#texts.listen(this.#connection);
    this.#connection.listen();
  }

  #initialize(params: lsp.InitializeParams): lsp.InitializeResult {
    this.#client = clientOf(params);
    this.#t = translateFor(params.locale);
    this.#options = optionsFrom(params.initializationOptions?.settings, this.#t);
    return { serverInfo: { name: 'talos-bond', version }, capabilities: capabilitiesFor(this.#client) };
  }

  /** One handler a feature; each finds the document and lets the core answer. */
  #answer(): void {
    const { languages } = this.#connection;
    languages.diagnostics.on(({ textDocument }) => ({
      kind: 'full',
      items: this.#with(textDocument, (document) => this.#diagnostics(document)) ?? [],
    }));
    this.#connection.onCompletion(
      (params) => this.#with(params.textDocument, (document) => this.#complete(document, params)) ?? null,
    );
    this.#connection.onHover(
      (params) => this.#with(params.textDocument, (document) => this.#hover(document, params.position)) ?? null,
    );
    this.#connection.onCodeAction(
      (params) => this.#with(params.textDocument, (document) => this.#actions(document, params)) ?? null,
    );
    this.#connection.onDocumentSymbol(
      ({ textDocument }) =>
        this.#with(textDocument, (document) =>
          symbols(this.#documents.file(document), this.#options).map((symbol) => toSymbol(document, symbol)),
        ) ?? null,
    );
    this.#connection.onRequest(
      'talosBond/explain',
      ({ word }: { word: string }) => explain(word, this.#options) ?? null,
    );
    this.#connection.onRequest('talosBond/topics', () => topics(this.#options));
    this.#connection.onRequest('talosBond/versions', () => knownLines);
    this.#connection.onRequest(
      'talosBond/target',
      ({ uri }: lsp.TextDocumentIdentifier) => this.#with({ uri }, (document) => this.#target(document)) ?? null,
    );
  }

  /** Runs a feature on an open document; a request about any other has no answer. */
  #with<T>({ uri }: lsp.TextDocumentIdentifier, feature: (document: TextDocument) => T): T | undefined {
    const document = this.#texts.get(uri);
    return document && feature(document);
  }

  /** The release that the bonds of a document are judged for, and what tells it; of a document without bonds nothing. */
  #target(document: TextDocument) {
    const file = this.#documents.file(document);
    if (file.bonds.length === 0) return undefined;
    const target = targetFor(file, this.#options);
    const { version: release, stated } = target;
    return { version: releaseName(release), stated, reason: reasonFor(target, this.#t) ?? null };
  }

  #diagnostics(document: TextDocument): lsp.Diagnostic[] {
    const client = this.#client;
    if (!client) return [];
    const { diagnostics, failures } = this.#documents.verdict(document, this.#options);
    for (const failure of failures) this.#tell(failure);
    return diagnostics.map((found) => toDiagnostic(document, found, client));
  }

  #complete(document: TextDocument, { position, context }: lsp.CompletionParams): lsp.CompletionList | undefined {
    const client = this.#client;
    if (!client) return undefined;
    const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
    // A blank asks for a value; a blank of indentation asks for nothing.
    if (context?.triggerCharacter === ' ' && before.trim() === '') return { isIncomplete: false, items: [] };
    const found = complete(this.#documents.file(document), document.offsetAt(position), this.#options);
    return { isIncomplete: false, items: found.map((suggestion) => toCompletionItem(document, suggestion, client)) };
  }

  #hover(document: TextDocument, position: lsp.Position): lsp.Hover | undefined {
    const client = this.#client;
    const found = hover(this.#documents.file(document), document.offsetAt(position), this.#options);
    return client && found && toHover(document, found, client);
  }

  #actions(document: TextDocument, params: lsp.CodeActionParams): lsp.CodeAction[] {
    const client = this.#client;
    if (!client?.codeActionLiterals) return [];
    return [...actionsAt(document, params, { documents: this.#documents, options: this.#options, client })];
  }

  /** For clients that do not ask for diagnostics themselves. */
  #push(document: TextDocument): void {
    if (!this.#client || this.#client.pullDiagnostics) return;
    const { uri, version: documentVersion } = document;
    void this.#connection.sendDiagnostics({ uri, version: documentVersion, diagnostics: this.#diagnostics(document) });
  }

  #close({ uri }: TextDocument): void {
    this.#documents.close(uri);
    if (!this.#client?.pullDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #watchSettings(): Promise<void> {
    if (this.#client?.configurationChanges)
      await this.#connection.client.register(lsp.DidChangeConfigurationNotification.type, { section });
    if (this.#client?.configuration) await this.#changeSettings(undefined);
  }

  /** Takes settings where they are to be had: asked for, or sent along with the notice of their change. */
  async #changeSettings(sent: unknown): Promise<void> {
    const settings = this.#client?.configuration ? await this.#connection.workspace.getConfiguration(section) : sent;
    const options = optionsFrom(settings, this.#t);
    if (JSON.stringify(options) === JSON.stringify(this.#options)) return;
    this.#options = options;
    if (this.#client?.refreshDiagnostics) this.#connection.languages.diagnostics.refresh();
    for (const document of this.#texts.all()) this.#push(document);
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

const capabilitiesFor = (client: Client): lsp.ServerCapabilities => ({
  textDocumentSync: lsp.TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: [':', ' ', '-'], resolveProvider: false },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: kinds },
  documentSymbolProvider: { label: 'Talos Bond' },
  ...(client.pullDiagnostics
    ? { diagnosticProvider: { identifier: 'talos-bond', interFileDependencies: false, workspaceDiagnostics: false } }
    : {}),
});
