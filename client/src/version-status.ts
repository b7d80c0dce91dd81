import {
  ConfigurationTarget,
  commands,
  Disposable,
  type LanguageStatusItem,
  l10n,
  languages,
  type QuickPickItem,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { selector, wantsServer } from './documents.ts';
import type { Server } from './server.ts';

/** The release that a document is judged for, as the server answers. */
interface Target {
  readonly version: string;
  /** Named by the user, or by a file that decides on it. */
  readonly stated: boolean;
  readonly reason: string | null;
}

const chooseCommand = 'talosBond.chooseVersion';

/** Typing changes the release once in a thousand times: it is asked for when the hand rests. */
const rest = 500;

/** Shows in the status of the language for which release the bonds of a document are judged, and lets the user choose. */
export class VersionStatus implements Disposable {
  readonly #server: Server;
  readonly #parts: Disposable;
  #item: LanguageStatusItem | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server) {
    this.#server = server;
    const soon = () => this.#updateIn(rest);
    this.#parts = Disposable.from(
      commands.registerCommand(chooseCommand, () => this.#choose()),
      window.onDidChangeActiveTextEditor(() => this.#updateIn(0)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) soon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('talosBond.talosVersion')) soon();
      }),
    );
    this.#updateIn(0);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item?.dispose();
    this.#parts.dispose();
  }

  #updateIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), delay);
  }

  async #update(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const target = document && (await this.#targetOf(document).catch(() => null));
    if (document !== window.activeTextEditor?.document) return;
    if (target) this.#show(target);
    else this.#hide();
  }

  async #targetOf(document: TextDocument): Promise<Target | null> {
    if (!wantsServer(document, (candidate) => languages.match(selector, candidate) > 0)) return null;
    const client = await this.#server.start();
    return client.sendRequest<Target | null>('talosBond/target', { uri: document.uri.toString() });
  }

  #show({ version, stated, reason }: Target): void {
    this.#item ??= languages.createLanguageStatusItem('talosBond.version', selector);
    this.#item.name = l10n.t('Talos Bond: version');
    this.#item.text = stated ? `Talos ${version}` : l10n.t('Talos {0} (assumed)', version);
    this.#item.detail = reason ?? l10n.t('as the settings say');
    this.#item.command = { command: chooseCommand, title: l10n.t('Choose') };
  }

  #hide(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  async #choose(): Promise<void> {
    const picked = await window.showQuickPick(this.#choices(), {
      placeHolder: l10n.t('The Talos release that bonds are judged for'),
    });
    const version = picked?.label === another.label ? await askForRelease() : picked?.label;
    if (version === undefined) return;
    await workspace.getConfiguration('talosBond').update('talosVersion', version, placeOfSettings());
  }

  async #choices(): Promise<QuickPickItem[]> {
    const client = await this.#server.start();
    const releases = await client.sendRequest<string[]>('talosBond/versions');
    return [automatic, ...releases.map((label) => ({ label })), another];
  }
}

const automatic = {
  label: 'auto',
  description: l10n.t('What the file or one near it says, else the newest stable release'),
};
const another = { label: l10n.t('Another release…'), description: l10n.t('Such as 1.12.2') };

/** The workspace, if there is one that takes files: a repository in the browser may not. */
function placeOfSettings(): ConfigurationTarget {
  const kept = workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri;
  const keeps = kept && workspace.fs.isWritableFileSystem(kept.scheme) !== false;
  return keeps ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}

const askForRelease = (): Thenable<string | undefined> =>
  window.showInputBox({
    prompt: l10n.t('The Talos release that bonds are judged for'),
    placeHolder: '1.12.2',
    validateInput: (text) =>
      /^v?\d+\.\d+(?:\.\d+)?$/.test(text) ? undefined : l10n.t('A release such as 1.12 or 1.12.2'),
  });
