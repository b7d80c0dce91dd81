/** What Talos said, kept so that the rules can be compared with it where there is no Go. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Input } from './generated.ts';
import { releases } from './releases.ts';

/** What one release says of one text. No errors: accepted. */
export interface Verdict {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The verdicts of all releases on one text, by release line. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** Everything is a number that counts into the table above it. */
interface Stored {
  readonly lines: readonly string[];
  readonly messages: readonly string[];
  /** Messages of errors, then those of warnings. */
  readonly verdicts: ReadonlyArray<readonly [errors: readonly number[], warnings: readonly number[]]>;
  /** One verdict for each release line. */
  readonly rows: ReadonlyArray<readonly number[]>;
  /** The row of a text, by its key. */
  readonly texts: Readonly<Record<string, number>>;
}

export const verdictsFile = 'test/oracle/verdicts.json';

/** Short, as there are many, and long enough that no two texts share one. */
const keyOf = ({ kind, text }: Pick<Input, 'kind' | 'text'>): string =>
  createHash('sha256').update(`${kind}\n${text}`).digest('base64url').slice(0, 9);

/** The kept verdicts: of a text, or `undefined` when it was never judged. */
export function readVerdicts(): (input: Pick<Input, 'kind' | 'text'>) => Verdicts | undefined {
  if (!existsSync(verdictsFile)) return () => undefined;
  const stored = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Stored;
  const said = (numbers: readonly number[]): readonly string[] =>
    numbers.map((number) => stored.messages[number] ?? '');
  const verdicts = stored.verdicts.map(([errors, warnings]) => ({ errors: said(errors), warnings: said(warnings) }));
  const rows = stored.rows.map((row) =>
    Object.fromEntries(row.map((number, index) => [stored.lines[index] ?? '', verdicts[number]!])),
  );
  return (input) => rows[stored.texts[keyOf(input)] ?? -1];
}

/** Counts things by their text, each once. */
class Table<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(item: T): number {
    const text = JSON.stringify(item);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    return this.all.push(item) - 1;
  }
}

/** The verdicts as they are kept, one table entry a line. `answers`: of each release line, in the order of the inputs. */
export function verdictsText(inputs: readonly Input[], answers: ReadonlyArray<readonly Verdict[]>): string {
  const messages = new Table<string>();
  const verdicts = new Table<readonly [readonly number[], readonly number[]]>();
  const rows = new Table<readonly number[]>();
  const numbers = (said: readonly string[]): readonly number[] => said.map((message) => messages.numberOf(message));
  const texts = inputs.map((input, index) => {
    const row = answers.map((ofLine) => {
      const { errors, warnings } = ofLine[index]!;
      return verdicts.numberOf([numbers(errors), numbers(warnings)]);
    });
    return [keyOf(input), rows.numberOf(row)] as const;
  });
  if (new Set(texts.map(([key]) => key)).size !== texts.length) throw new Error('two texts share a key');
  const byKey = texts.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, row]) => `"${key}":${row}`);
  const list = (items: readonly unknown[]): string => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const lines = JSON.stringify(releases.map(({ line }) => line));
  return `{\n"lines": ${lines},\n"messages": ${list(messages.all)},\n"verdicts": ${list(verdicts.all)},\n"rows": ${list(rows.all)},\n"texts": {\n${packed(byKey)}\n}\n}\n`;
}

/** Several to a line, to keep the file short. */
function packed(items: readonly string[]): string {
  const perLine = 8;
  const lines = Array.from({ length: Math.ceil(items.length / perLine) }, (_, index) =>
    items.slice(index * perLine, (index + 1) * perLine).join(','),
  );
  return lines.join(',\n');
}
