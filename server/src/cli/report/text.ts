/** Findings for people: where, what and how to mend it, with the line of the bond. */
import { type Level, levels } from '../../core/judge/rule.ts';
import type { Translate } from '../../core/translate.ts';
import { releaseName, type Target } from '../../core/version.ts';
import { cropped, type Excerpt } from '../excerpt.ts';
import type { Problem } from '../judge.ts';
import { wrap } from '../table.ts';
import { levelColors, printable, type Style, widthOf } from '../terminal.ts';
import type { Report } from './report.ts';

/** More than this of a choice is for the editor to show. */
const mostFixes = 3;

/** How the reader wants it. */
export interface Look {
  readonly style: Style;
  /** Of the terminal; elsewhere lines are as long as they are. */
  readonly width: number;
  /** One line for each finding and nothing else. */
  readonly quiet: boolean;
}

/** One line each, and without `quiet` what helps to mend it, with a blank line behind. */
export function textReport({ problems }: Report, { style, width, quiet }: Look, t: Translate): string {
  const inFull = (problem: Problem): readonly string[] => [
    ...wrap(headline(problem, style, t), width, '  '),
    ...(problem.excerpt ? excerptLines(cropped(problem.excerpt, width - gutterOf(problem) - 3), problem, style) : []),
    ...remarks(problem, style, t).flatMap((remark) => wrap(remark, width, ' '.repeat(gutterOf(problem) + 3))),
    '',
  ];
  return problems
    .flatMap((problem) => (quiet ? headline(problem, style, t) : inFull(problem)))
    .map((line) => `${line}\n`)
    .join('');
}

function headline({ file, range, level, message, code }: Problem, style: Style, t: Translate): string {
  const place = style.bold(`${printable(file)}:${range.start.line}:${range.start.column}:`);
  return `${place} ${style[levelColors[level]](`${t(level)}:`)} ${printable(message)} ${style.grey(`[${code}]`)}`;
}

/** The width of the number of its line. */
const gutterOf = ({ range }: Problem): number => String(range.start.line).length;

/** Second places, and what can be done. */
function remarks(problem: Problem, style: Style, t: Translate): readonly string[] {
  const { file, related, fixes } = problem;
  const preferred = fixes.filter((fix) => fix.preferred);
  const offered = (preferred.length > 0 ? preferred : fixes).slice(0, mostFixes);
  const remark = (label: string, text: string): string =>
    `${' '.repeat(gutterOf(problem))} ${style.grey('=')} ${style.bold(label)} ${printable(text)}`;
  return [
    ...related.map(({ range: { start }, message }) =>
      remark(t('see:'), `${file}:${start.line}:${start.column}: ${message}`),
    ),
    ...offered.map(({ title }, index) => remark(index === 0 ? t('fix:') : t(' or:'), title)),
  ];
}

function excerptLines({ text, start, length }: Excerpt, problem: Problem, style: Style): readonly string[] {
  const number = String(problem.range.start.line);
  const bar = style.grey('|');
  // Tabs stay tabs, so that the mark stands below its word however wide they are.
  const indent = text.slice(0, start).replaceAll(/[^\t]+/g, (run) => ' '.repeat(widthOf(run)));
  const mark = `^${'~'.repeat(Math.max(widthOf(text.slice(start, start + length)) - 1, 0))}`;
  return [
    `${style.grey(number)} ${bar} ${printable(text)}`,
    `${' '.repeat(gutterOf(problem))} ${bar} ${indent}${style[levelColors[problem.level]](mark)}`,
  ];
}

/** The last line for people: how much was seen, for which releases if they were stated, and what was found. */
export function summaryLine({ summary }: Report, targets: readonly Target[], t: Translate): string {
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
  const releases = [...new Set(targets.map(({ version }) => releaseName(version)))].toSorted(byNumber);
  const judged = targets.some(({ stated }) => stated)
    ? t('{0}, judged for Talos {1}', seen, releases.join(', '))
    : seen;
  return t('{0}: {1}', judged, found.length > 0 ? found.join(', ') : t('nothing to report'));
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
