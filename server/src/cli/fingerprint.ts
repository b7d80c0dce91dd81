/** What a finding is known by from run to run: baselines and SARIF use the same key, and no line number is in it. */
import type { Diagnostic } from '../core/judge/diagnostic.ts';
import { invalidYaml } from '../core/judge/invalid-yaml.ts';
import { unusedSuppression } from '../core/judge/unused-suppression.ts';
import type { BondFile } from '../core/model/file.ts';
import { countWhere, lastBefore } from '../core/text.ts';
import type { Node } from '../core/yaml/node.ts';

/** The keys of findings that come by position; of those that would be the same, the second ends in `#2`. */
export function fingerprintsOf(file: BondFile, diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const key = keyOf(file, diagnostic);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > 1 ? `${key} #${count}` : key;
  });
}

/** What may stand outside of any bond, among keys that are nobody's business. */
const anywhere: ReadonlySet<string> = new Set([invalidYaml.code, unusedSuppression.code]);

/** Code, bond and the path of what the finding speaks of. */
function keyOf(file: BondFile, { code, bond, span }: Diagnostic): string {
  const path = anywhere.has(code) ? undefined : pathTo(file, span.start);
  return [code, bond, path].filter(Boolean).join(' ');
}

/** The keys from the root of the document down to `offset`, and on within a text that stands there. */
function pathTo(file: BondFile, offset: number): string {
  const number = countWhere(file.chunks, ({ base }) => base <= offset) - 1;
  const document = file.groups[0]?.documents[number];
  const path = document ? pathWithin(document.root, offset - (file.chunks[number]?.base ?? 0)) : '';
  const within = file.embeddedAt(offset);
  return within ? `${path} ${pathTo(within.file, within.placement.inner(offset))}` : path;
}

/** List items bear no number, so that one more above changes nothing; what a finding speaks of bears its name. */
function pathWithin(root: Node | undefined, offset: number): string {
  let path = '';
  let node = root;
  while ((node?.kind === 'map' || node?.kind === 'seq') && node.span.start <= offset) {
    if (node.kind === 'map') {
      const pair = lastBefore(node.pairs, ({ span }) => span.start, offset);
      if (pair) path += `${path && '.'}${pair.key.text}`;
      node = pair?.value;
    } else {
      node = lastBefore(node.items, ({ span }) => span.start, offset);
      path += `[${node?.kind === 'scalar' && node.span.start === offset && isName.test(node.text) ? node.text : ''}]`;
    }
  }
  return path;
}

/** Of a link or an address; a whole text that is an item must not become a part of the key. */
const isName = /^[\w.:%@/-]{1,64}$/;
