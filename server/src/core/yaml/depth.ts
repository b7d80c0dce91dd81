/** Deeper than any config; beyond it only the text's end is in sight, and some parsers' stacks. */
const deepest = 200;

/** A cheap look at brackets and indentation: a nesting bomb is refused before it costs anything. */
export function nestsTooDeep(text: string): boolean {
  if (/(?:- ){200}|(?:\? ){200}/.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > deepest) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}
