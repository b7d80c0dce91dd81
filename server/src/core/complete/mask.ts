/** Template expressions blotted out at equal length, so that a text can be read as the YAML it will mostly become. */
import type { Span } from '../text.ts';

/** A private-use character that stands for what is not known before rendering. */
const blot = '\uE001';

const expressions = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|\$\{[^}\n]*\}|%\{[^}\n]*\}/g;

/** Makejinja's marks, which are comments to YAML anywhere else. */
const makejinja = /#\{[\s\S]*?\}#|#%[\s\S]*?%#|#\|[\s\S]*?\|#/g;

interface Masked {
  readonly text: string;
  /** Where something was blotted out. */
  readonly blots: readonly Span[];
}

/** The text with every template expression blotted out; lines that hold nothing else become comments. */
export function mask(text: string, name: string): Masked {
  const found = [expressions, ...(name.endsWith('.j2') ? [makejinja] : [])].flatMap((pattern) => [
    ...text.matchAll(pattern),
  ]);
  if (found.length === 0) return { text, blots: [] };
  const blots = found.map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
  let masked = text;
  for (const { start, end } of blots) {
    masked = masked.slice(0, start) + masked.slice(start, end).replaceAll(/[^\r\n]/g, blot) + masked.slice(end);
  }
  return { text: masked.replaceAll(emptyLine, '$1#$2'), blots };
}

const emptyLine = new RegExp(`^([ \\t]*)${blot}(?=[ \\t${blot}]*\\r?$)()`, 'gm');

/** Whether a word is known only after rendering. */
export const isBlotted = (word: string): boolean => word.includes(blot);
