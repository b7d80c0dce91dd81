import { printable, type Style } from './terminal.ts';

/** A patch for a terminal: coloured, and unable to steer it. */
export const paintedPatch = (patch: string, style: Style): string =>
  patch.replaceAll(/^.+$/gm, (line) => paintFor(line, style)(printable(line)));

function paintFor(line: string, { bold, cyan, green, red }: Style): (text: string) => string {
  if (/^(?:---|\+\+\+) /.test(line)) return bold;
  if (line.startsWith('@@')) return cyan;
  if (line.startsWith('+')) return green;
  return line.startsWith('-') ? red : (text) => text;
}
