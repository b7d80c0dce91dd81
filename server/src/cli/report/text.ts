/** Findings for people: where, what and how to mend it, with the line of the bond. */
import { type Level, levels } from '../../core/judge/rule.ts';
import type { Translate } from '../../core/translate.ts';
import { releaseName, type Target } from '../../core/version.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Problem } from '../judge.ts';
import { levelColors, type Paint, printable, type Style, widthOf } from '../terminal.ts';
import type { Report } from './report.ts';

/** More than this of a choice is for the editor to show. */
const mostFixes = 3;

/** One line each, and without `quiet` what helps to mend it, with a blank line behind. */
export function textReport({ problems }: Report, style: Style, quiet: boolean, t: Translate): string {
  return problems
    .flatMap((problem) => [headline(problem, style, t), ...(quiet ? [] : [...details(problem, style, t), ''])])
    .map((line) => `${line}\n`)
    .join('');
}

function headline({ file, range, level, message, code }: Problem, style: Style, t: Translate): string {
  const place = style.bold(`${printable(file)}:${range.start.line}:${range.start.column}:`);
  return `${place} ${style[levelColors[level]](`${t(level)}:`)} ${printable(message)} ${style.grey(`[${code}]`)}`;
}

function details(
  { file, range, level, excerpt, related, fixes }: Problem,
  style: Style,
  t: Translate,
): readonly string[] {
  const preferred = fixes.filter((fix) => fix.preferred);
  const offered = (preferred.length > 0 ? preferred : fixes).slice(0, mostFixes);
  const gutter = ' '.repeat(String(range.start.line).length);
  const remark = (label: string, text: string): string =>
    `${gutter} ${style.grey('=')} ${style.bold(label)} ${printable(text)}`;
  return [
    ...(excerpt ? excerptLines(excerpt, range.start.line, style[levelColors[level]], style) : []),
    ...related.map(({ range: { start }, message }) =>
      remark(t('see:'), `${file}:${start.line}:${start.column}: ${message}`),
    ),
    ...offered.map(({ title }, index) => remark(index === 0 ? t('fix:') : t(' or:'), title)),
  ];
}

function excerptLines({ text, start, length }: Excerpt, line: number, paint: Paint, style: Style): readonly string[] {
  const number = String(line);
  const bar = style.grey('|');
  // Tabs stay tabs, so that the mark stands below its word however wide they are.
  const indent = text.slice(0, start).replaceAll(/[^\t]+/g, (run) => ' '.repeat(widthOf(run)));
  const mark = `^${'~'.repeat(Math.max(widthOf(text.slice(start, start + length)) - 1, 0))}`;
  return [
    `${style.grey(number)} ${bar} ${printable(text)}`,
    `${' '.repeat(number.length)} ${bar} ${indent}${paint(mark)}`,
  ];
}

/** The last line for people: how much was seen, for which release if that was said, and what was found. */
export function summaryLine({ summary }: Report, { stated, version }: Target, t: Translate): string {
  const count = (number: number, one: string, several: string): string => t(number === 1 ? one : several, number);
  const words: Readonly<Record<Level, readonly [string, string]>> = {
    error: ['{0} error', '{0} errors'],
    warning: ['{0} warning', '{0} warnings'],
    info: ['{0} info', '{0} infos'],
    hint: ['{0} hint', '{0} hints'],
  };
  const found = levels.flatMap((level) => (summary[level] > 0 ? [count(summary[level], ...words[level])] : []));
  const seen = t(
    '{0} in {1}',
    count(summary.bonds, '{0} bond', '{0} bonds'),
    count(summary.files, '{0} file', '{0} files'),
  );
  const judged = stated ? t('{0}, judged for Talos {1}', seen, releaseName(version)) : seen;
  return t('{0}: {1}', judged, found.length > 0 ? found.join(', ') : t('nothing to report'));
}
