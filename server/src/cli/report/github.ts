/** Findings as workflow commands, which GitHub shows beside the changed lines of a pull request. */
import { type Level, levels } from '../../core/judge/rule.ts';
import type { Translate } from '../../core/translate.ts';
import type { Problem } from '../judge.ts';
import { printable } from '../terminal.ts';
import { preferredFix, type Report } from './report.ts';

/** Hints are left out. */
const commands: Readonly<Partial<Record<Level, string>>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command each, the worst first: GitHub shows only so many of a step. */
export const githubReport = ({ problems }: Report, t: Translate): string =>
  levels
    .flatMap((wanted) => problems.filter(({ level }) => level === wanted))
    .flatMap((problem) => commandFor(problem, t))
    .map((line) => `${line}\n`)
    .join('');

function commandFor(problem: Problem, t: Translate): readonly string[] {
  const { file, code, level, message, range, fixes } = problem;
  const command = commands[level];
  if (!command) return [];
  const properties = {
    file,
    line: range.start.line,
    endLine: range.end.line,
    col: range.start.column,
    endColumn: range.end.column,
    title: code,
  };
  const fix = preferredFix(fixes);
  const sentences = [message, ...(fix ? [t('fix: {0}', fix.title)] : [])].map(printable);
  const settings = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return [`::${command} ${settings.join(',')}::${escaped(sentences.join('\n'))}`];
}

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
