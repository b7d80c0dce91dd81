/** From a member of a bond to the document that gives the link its name, in the same file or beside it. */
import type * as lsp from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { aliasesIn, BondFile, givesName, layoutOf, memberAt } from '../core/index.ts';
import type { Client } from './client.ts';
import { toRange } from './convert.ts';
import { textsIn } from './encoding.ts';
import type { StoredFile } from './repositories.ts';

/** Finds the files below a folder. */
export type FindFilesBelow = (uri: string) => Promise<readonly StoredFile[]>;

/** Where the member at a place is defined: in its own file if it is there, else in the files of the same layout. */
export async function definitionsAt(
  document: TextDocument,
  file: BondFile,
  position: lsp.Position,
  find: FindFilesBelow,
  client: Client,
): Promise<lsp.LocationLink[]> {
  const member = memberAt(file, document.offsetAt(position));
  if (!member) return [];
  const own = linksTo(member.name, document, file);
  const found = own.length > 0 ? own : await beside(member.name, document.uri, find, client);
  const originSelectionRange = toRange(document, member.span);
  return found.map((link) => ({ ...link, originSelectionRange }));
}

async function beside(
  name: string,
  uri: string,
  find: FindFilesBelow,
  { positionEncoding }: Client,
): Promise<lsp.LocationLink[]> {
  // What is not saved yet stands beside nothing.
  const files = uri.includes('/') ? await find(layoutOf(uri)) : [];
  return files
    .filter((other) => other.uri !== uri && other.text.includes('LinkAliasConfig'))
    .flatMap((other) => {
      const document = textsIn(positionEncoding).create(other.uri, 'yaml', 0, other.text);
      return linksTo(name, document, new BondFile(other.text, other.uri));
    });
}

function linksTo(name: string, document: TextDocument, file: BondFile): lsp.LocationLink[] {
  return aliasesIn(file)
    .filter((alias) => givesName(alias, name))
    .map(({ span }) => {
      const range = toRange(document, span);
      return { targetUri: document.uri, targetRange: range, targetSelectionRange: range };
    });
}
