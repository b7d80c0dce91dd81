import {
  commands,
  type Event,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Server } from './server.ts';

/** The scheme of the reference's pages, which the server writes: no file and no network stands behind them. */
export const scheme = 'talos-bond';

interface Page {
  readonly title: string;
  readonly markdown: string;
}

interface Topic {
  readonly word: string;
  readonly summary: string;
}

/** The reference of rules and fields, shown as documents of the editor. */
export class Reference implements TextDocumentContentProvider {
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const page = await this.#page(wordOf(uri));
    return page ? `# ${page.title}\n\n${page.markdown}\n` : '';
  }

  /** Opens the page of a rule or field; without a word it asks for one. */
  async explain(word?: unknown): Promise<void> {
    const wanted = typeof word === 'string' ? word : await this.#ask();
    if (wanted === undefined) return;

    if (await this.#page(wanted)) return show(uriOf(wanted));
    void window.showInformationMessage(l10n.t('Talos Bond knows no rule or field named {0}', wanted));
  }

  async #ask(): Promise<string | undefined> {
    const picked = await window.showQuickPick(this.#choices(), {
      placeHolder: l10n.t('A rule or a field of a bond'),
      matchOnDescription: true,
    });
    return picked?.label;
  }

  async #choices() {
    const client = await this.#server.start();
    const topics = await client.sendRequest<Topic[]>('talosBond/topics');
    return topics.map(({ word, summary }) => ({ label: word, description: summary }));
  }

  async #page(word: string): Promise<Page | null> {
    const client = await this.#server.start();
    return client.sendRequest<Page | null>('talosBond/explain', { word });
  }
}

/** The built-in Markdown extension may be switched off or absent; the source reads well enough then. */
async function show(uri: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}

const uriOf = (word: string): Uri => Uri.from({ scheme, path: `/${word}.md` });

const wordOf = (uri: Uri): string => uri.path.slice(1).replace(/\.md$/, '');
