/**
 * Remarks in a fixture. `#   ^^^ warning[code] some of the message` speaks of the columns above the carets, on the
 * nearest line that is no remark; `# <---- error[code]` of the columns from the `#` on, one for each sign.
 */
export interface Remark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly level: string;
  readonly code: string;
  /** A part of the message; empty: any message will do. */
  readonly message: string;
}

const remark =
  /^\s*(?:#|\/\/)\s*(?:(?<carets>\^+)|(?<arrow><-+))\s+(?<level>error|warning|info|hint)\[(?<code>[a-z0-9-]+)\](?:\s+(?<message>.*))?$/;

/** The remarks of a text; lines count from 0, columns are UTF-16 units. */
export function remarksIn(text: string): readonly Remark[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const found = remark.exec(line)?.groups;
    if (!found) return [];
    const subject = lines.slice(0, index).findLastIndex((other) => !remark.test(other));
    const marks = found.carets ?? found.arrow ?? '';
    const start = line.search(found.carets ? /\^/ : /\S/);
    return [
      {
        line: subject,
        start,
        end: start + marks.length,
        level: found.level ?? '',
        code: found.code ?? '',
        message: (found.message ?? '').trim(),
      },
    ];
  });
}

/** The text as it would be without them. */
export const withoutRemarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !remark.test(line))
    .join('\n');

/** Levels that a fixture sets for itself on its first line: `# levels: slow-lacp=warning, other=off`. */
export function levelsIn(text: string): Readonly<Record<string, string>> {
  const list = /^# levels: (.*)$/m.exec(text.slice(0, 500))?.[1] ?? '';
  return Object.fromEntries(
    list.split(',').flatMap((item) => (item.includes('=') ? [item.trim().split('=') as [string, string]] : [])),
  );
}

/** The Talos version that a fixture is judged for: `# talos: 1.12.1` among its first lines. */
export const versionIn = (text: string): string => /^# talos: (\S+)$/m.exec(text.slice(0, 500))?.[1] ?? 'auto';
