import type { InitializeParams, PositionEncodingKind } from 'vscode-languageserver';
import { encodingAmong } from './encoding.ts';

/** What the client at the other end can take, read once. */
export interface Client {
  /** What the characters of its positions count. */
  readonly positionEncoding: PositionEncodingKind;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  /** Takes definitions with the word that they belong to. */
  readonly definitionLinks: boolean;
  readonly documentChanges: boolean;
  readonly codeActionLiterals: boolean;
  readonly snippets: boolean;
  /** Takes an outline with the range of each entry and that of its name. */
  readonly symbolTree: boolean;
  /** Shows a remark in the list, beside the label. */
  readonly labelDetails: boolean;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  /** Tells when files change that it is asked to watch. */
  readonly watchesFiles: boolean;
  /** Answers `talosBond/filesAbove` and `talosBond/filesBelow`, for what is no file on the disk of the server. */
  readonly findsFiles: boolean;
  /** Knows the command `talosBond.explain`. */
  readonly explains: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { general, textDocument, workspace } = capabilities;
  const item = textDocument?.completion?.completionItem;
  return {
    positionEncoding: encodingAmong(general?.positionEncodings),
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic !== undefined,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: item?.snippetSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    hoverMarkdown: prefersMarkdown(textDocument?.hover?.contentFormat),
    completionMarkdown: prefersMarkdown(item?.documentationFormat),
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    findsFiles: initializationOptions?.findsFiles === true,
    explains: initializationOptions?.explainCommand === true,
  };
}

/** Clients name the formats they show in the order in which they like them. */
const prefersMarkdown = (formats: readonly string[] = []): boolean =>
  formats.find((format) => format === 'markdown' || format === 'plaintext') === 'markdown';
