/** What a finding is known by from run to run: baselines and SARIF use the same key, and no line number is in it. */
import type { Diagnostic } from '../core/judge/diagnostic.ts';
import type { BondFile } from '../core/model/file.ts';
import type { Node } from '../core/yaml/node.ts';

/** The keys of findings that come by position; those that would be the same are told apart by their order. */
export function fingerprintsOf(file: BondFile, diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const first = fingerprint(file, diagnostic, 1);
    const occurrence = (counts.get(first) ?? 0) + 1;
    counts.set(first, occurrence);
    return fingerprint(file, diagnostic, occurrence);
  });
}

/** Code, bond and the path of what the finding speaks of; the second with all three alike is `occurrence` 2. */
export function fingerprint(file: BondFile, diagnostic: Diagnostic, occurrence: number): string {
  const { code, bond, subject, span } = diagnostic;
  // Without a bond to speak of it may stand anywhere, among keys that are nobody's business.
  const path = subject ? pathTo(file, span.start) : '';
  return [code, bond, path, occurrence > 1 ? `#${occurrence}` : ''].filter(Boolean).join(' ');
}

/** The keys from the root of the document down to `offset`. List items bear no number: one more above changes nothing. */
function pathTo(file: BondFile, offset: number): string {
  const placed = lastBefore(file.documents, ({ base }) => base, offset);
  if (!placed) return '';
  const within = offset - placed.base;
  let path = '';
  let node: Node | undefined = placed.document.root;
  while (node?.kind === 'map' || node?.kind === 'seq') {
    if (node.kind === 'map') {
      const pair = lastBefore(node.pairs, ({ span }) => span.start, within);
      if (pair) path += `${path && '.'}${pair.key.text}`;
      node = pair?.value;
    } else {
      node = lastBefore(node.items, ({ span }) => span.start, within);
      path += `[${node?.kind === 'scalar' ? node.text : ''}]`;
    }
    if (node && node.span.start > within) break;
  }
  return path;
}

/** The last of things in order of place that begins at or before `offset`. */
function lastBefore<T>(things: readonly T[], startOf: (thing: T) => number, offset: number): T | undefined {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && startOf(thing) <= offset) low = middle + 1;
    else high = middle;
  }
  return things[low - 1];
}
