import type * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  complete,
  type Failure,
  hover,
  type Options,
  reasonFor,
  releaseName,
  symbols,
  type Translate,
  targetFor,
} from '../core/index.ts';
import { actionsAt } from './actions.ts';
import type { Client } from './client.ts';
import { toCompletionItem, toDiagnostic, toFlatSymbol, toHover, toRange, toSymbol } from './convert.ts';
import { definitionsAt, type FindFilesBelow } from './definitions.ts';
import { Documents } from './documents.ts';
import { faultsOf, isRepositoryFile } from './repositories.ts';

/** An open document with what holds for it. */
export interface Subject {
  readonly document: TextDocument;
  readonly options: Options;
  /** Its repository wants it never to be judged. */
  readonly ignored: boolean;
}

/** What the server answers of an open document: each answer is a function of its text and the options. */
export class Answers {
  readonly #client: Client;
  readonly #t: Translate;
  readonly #warn: (message: string) => void;
  readonly #documents = new Documents();
  /** Rules whose failure has been told. */
  readonly #told = new Set<string>();

  /** `warn`: where somebody looks who wonders why a finding is missing. */
  constructor(client: Client, t: Translate, warn: (message: string) => void) {
    this.#client = client;
    this.#t = t;
    this.#warn = warn;
  }

  diagnostics({ document, options, ignored }: Subject): lsp.Diagnostic[] {
    if (ignored) return [];
    if (isRepositoryFile(document)) return faultsOf(document, this.#t);
    const { diagnostics, failures } = this.#documents.verdict(document, options);
    for (const failure of failures) this.#tell(failure);
    return diagnostics.map((found) => toDiagnostic(document, found, this.#client));
  }

  complete({ document, options }: Subject, { position, context }: lsp.CompletionParams): lsp.CompletionList {
    const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
    // A blank asks for a value; a blank of indentation asks for nothing.
    if (context?.triggerCharacter === ' ' && before.trim() === '') return { isIncomplete: false, items: [] };
    const found = complete(this.#documents.file(document), document.offsetAt(position), options);
    const items = found.map((suggestion) => toCompletionItem(document, suggestion, this.#client));
    return { isIncomplete: false, items };
  }

  hover({ document, options }: Subject, position: lsp.Position): lsp.Hover | undefined {
    const found = hover(this.#documents.file(document), document.offsetAt(position), options);
    return found && toHover(document, found, this.#client);
  }

  actions({ document, options, ignored }: Subject, params: lsp.CodeActionParams): lsp.CodeAction[] {
    if (!this.#client.codeActionLiterals || ignored) return [];
    return [...actionsAt(document, params, { documents: this.#documents, options, client: this.#client })];
  }

  symbols({ document, options }: Subject): lsp.DocumentSymbol[] | lsp.SymbolInformation[] {
    const found = symbols(this.#documents.file(document), options).map((symbol) => toSymbol(document, symbol));
    return this.#client.symbolTree ? found : found.map((symbol) => toFlatSymbol(document, symbol));
  }

  definitions(
    { document }: Subject,
    position: lsp.Position,
    find: FindFilesBelow,
  ): Promise<lsp.DefinitionLink[] | lsp.Location[]> {
    return definitionsAt(document, this.#documents.file(document), position, find, this.#client).then((links) =>
      this.#client.definitionLinks ? links : links.map(({ targetUri: uri, targetRange: range }) => ({ uri, range })),
    );
  }

  /** The files that a carrier names in the place of patches: they open with a click. */
  links({ document }: Subject): lsp.DocumentLink[] {
    return this.#documents.file(document).files.flatMap(({ path, span }) => {
      const target = resolvedIn(document.uri, path);
      return target === undefined ? [] : [{ range: toRange(document, span), target }];
    });
  }

  /** The release that the bonds of a document are judged for, and what tells it; of a document without bonds nothing. */
  target({ document, options }: Subject) {
    const file = this.#documents.file(document);
    if (file.bondCount === 0) return undefined;
    const target = targetFor(file, options);
    const { version: release, stated } = target;
    return { version: releaseName(release), stated, reason: reasonFor(target, this.#t) ?? null };
  }

  /** What was read of a document goes with it. */
  forget(uri: string): void {
    this.#documents.close(uri);
  }

  /** A rule that fails is our fault: told once, by its name; what the file holds is nobody's business. */
  #tell({ code, error }: Failure): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    const kind = error instanceof Error ? error.name : typeof error;
    this.#warn(this.#t('The rule {0} failed and is left out ({1})', code, kind));
  }
}

/** The URI of a path as seen from a document; none for one that is not known before rendering. */
function resolvedIn(base: string, path: string): string | undefined {
  if (/[{}$\uE001]/.test(path) || !URL.canParse(encodeURI(path), base)) return undefined;
  return new URL(encodeURI(path), base).href;
}
