import * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, fixAllEdits, ignoreFix, levels, meets, type Options } from '../core/index.ts';
import type { Client } from './client.ts';
import { toDiagnostic, toQuickFix, toSpan, toWorkspaceEdit } from './convert.ts';
import type { Documents } from './documents.ts';

/** Repairs every safe finding of the document; runs on save where the user asks for it. */
const fixAllKind = `${lsp.CodeActionKind.SourceFixAll}.talosBond`;

export const kinds = [lsp.CodeActionKind.QuickFix, fixAllKind];

/** What it takes to answer. */
interface Means {
  readonly documents: Documents;
  readonly options: Options;
  readonly client: Client;
}

/** What can be done at a range: the fixes of the findings there, to ignore or explain them, and *fix all* when asked for. */
export function actionsAt(
  document: TextDocument,
  { range, context }: Pick<lsp.CodeActionParams, 'range' | 'context'>,
  { documents, options, client }: Means,
): readonly lsp.CodeAction[] {
  const wanted = (kind: string): boolean =>
    context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind === lsp.CodeActionKind.QuickFix;
  const actions: lsp.CodeAction[] = [];
  if (wanted(lsp.CodeActionKind.QuickFix)) {
    const span = toSpan(document, range);
    const found = worstFirst(documents.verdict(document, options).diagnostics.filter((one) => meets(one.span, span)));
    actions.push(...found.flatMap((one) => one.fixes.map((fix) => toQuickFix(document, one, fix, client))));
    actions.push(...found.flatMap((one) => ignoring(document, one, { documents, options, client })));
    if (client.explains) actions.push(...found.map((one) => explanation(document, one, options, client)));
  }
  if (wanted(fixAllKind)) {
    const edits = fixAllEdits(documents.file(document), options);
    if (edits.length > 0)
      actions.push({
        title: options.t('Fix all Talos bond problems that can be fixed safely'),
        kind: fixAllKind,
        edit: toWorkspaceEdit(document, edits, client),
      });
  }
  return eachOnce(actions);
}

/** What does the same for several findings, as their comment or explanation does, is one action for all of them. */
function eachOnce(actions: readonly lsp.CodeAction[]): readonly lsp.CodeAction[] {
  const alike = new Map<string, lsp.CodeAction[]>();
  for (const action of actions) {
    const does = JSON.stringify([action.title, action.edit, action.command]);
    const others = alike.get(does);
    if (others) others.push(action);
    else alike.set(does, [action]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first && others.length > 0
      ? { ...first, diagnostics: [first, ...others].flatMap(({ diagnostics }) => diagnostics ?? []) }
      : (first ?? []),
  );
}

/** Editors that do not put a preferred fix first show the fixes in this order. */
const worstFirst = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));

function ignoring(
  document: TextDocument,
  found: Diagnostic,
  { documents, options, client }: Means,
): readonly lsp.CodeAction[] {
  const fix = ignoreFix(documents.file(document), found, options.t);
  return fix ? [toQuickFix(document, found, fix, client)] : [];
}

const explanation = (document: TextDocument, found: Diagnostic, { t }: Options, client: Client): lsp.CodeAction => {
  const title = t('Explain {0}', found.code);
  return {
    title,
    kind: lsp.CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, found, client)],
    command: { title, command: 'talosBond.explain', arguments: [found.code] },
  };
};
