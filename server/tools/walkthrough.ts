/** The pictures of the walkthrough: what the core says of the sample, drawn in the colours of the reader's theme. */
import { BondFile, type Diagnostic, defaultOptions, validate } from '../src/core/index.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shown about as wide as this, so that the text is as large as the editor's. */
const width = 460;
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
  const said = wrapped(message).map((text) => ({ text, colour: ink.text }));
  return bondPicture('A bond that nothing monitors', shown, [...said, { text: `${level} ${code}`, colour: ink.quiet }]);
}

function repairPicture(shown: Excerpt, { fixes }: Diagnostic): string {
  const [first = [], ...others] = fixes.map(({ title }) => wrapped(title));
  return bondPicture('The fixes for a bond that nothing monitors', shown, [
    { text: 'Ctrl+.  or  ⌘.', colour: ink.quiet },
    ...first.map((text) => ({ text, colour: ink.chosenText, chosen: true })),
    ...others.flat().map((text) => ({ text, colour: ink.text })),
  ]);
}

interface Line {
  readonly text: string;
  readonly colour: string;
  /** As the entry of a menu that Enter takes. */
  readonly chosen?: boolean;
}

/** The bond with its squiggle, and below it a box of text. */
function bondPicture(title: string, shown: Excerpt, said: readonly Line[]): string {
  const top = margin + shown.lines.length * line + 14;
  const box = { width: width - 2 * margin, height: said.length * line + 16 };
  const lines = said.flatMap(({ text, colour, chosen }, index) => {
    const y = top + 8 + index * line;
    const bar = chosen ? [rectangle(margin + 1, y, { width: box.width - 2, height: line }, ink.chosen)] : [];
    return [...bar, label(margin + 12, y + 16, text, colour)];
  });
  return picture(title, { width, height: top + box.height + margin }, [
    ...codeLines(shown.lines),
    squiggle(shown),
    rectangle(margin, top, box, ink.box, ink.edge),
    ...lines,
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
  return picture('What holds for a repository', { width, height }, [
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
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}" stroke="${stroke}"/>`;

const label = (x: number, y: number, text: string, colour: string): string =>
  `<text x="${x}" y="${y}" font-size="12.5" fill="${colour}">${escaped(text)}</text>`;

const picture = (title: string, { width, height }: Size, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    rectangle(0.5, 0.5, { width: width - 1, height: height - 1 }, ink.paper, ink.edge),
    ...parts,
    '</svg>\n',
  ].join('\n');

/** Broken at blanks, so that each line has room in the box. */
const wrapped = (text: string): readonly string[] => text.match(/\S.{0,59}(?=\s|$)/g) ?? [];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
