import { defineRule } from '../judge/rule.ts';
import type { Translate } from '../translate.ts';

/** IFNAMSIZ without the closing zero. */
const mostBytes = 15;

export default defineRule({
  code: 'invalid-link-name',
  level: { legacy: 'error', document: 'error', meta: 'error', cmdline: 'error' },
  summary: 'The kernel cannot give a link this name',
  why: 'A link name has at most 15 bytes, is neither `.` nor `..`, and holds no `/`, no `:` and no white space. Talos does not look, and the bond is never created.',
  ground: 'kernel',
  source: 'dev_valid_name in net/core/dev.c (read in Linux 6.12)',

  *check({ name, ignored, uncertain }, { t }) {
    if (!name || name.text === '' || ignored || uncertain) return;
    const message = faultOf(name.text, t);
    if (message) yield { at: name.span, message };
  },
});

function faultOf(name: string, t: Translate): string | undefined {
  const bytes = bytesIn(name);
  if (bytes > mostBytes)
    return t('{0} has {1} bytes: the kernel takes link names of at most {2}', name, bytes, mostBytes);
  if (name === '.' || name === '..') return t('{0} stands for a folder: the kernel refuses it as a link name', name);
  const [forbidden] = /[/:]/.exec(name) ?? [];
  if (forbidden) return t('{0} holds the character {1}, which the kernel refuses in a link name', name, forbidden);
  return /[ \t\n\v\f\r\u00a0]/.test(name)
    ? t('{0} holds white space, which the kernel refuses in a link name', name)
    : undefined;
}

/** The length in UTF-8, in which the kernel counts. */
const bytesIn = (text: string): number =>
  Array.from(text, (sign) => sign.codePointAt(0) ?? 0).reduce(
    (sum, code) => sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4),
    0,
  );
