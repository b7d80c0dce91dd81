/** What a value is called that is known only after rendering: by the words of its author. */
import { type Node, pairOf } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import { blot } from '../yaml/templates.ts';
import type { Bond, Written } from './bond.ts';
import type { Member } from './members.ts';
import { places } from './places.ts';

/** In a text that is unescaped from another one the expression itself is lost. */
const lost = new RegExp(`${blot}+`, 'g');

/** The scalar or alias as it stands in the text, without its quotes. */
export function wordsOf(text: string, node: Node): string {
  if (node.kind === 'scalar' && !node.text.includes(blot)) return node.text;
  const written = text.slice(node.span.start, node.span.end).replaceAll(lost, '…');
  const quoted = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
  return quoted ? written.slice(1, -1) : written;
}

/** The name of the bond for people, be it a template or not; nothing where none is written. */
export function nameOf(bond: Bond): Written | undefined {
  const { name, argument, dialect, link, text } = bond;
  if (name || argument) return name ?? argument?.name;
  const key = places.find((place) => place.dialect === dialect)?.name ?? '';
  const node = pairOf(link, key)?.value;
  return node && isNamable(node) ? { text: wordsOf(text, node), span: node.span } : undefined;
}

/** The name of the member for people; nothing where a selector picks it. */
export function memberName({ text }: Bond, { name, node }: Member): string | undefined {
  // Of a link that names an unknown master nobody can say that it is meant.
  const isSaid = name !== undefined || node.kind === 'alias';
  return isSaid && isNamable(node) ? wordsOf(text, node) : name;
}

const isNamable = (node: Node): boolean => isUnknown(node) && (node.kind === 'scalar' || node.kind === 'alias');
