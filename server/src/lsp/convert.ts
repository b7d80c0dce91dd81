/** The only place that knows both vocabularies: offsets and levels inside, ranges and severities outside. */

import * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type BondSymbol,
  type Diagnostic,
  docsUrl,
  type Fix,
  type Hover,
  type Level,
  plain,
  type Span,
  type Suggestion,
  type TextEdit,
} from '../core/index.ts';
import { repository } from '../manifest.ts';
import type { Client } from './client.ts';

export const toRange = (document: TextDocument, { start, end }: Span): lsp.Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

export const toSpan = (document: TextDocument, { start, end }: lsp.Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

const toTextEdit = (document: TextDocument, { span, newText }: TextEdit): lsp.TextEdit => ({
  range: toRange(document, span),
  newText,
});

const severities: Readonly<Record<Level, lsp.DiagnosticSeverity>> = {
  error: lsp.DiagnosticSeverity.Error,
  warning: lsp.DiagnosticSeverity.Warning,
  info: lsp.DiagnosticSeverity.Information,
  hint: lsp.DiagnosticSeverity.Hint,
};

export function toDiagnostic(document: TextDocument, found: Diagnostic, client: Client): lsp.Diagnostic {
  const related = found.related.map(({ span, message }) => ({
    location: { uri: document.uri, range: toRange(document, span) },
    message,
  }));
  return {
    range: toRange(document, found.span),
    severity: severities[found.level],
    code: found.code,
    codeDescription: { href: docsUrl(repository, found.code) },
    source: 'talos-bond',
    message: found.message,
    ...(found.level === 'hint' ? { tags: [lsp.DiagnosticTag.Unnecessary] } : {}),
    ...(client.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** A fix as the light bulb shows it. */
export const toQuickFix = (document: TextDocument, found: Diagnostic, fix: Fix, client: Client): lsp.CodeAction => ({
  title: fix.title,
  kind: lsp.CodeActionKind.QuickFix,
  diagnostics: [toDiagnostic(document, found, client)],
  ...(fix.preferred ? { isPreferred: true } : {}),
  edit: toWorkspaceEdit(document, fix.edits, client),
});

/** With the document's version where the client can take it, so that an edit never lands in another text. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly TextEdit[], client: Client): lsp.WorkspaceEdit {
  const converted = edits.map((edit) => toTextEdit(document, edit));
  if (!client.documentChanges) return { changes: { [document.uri]: converted } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: converted }] };
}

export const toHover = (document: TextDocument, { span, markdown }: Hover, client: Client): lsp.Hover => ({
  range: toRange(document, span),
  contents: toMarkup(markdown, client.hoverMarkdown),
});

/** Markdown where the client shows it; else its text without the marks. */
const toMarkup = (markdown: string, shown: boolean): lsp.MarkupContent =>
  shown ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: plain(markdown) };

const kinds: Readonly<Record<Suggestion['kind'], lsp.CompletionItemKind>> = {
  key: lsp.CompletionItemKind.Property,
  value: lsp.CompletionItemKind.EnumMember,
  member: lsp.CompletionItemKind.Reference,
  snippet: lsp.CompletionItemKind.Snippet,
};

export function toCompletionItem(document: TextDocument, found: Suggestion, client: Client): lsp.CompletionItem {
  const snippet = client.snippets ? found.snippet : undefined;
  return {
    label: found.label,
    kind: kinds[found.kind],
    ...remark(found.detail, client),
    documentation: toMarkup(found.documentation, client.completionMarkdown),
    sortText: found.sortText,
    ...(found.filterText === undefined ? {} : { filterText: found.filterText }),
    ...(found.preselect ? { preselect: true } : {}),
    textEdit: { range: toRange(document, found.edit.span), newText: snippet ?? found.edit.newText },
    insertTextFormat: snippet === undefined ? lsp.InsertTextFormat.PlainText : lsp.InsertTextFormat.Snippet,
    // The text brings its own indentation; an editor that adds some would break it.
    insertTextMode: lsp.InsertTextMode.asIs,
  };
}

/** The few words beside a label; beside it where the client has room there, else with the documentation. */
function remark(detail: string | undefined, client: Client): Pick<lsp.CompletionItem, 'detail' | 'labelDetails'> {
  if (detail === undefined) return {};
  return client.labelDetails ? { labelDetails: { description: detail } } : { detail };
}

export const toSymbol = (document: TextDocument, found: BondSymbol): lsp.DocumentSymbol => ({
  name: found.name,
  detail: found.detail,
  kind: lsp.SymbolKind.Object,
  range: toRange(document, found.span),
  selectionRange: toRange(document, found.selectionSpan),
});

/** For clients that know no other. */
export const toFlatSymbol = (
  { uri }: TextDocument,
  { name, kind, range }: lsp.DocumentSymbol,
): lsp.SymbolInformation => ({
  name,
  kind,
  location: { uri, range },
});
