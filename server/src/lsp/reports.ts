import type * as lsp from 'vscode-languageserver';

interface Report {
  readonly resultId: string;
  readonly items: lsp.Diagnostic[];
}

/** Reports of diagnostics, by document: one that the client has already is not sent again, as after most keystrokes. */
export class Reports {
  readonly #last = new Map<string, Report>();
  /** No other server gives the same names: what a client has of one that ended counts for nothing. */
  readonly #server = Math.random().toString(36).slice(2);
  #count = 0;

  /** `previousResultId`: the report that the client has, as it says. */
  of(uri: string, items: lsp.Diagnostic[], previousResultId?: string): lsp.DocumentDiagnosticReport {
    const last = this.#last.get(uri);
    const report = last && isSameList(last.items, items) ? last : { resultId: this.#nextId(), items };
    this.#last.set(uri, report);
    const { resultId } = report;
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }

  #nextId(): string {
    this.#count += 1;
    return `${this.#server}.${this.#count}`;
  }
}

const isSameList = (some: readonly lsp.Diagnostic[], others: readonly lsp.Diagnostic[]): boolean =>
  some.length === others.length && some.every((one, index) => isSame(one, others[index]));

/** What else a diagnostic holds goes by its code and severity. */
const isSame = (one: lsp.Diagnostic, other: lsp.Diagnostic | undefined): boolean =>
  other !== undefined &&
  one.code === other.code &&
  one.severity === other.severity &&
  one.message === other.message &&
  isSameRange(one.range, other.range) &&
  isSameRelated(one.relatedInformation ?? [], other.relatedInformation ?? []);

const isSameRelated = (
  some: readonly lsp.DiagnosticRelatedInformation[],
  others: readonly lsp.DiagnosticRelatedInformation[],
): boolean =>
  some.length === others.length &&
  some.every(({ location, message }, index) => {
    const other = others[index];
    return message === other?.message && isSameRange(location.range, other.location.range);
  });

const isSameRange = (one: lsp.Range, other: lsp.Range): boolean =>
  isSamePosition(one.start, other.start) && isSamePosition(one.end, other.end);

const isSamePosition = (one: lsp.Position, other: lsp.Position): boolean =>
  one.line === other.line && one.character === other.character;
