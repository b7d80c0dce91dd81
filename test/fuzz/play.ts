/** Plays a session against a server in this process, and fails where something is not as it must be. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changed } from '../support/arbitrary.ts';
import { connect, pullClient, pushClient, type TestClient } from '../support/connection.ts';
import { questions, type Scenario, type Step } from './scenario.ts';

/** No answer may take more CPU time than this. */
const longestMs = 5000;

/** Texts do not grow beyond this: what is longer is for the bombs of the unit tests. */
const longestText = 300_000;

const strays: unknown[] = [];

/** From here on a promise that nobody caught fails the session in which it broke. */
export function catchStrays(): void {
  process.on('unhandledRejection', (reason) => void strays.push(reason));
}

/** Plays it to its end. The answer: its last text, and the codes that were found in it. */
export async function play(scenario: Scenario): Promise<{ readonly codes: readonly string[]; readonly text: string }> {
  const client = await connect({
    capabilities: scenario.pulls ? { ...pullClient } : { ...pushClient, workspace: { configuration: true } },
    settings: () => scenario.settings,
    // Sent along as well, so that no answer comes before them.
    initializationOptions: { settings: scenario.settings },
  });
  try {
    const session = new Session(client, scenario);
    await session.play();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(strays.splice(0), [], 'a promise was left unhandled');
    assert.deepEqual(client.logged, [], 'the server complained');
    return { codes: [...session.codes], text: session.text };
  } finally {
    await client.stop();
  }
}

class Session {
  /** What was found in the text as it stands. */
  codes: ReadonlySet<string> = new Set();
  text: string;
  readonly #client: TestClient;
  readonly #uri: string;
  readonly #freshUri: string;
  readonly #steps: readonly Step[];
  #version = 1;

  constructor(client: TestClient, { name, text, steps }: Scenario) {
    this.#client = client;
    this.#uri = `file:///edited/${encodeURIComponent(name)}`;
    this.#freshUri = `file:///opened/${encodeURIComponent(name)}`;
    this.#steps = steps;
    this.text = text;
  }

  async play(): Promise<void> {
    await this.#open(this.#uri);
    await this.#ask('pull', this.#uri, 0);
    for (const step of this.#steps) await this.#take(step);
    await this.#compare();
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case 'change':
        return this.#change({ ...step.change, put: step.change.put.repeat(step.times) });
      case 'line':
        return this.#changeLine(step);
      case 'ask':
        await this.#ask(step.what, this.#uri, Math.floor(step.at * this.text.length));
        return undefined;
      case 'replace':
        return this.#replace(step.text);
      case 'reopen':
        await this.#close(this.#uri);
        return this.#open(this.#uri);
      case 'compare':
        return this.#compare();
    }
  }

  #open(uri: string): Promise<void> {
    return this.#client.open(uri, this.text);
  }

  #close(uri: string): Promise<void> {
    return this.#client.connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  /** Sends the change alone, as an editor does. */
  async #change(change: { readonly at: number; readonly cut: number; readonly put: string }): Promise<void> {
    const next = changed(this.text, change);
    if (next.length > longestText) return;
    const start = Math.floor(change.at * this.text.length);
    const document = this.#document();
    const range = { start: document.positionAt(start), end: document.positionAt(start + change.cut) };
    // A place in the middle of a line end has no position of its own.
    if (document.offsetAt(range.start) !== start) return;
    const edited = TextDocument.update(document, [{ range, text: change.put }], this.#nextVersion()).getText();
    this.text = edited;
    await this.#client.change(this.#uri, this.#version, [{ range, text: change.put }]);
  }

  async #changeLine({ at, how }: Extract<Step, { do: 'line' }>): Promise<void> {
    const lines = this.text.split('\n');
    const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
    const line = lines[index]!;
    const instead = {
      remove: [],
      repeat: [line, line],
      indent: [`  ${line}`],
      dedent: [line.replace(/^ {1,2}/, '')],
      comment: [`# ${line}`],
    }[how];
    const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
    const put = instead.map((one) => `${one}\n`).join('');
    await this.#change({ at: (start + 0.25) / Math.max(1, this.text.length), cut: line.length + 1, put });
  }

  #replace(text: string): Promise<void> {
    this.text = text;
    return this.#client.change(this.#uri, this.#nextVersion(), [{ text }]);
  }

  #nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  #document(): TextDocument {
    return TextDocument.create(this.#uri, 'yaml', this.#version, this.text);
  }

  /** The edited document must be answered for as one that has just been opened. */
  async #compare(): Promise<void> {
    await this.#open(this.#freshUri);
    const offset = Math.floor(this.text.length * 0.6);
    for (const what of questions) {
      const edited = await this.#ask(what, this.#uri, offset);
      const fresh = await this.#ask(what, this.#freshUri, offset);
      assert.equal(this.#neutral(edited), this.#neutral(fresh), `${what}: edited is not as opened`);
    }
    await this.#close(this.#freshUri);
  }

  #neutral(answer: unknown): string {
    return (JSON.stringify(answer) ?? '')
      .replaceAll(JSON.stringify(this.#uri).slice(1, -1), 'uri')
      .replaceAll(JSON.stringify(this.#freshUri).slice(1, -1), 'uri')
      .replace(/"version":\d+/g, '');
  }

  async #ask(what: (typeof questions)[number], uri: string, offset: number): Promise<unknown> {
    const before = process.cpuUsage();
    const answer = await this.#request(what, uri, offset);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    assert.ok(ms < longestMs, `${what}: no answer in time`);
    return answer;
  }

  async #request(what: (typeof questions)[number], uri: string, offset: number): Promise<unknown> {
    const { connection } = this.#client;
    const textDocument = { uri };
    const position = this.#document().positionAt(offset);
    switch (what) {
      case 'complete':
        return connection.sendRequest(lsp.CompletionRequest.type, { textDocument, position });
      case 'hover':
        return connection.sendRequest(lsp.HoverRequest.type, { textDocument, position });
      case 'symbols':
        return connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument });
      case 'actions':
        return connection.sendRequest(lsp.CodeActionRequest.type, {
          textDocument,
          range: { start: { line: 0, character: 0 }, end: position },
          context: { diagnostics: [] },
        });
      case 'pull': {
        const report = await connection.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument });
        const items = report.kind === 'full' ? report.items : [];
        this.codes = new Set(items.map(({ code }) => String(code)));
        return items;
      }
    }
  }
}
