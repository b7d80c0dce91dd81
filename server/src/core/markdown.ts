/** Markdown from parts, so that no user's word can be taken for markup. */

/** A word in code style, whatever it contains. */
export function code(word: string | number | boolean): string {
  const text = String(word).replaceAll(/\s+/g, ' ');
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run }) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = runs.length > 0 || text.trim() === '' ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/** Prose with a user's words in it, such as a message: shown as it is. */
export const verbatim = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');

/** A thing to tell under a label; without a text it is left out. */
export type Fact = readonly [label: string, text: string | undefined];

/** A compact list of labelled facts. */
export const facts = (all: readonly Fact[]): string =>
  all.flatMap(([label, text]) => (text ? [`- **${label}:** ${text}`] : [])).join('\n');

/** A list of points. */
export const bullets = (all: readonly string[]): string => all.map((text) => `- ${text}`).join('\n');

/** Blocks with a blank line between; what is empty is left out. */
export const blocks = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join('\n\n');

export const heading = (text: string): string => `### ${text}`;

export const link = (text: string, address: string): string => `[${text}](${address})`;

/** A table with a head; bars in cells are escaped. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Our Markdown for clients that show none. */
export const plain = (markdown: string): string =>
  markdown
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/\[([^\]\n]*)\]\(([^)\s]*)\)/g, '$1: $2')
    .replaceAll(/\*\*([^*\n]*)\*\*/g, '$1')
    .replaceAll(/(`+) ?(.+?) ?\1/g, '$2')
    .replaceAll(/\\([\\`*_[\]<>|~])/g, '$1');
