import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { selector, wantsServer } from './documents.ts';
import { filesAbove, filesBelow, type Search } from './stored-files.ts';

/** A client that knows how to reach the server of its platform, and what frees that server once the client is done. */
interface Reach {
  readonly client: BaseLanguageClient;
  readonly release: () => void;
}

/** Makes the client of a platform: for a process or for a worker. */
export type MakeClient = (id: string, title: string, options: LanguageClientOptions) => Promise<Reach>;

/** The language server as the extension sees it: asleep until a document or a command needs it. */
export class Server implements Disposable {
  readonly #makeClient: MakeClient;
  #reach: Promise<Reach> | undefined;
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
  async start(): Promise<BaseLanguageClient> {
    this.#watch?.dispose();
    this.#reach ??= this.#launch();
    return (await this.#reach).client;
  }

  /** Ends the server, which gets two seconds for that, and starts a fresh one. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const reach = await this.#reach?.catch(() => undefined);
    this.#reach = undefined;
    if (reach) await free(reach);
  }

  dispose(): void {
    this.#watch?.dispose();
  }

  async #launch(): Promise<Reach> {
    const reach = await this.#makeClient('talosBond', 'Talos Bond', {
      documentSelector: selector,
      // With the settings at hand, the first answers are already those that the user wants.
      initializationOptions: () => ({ explainCommand: true, findsFiles: true, settings: currentSettings() }),
    });
    reach.client.onRequest('talosBond/filesAbove', ({ uri, names }: { uri: string; names: readonly string[] }) =>
      filesAbove(uri, names),
    );
    reach.client.onRequest('talosBond/filesBelow', (search: Search) => filesBelow(search));
    try {
      await reach.client.start();
    } catch (error) {
      await free(reach);
      throw error;
    }
    return reach;
  }
}

/** A client that never ran cannot be ended in order; what stands behind it goes all the same. */
async function free({ client, release }: Reach): Promise<void> {
  await client.dispose().catch(() => undefined);
  release();
}

/** As plain data: a worker takes no object with methods. */
const currentSettings = (): unknown => JSON.parse(JSON.stringify(workspace.getConfiguration('talosBond')));
