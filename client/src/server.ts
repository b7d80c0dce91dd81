import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { selector, wantsServer } from './documents.ts';

/** Makes a client that knows how to reach the server of its platform: a process or a worker. */
export type MakeClient = (id: string, title: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server as the extension sees it: asleep until a document or a command needs it. */
export class Server implements Disposable {
  readonly #makeClient: MakeClient;
  #client: Promise<BaseLanguageClient> | undefined;
  #watch: Disposable | undefined;

  constructor(makeClient: MakeClient) {
    this.#makeClient = makeClient;
  }

  /** Starts with the first document that is ours, which may be open already. */
  startWithFirstDocument(): void {
    const consider = (document: TextDocument) => {
      if (!wantsServer(document, (candidate) => languages.match(selector, candidate) > 0)) return;
      // The client tells the user itself when its server does not start.
      this.start().catch(() => undefined);
    };
    const opened = workspace.onDidOpenTextDocument(consider);
    const changed = workspace.onDidChangeTextDocument(({ document }) => consider(document));
    this.#watch = {
      dispose: () => {
        opened.dispose();
        changed.dispose();
      },
    };
    workspace.textDocuments.forEach(consider);
  }

  /** The running client; the same one for every caller until a restart. */
  start(): Promise<BaseLanguageClient> {
    this.#watch?.dispose();
    this.#client ??= this.#launch();
    return this.#client;
  }

  /** Ends the server, a stuck one included, and starts a fresh one. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.then((running) => running.dispose()).catch(() => undefined);
  }

  dispose(): void {
    this.#watch?.dispose();
  }

  async #launch(): Promise<BaseLanguageClient> {
    const client = await this.#makeClient('talosBond', 'Talos Bond', {
      documentSelector: selector,
      synchronize: { configurationSection: 'talosBond' },
    });
    await client.start();
    return client;
  }
}
