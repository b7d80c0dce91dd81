/** The pictures of the walkthrough: what the core says of the sample, drawn in the colours of the reader's theme. */
import { BondFile, type Diagnostic, defaultOptions, validate } from '../src/core/index.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const width = 680;
const margin = 20;
const line = 22;
/** Of a character of the code, which is stretched to it whatever font there is. */
const advance = 8.4;

const ink = {
  text: 'var(--vscode-editor-foreground, #3b3b3b)',
  quiet: 'var(--vscode-descriptionForeground, #717171)',
  key: 'var(--vscode-charts-blue, #1a85ff)',
  warning: 'var(--vscode-editorWarning-foreground, #bf8803)',
  paper: 'var(--vscode-editor-background, #ffffff)',
  box: 'var(--vscode-editorHoverWidget-background, #f8f8f8)',
  edge: 'var(--vscode-editorHoverWidget-border, #c8c8c8)',
  chosen: 'var(--vscode-list-activeSelectionBackground, #0060c0)',
  chosenText: 'var(--vscode-list-activeSelectionForeground, #ffffff)',
};

/** Paths and texts of the pictures. `sample` is a config whose first finding is worth a picture. */
export function walkthroughPictures(sample: string): readonly { readonly path: string; readonly text: string }[] {
  const [found] = validate(new BondFile(sample), defaultOptions).diagnostics;
  if (!found) throw new Error('there is nothing to find in the sample');
  const shown = excerpt(sample, found);
  return [
    { path: 'media/find.svg', text: findPicture(shown, found) },
    { path: 'media/repair.svg', text: repairPicture(shown, found) },
    { path: 'media/settle.svg', text: settlePicture() },
  ];
}

interface Excerpt {
  readonly lines: readonly string[];
  /** Of what is underlined. */
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** The bond's own lines up to the finding, moved to the left as far as they go. */
function excerpt(sample: string, { span }: Diagnostic): Excerpt {
  const before = sample.slice(0, span.start);
  const from = before.lastIndexOf('\n', before.search(/- interface: (?!.*- interface: )/s)) + 1;
  const lines = `${before}${sample.slice(span.start).split('\n', 1)}`.slice(from).split('\n');
  const indent = lines[0]?.search(/\S/) ?? 0;
  return {
    lines: lines.map((text) => text.slice(indent).replace(/ +#.*$/, '')),
    row: lines.length - 1,
    column: before.length - before.lastIndexOf('\n') - 1 - indent,
    length: span.end - span.start,
  };
}

function findPicture(shown: Excerpt, { message, code, level }: Diagnostic): string {
  const said = [...wrapped(message, 84), `${level} ${code}`];
  const top = margin + shown.lines.length * line + 14;
  const box = { width: width - 2 * margin - 16, height: said.length * 20 + 20 };
  const words = said.map((text, index) =>
    label(margin + 28, top + 24 + index * 20, text, index === said.length - 1 ? ink.quiet : ink.text),
  );
  return picture({ width, height: top + box.height + margin }, [
    ...codeLines(shown.lines),
    squiggle(shown),
    rectangle(margin + 16, top, box, ink.box, ink.edge),
    ...words,
  ]);
}

function repairPicture(shown: Excerpt, { fixes }: Diagnostic): string {
  const titles = fixes.map(({ title }) => title);
  const top = margin + shown.lines.length * line + 14;
  const box = { width: width - 2 * margin, height: titles.length * 26 + 34 };
  const rows = titles.flatMap((title, index) => {
    const y = top + 30 + index * 26;
    const chosen = index === 0;
    const mark = chosen ? [rectangle(margin + 4, y, { width: box.width - 8, height: 24 }, ink.chosen)] : [];
    return [...mark, label(margin + 14, y + 17, title, chosen ? ink.chosenText : ink.text)];
  });
  return picture({ width, height: top + box.height + margin }, [
    ...codeLines(shown.lines),
    squiggle(shown),
    rectangle(margin, top, box, ink.box, ink.edge),
    label(margin + 14, top + 20, 'Ctrl+.   ⌘.', ink.quiet),
    ...rows,
  ]);
}

function settlePicture(): string {
  const lines = [
    'talosVersion: "1.13"',
    'rules:',
    '  slow-lacp: warning',
    '  layer2-hash: off',
    'ignore: ["archive/**"]',
  ];
  const height = margin * 2 + lines.length * line + 40;
  return picture({ width, height }, [
    label(margin, margin + 14, '.talos-bond.yaml', ink.quiet),
    ...codeLines(lines, 34),
  ]);
}

function codeLines(lines: readonly string[], down = 0): readonly string[] {
  return lines.flatMap((text, row) => {
    const [, indent = '', key = '', rest = ''] = /^([ -]*)([\w.-]*:?)(.*)$/.exec(text) ?? [];
    const isKey = key.endsWith(':');
    return [
      code(indent, 0, row, ink.text, down),
      code(key, indent.length, row, isKey ? ink.key : ink.text, down),
      code(rest, indent.length + key.length, row, ink.text, down),
    ].filter(Boolean);
  });
}

/** One word or more of the code, at its column and row. */
function code(text: string, column: number, row: number, colour: string, down: number): string {
  const bare = text.trimStart();
  if (bare === '') return '';
  const x = margin + (column + text.length - bare.length) * advance;
  const y = margin + 16 + row * line + down;
  const length = (bare.trimEnd().length * advance).toFixed(1);
  return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs" font-family="ui-monospace, Consolas, monospace" fill="${colour}">${escaped(bare.trimEnd())}</text>`;
}

function squiggle({ row, column, length }: Excerpt): string {
  const from = margin + column * advance;
  const waves = Math.round((length * advance) / 6);
  const y = margin + 21 + row * line;
  return `<path d="M${from.toFixed(1)} ${y}${' q1.5 -3 3 0 t3 0'.repeat(waves)}" fill="none" stroke="${ink.warning}" stroke-width="1.3"/>`;
}

const rectangle = (x: number, y: number, { width, height }: Size, fill: string, stroke = 'none'): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="${stroke}"/>`;

const label = (x: number, y: number, text: string, colour: string): string =>
  `<text x="${x}" y="${y}" font-size="12.5" fill="${colour}">${escaped(text)}</text>`;

const picture = ({ width, height }: Size, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14">`,
    rectangle(0.5, 0.5, { width: width - 1, height: height - 1 }, ink.paper, ink.edge),
    ...parts,
    '</svg>\n',
  ].join('\n');

/** Broken at blanks, so that no line is longer than `most` characters. */
function wrapped(text: string, most: number): readonly string[] {
  return text.match(new RegExp(`\\S.{0,${most - 1}}(?=\\s|$)`, 'g')) ?? [];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
