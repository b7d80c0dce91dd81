import type { InitializeParams } from 'vscode-languageserver';

/** What the client at the other end can take, read once. */
export interface Client {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly documentChanges: boolean;
  readonly codeActionLiterals: boolean;
  readonly snippets: boolean;
  /** Shows a remark in the list, beside the label. */
  readonly labelDetails: boolean;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  /** Tells when files change that it is asked to watch. */
  readonly watchesFiles: boolean;
  /** Answers `talosBond/filesAbove`, for documents that are no files on the disk of the server. */
  readonly findsFilesAbove: boolean;
  /** Knows the command `talosBond.explain`. */
  readonly explains: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  const item = textDocument?.completion?.completionItem;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic !== undefined,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    snippets: item?.snippetSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    completionMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    findsFilesAbove: initializationOptions?.filesAbove === true,
    explains: initializationOptions?.explainCommand === true,
  };
}
