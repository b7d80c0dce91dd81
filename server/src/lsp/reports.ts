import type * as lsp from 'vscode-languageserver';

interface Report {
  readonly resultId: string;
  readonly items: lsp.Diagnostic[];
}

/** Reports of diagnostics, by document: one that the client has already is not sent again, as after most keystrokes. */
export class Reports {
  readonly #last = new Map<string, Report>();
  #count = 0;

  /** `previousResultId`: what the client says it has. */
  of(uri: string, items: lsp.Diagnostic[], previousResultId?: string): lsp.DocumentDiagnosticReport {
    const last = this.#last.get(uri);
    const report = last && isSame(last.items, items) ? last : { resultId: this.#nextId(), items };
    this.#last.set(uri, report);
    const { resultId } = report;
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }

  #nextId(): string {
    this.#count += 1;
    return String(this.#count);
  }
}

const isSame = (some: readonly lsp.Diagnostic[], others: readonly lsp.Diagnostic[]): boolean =>
  some.length === others.length && some.every((one, index) => isAlike(one, others[index]));

/** What is cheap to compare comes first; a diagnostic consists of plain data. */
const isAlike = (one: lsp.Diagnostic, other: lsp.Diagnostic | undefined): boolean =>
  one.message === other?.message &&
  isSamePlace(one.range.start, other.range.start) &&
  JSON.stringify(one) === JSON.stringify(other);

const isSamePlace = (one: lsp.Position, other: lsp.Position): boolean =>
  one.line === other.line && one.character === other.character;
