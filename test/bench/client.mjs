import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import rpc from 'vscode-jsonrpc/node';
import { capabilities } from './capabilities.mjs';
import { cpuOf, memoryOf } from './measure.mjs';

// Nothing is read from there. Not below a folder with a leading dot: the peer's patterns do not match such paths.
const folder = 'file:///talos';

export class TimedOut extends Error {}

/** One server process and the few requests that an editor makes of it while somebody types. */
export class Client {
  #process;
  #connection;
  #server;
  #pulls = false;
  #resultId;
  #pulled = [];
  #version = 0;
  #published = [];
  #patience;
  uri = `${folder}/config.yaml`;

  constructor(server, patience) {
    this.#server = server;
    this.#patience = patience;
  }

  /** Starts the process; settles when `initialize` is answered. */
  async start() {
    this.#process = spawn(process.execPath, [this.#server.script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    // One for each document that is waited for.
    this.#process.setMaxListeners(0);
    const { stdout, stdin } = this.#process;
    this.#connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(stdout),
      new rpc.StreamMessageWriter(stdin),
    );
    this.#answerServer();
    this.#connection.listen();
    const answer = await this.#request('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'workspace' }],
      capabilities,
    });
    this.#pulls = answer.capabilities.diagnosticProvider !== undefined;
  }

  #answerServer() {
    const settingsOf = ({ section }) => this.#server.settings[section] ?? null;
    this.#connection.onRequest('workspace/configuration', ({ items }) => items.map(settingsOf));
    this.#connection.onRequest('client/registerCapability', ({ registrations }) => {
      this.#pulls ||= registrations.some(({ method }) => method === 'textDocument/diagnostic');
      return null;
    });
    this.#connection.onRequest(() => null);
    this.#connection.onNotification('textDocument/publishDiagnostics', (params) => {
      for (const listener of [...this.#published]) listener(params);
    });
    this.#connection.onError(() => {});
  }

  /** Says `initialized`, as an editor does right before it opens a document. */
  async initialized() {
    await this.#connection.sendNotification('initialized', {});
  }

  /** Opens the document; settles with its diagnostics. */
  async open(text) {
    this.#version = 1;
    const arrival = this.#nextPublication();
    const textDocument = { uri: this.uri, languageId: 'yaml', version: this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    return this.#diagnostics(arrival);
  }

  /** Replaces what stands between two places of one line; settles with the diagnostics of the new text. */
  async edit(start, length, text) {
    const arrival = await this.type(start, length, text);
    return this.diagnosticsAfter(arrival);
  }

  /** The same edit without waiting; what it returns goes to `diagnosticsAfter` before the next one. */
  async type(start, length, text) {
    this.#version++;
    const arrival = this.#nextPublication();
    const end = { line: start.line, character: start.character + length };
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.#version },
      contentChanges: [{ range: { start, end }, rangeLength: length, text }],
    });
    return arrival;
  }

  diagnosticsAfter(arrival) {
    return this.#diagnostics(arrival);
  }

  completion(position) {
    const textDocument = { uri: this.uri };
    return this.#request('textDocument/completion', { textDocument, position, context: { triggerKind: 1 } });
  }

  hover(position) {
    return this.#request('textDocument/hover', { textDocument: { uri: this.uri }, position });
  }

  async #diagnostics(arrival) {
    if (!this.#pulls) return this.#patient(arrival.promise, 'diagnostics');
    arrival.cancel();
    const report = await this.#request('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
      previousResultId: this.#resultId,
    });
    this.#resultId = report.resultId;
    if (report.kind === 'full') this.#pulled = report.items;
    return this.#pulled;
  }

  // A server that names no version (the peer) is asked for one thing at a time of a document, so the next publication is the answer.
  #nextPublication() {
    const version = this.#version;
    const { uri } = this;
    let cancel;
    const promise = new Promise((resolve) => {
      const listener = (params) => {
        if (params.uri !== uri || (params.version !== undefined && params.version < version)) return;
        cancel();
        resolve(params.diagnostics);
      };
      cancel = () => this.#published.splice(this.#published.indexOf(listener), 1);
      this.#published.push(listener);
    });
    return { promise, cancel };
  }

  #request(method, params) {
    return this.#patient(this.#connection.sendRequest(method, params), method);
  }

  async #patient(promise, what) {
    const limit = new AbortController();
    const late = sleep(this.#patience, undefined, { signal: limit.signal }).then(
      () => Promise.reject(new TimedOut(`${this.#server.name}: no ${what} within ${this.#patience / 1000} s`)),
      () => undefined,
    );
    const died = new Promise((_resolve, reject) => {
      this.#process.once('exit', (code) => reject(new Error(`${this.#server.name} ended (${code}) during ${what}`)));
    });
    try {
      return await Promise.race([promise, late, died]);
    } finally {
      limit.abort();
      this.#process.removeAllListeners('exit');
    }
  }

  get cpu() {
    return cpuOf(this.#process.pid);
  }

  get memory() {
    return memoryOf(this.#process.pid);
  }

  stop() {
    this.#connection.dispose();
    this.#process.kill('SIGKILL');
  }
}
