import assert from 'node:assert/strict';

/** A text with the cursor taken out of it. */
export interface Marked {
  readonly text: string;
  readonly offset: number;
}

/** Takes the one `$0` out of the text, and the indentation that the test file gives it. */
export function cursorIn(marked: string): Marked {
  const dedented = dedent(marked);
  const offset = dedented.indexOf('$0');
  assert.ok(offset >= 0 && offset === dedented.lastIndexOf('$0'), 'the text must hold one $0');
  return { text: dedented.slice(0, offset) + dedented.slice(offset + 2), offset };
}

/** The text without its first empty line, its last, and the indentation that all lines share. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(shared, line.length))).join('\n');
}
