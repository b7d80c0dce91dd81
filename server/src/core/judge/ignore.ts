/** The comment that silences a finding on one bond, written where a reader of the bond sees it. */
import type { Bond } from '../model/bond.ts';
import type { BondFile } from '../model/file.ts';
import { lineBreak, type Span, shifted, type TextEdit } from '../text.ts';
import type { Translate } from '../translate.ts';
import { silencingWord } from '../yaml/signs.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Fix } from './rule.ts';
import { lineAt, type Suppression, suppressionAt } from './suppression.ts';

/** "Ignore <code> for this bond"; nothing where no comment can stand above the bond, or nobody may write. */
export function ignoreFix(file: BondFile, { code, subject }: Diagnostic, t: Translate): Fix | undefined {
  if (!subject || file.sealed) return undefined;
  const { bond, base } = subject;
  const line = openingLine(bond);
  if (!line) return undefined;
  const { span, newText } = commentEdit(bond.text, line, code);
  return { title: t('Ignore {0} for this bond', code), edits: [{ span: shifted(span, base), newText }] };
}

/** The line that opens the bond, where a comment can stand above it: not inside brackets. In a JSON patch a path opens it. */
function openingLine({ dialect, text, opener, link }: Bond): Span | undefined {
  const isArgument = dialect === 'cmdline';
  const at = dialect === 'document' ? link.pairs[0]?.key.span.start : isArgument ? link.span.start : opener.start;
  if (at === undefined || (link.flow && !isArgument)) return undefined;
  const line = lineAt(text, at);
  return /^[ \t]*(?:-[ \t]+)*(?:(?:path|value):[ \t]+)?["']?$/.test(text.slice(line.start, at)) ? line : undefined;
}

/** Goes on with a suppression that stands there already, else puts one on a line of its own. */
function commentEdit(text: string, line: Span, code: string): TextEdit {
  const present = suppressionAbove(text, line);
  if (!present) {
    const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
    const newText = `${indent}# ${silencingWord} ${code}${lineBreak(text)}`;
    return { span: { start: line.start, end: line.start }, newText };
  }
  const last = present.codes.at(-1);
  const at = (last ?? present.keyword).span.end;
  return { span: { start: at, end: at }, newText: `${last ? ',' : ''} ${code}` };
}

/** The nearest suppression in the comment above the line. */
function suppressionAbove(text: string, line: Span): Suppression | undefined {
  for (let at = line.start; at > 0; ) {
    const above = lineAt(text, at - 1);
    const indent = /^[ \t]*(?=#)/.exec(text.slice(above.start, above.end))?.[0];
    if (indent === undefined) return undefined;
    const found = suppressionAt(text, { start: above.start + indent.length, end: above.end });
    if (found && !found.forFile) return found;
    at = above.start;
  }
  return undefined;
}
