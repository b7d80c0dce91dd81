import type { TextDocument } from 'vscode-languageserver-textdocument';
import { BondFile, type Options, type Verdict, validate } from '../core/index.ts';

/** What is known of one version of an open document. */
interface Known {
  readonly version: number;
  readonly file: BondFile;
  judged?: { readonly options: Options; readonly verdict: Verdict };
}

/** The open documents, read. The only state of the server; an entry goes with its document. */
export class Documents {
  readonly #known = new Map<string, Known>();

  /** The document as the core reads it; what did not change since the last version is taken over. */
  file(document: TextDocument): BondFile {
    return this.#current(document).file;
  }

  /** Its findings, judged once per version and options. */
  verdict(document: TextDocument, options: Options): Verdict {
    const known = this.#current(document);
    if (known.judged?.options !== options) known.judged = { options, verdict: validate(known.file, options) };
    return known.judged.verdict;
  }

  close(uri: string): void {
    this.#known.delete(uri);
  }

  #current(document: TextDocument): Known {
    const known = this.#known.get(document.uri);
    if (known?.version === document.version) return known;
    const file = new BondFile(document.getText(), nameOf(document.uri), { before: known?.file });
    const current = { version: document.version, file };
    this.#known.set(document.uri, current);
    return current;
  }
}

/** The path in a URI, for the few marks that count only in files named as templates. */
function nameOf(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
