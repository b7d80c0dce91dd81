/** Judges files, folders and standard input, reports, and says by the exit code how it went. */

import { levels } from '../core/judge/rule.ts';
import type { Options } from '../core/options.ts';
import type { Translate } from '../core/translate.ts';
import type { LintCommand } from './args.ts';
import { exitCodes } from './exit.ts';
import { findFiles, nameOf, type Unreadable } from './files.ts';
import { type Judgement, judge } from './judge.ts';
import { Neighbours } from './neighbours.ts';
import { optionsFrom } from './options.ts';
import { render } from './report/render.ts';
import { type Report, reportOf } from './report/report.ts';
import { summaryLine } from './report/text.ts';
import { Repositories } from './repositories.ts';
import { readSource, readStandardInput, type Source } from './source.ts';
import { printable } from './terminal.ts';

/** One text to judge, read when its turn comes. */
interface Input {
  readonly name: string;
  readonly named: boolean;
  /** The file that it is, or is to be judged as; standard input may be none. */
  readonly place: string | undefined;
  readonly read: () => Source | Promise<Source>;
}

/** What came of the inputs. */
interface Outcome {
  readonly judgements: readonly Judgement[];
  readonly unreadable: readonly Unreadable[];
  /** Files that we failed on as a whole, with the name of what was thrown. */
  readonly crashes: ReadonlyArray<{ readonly file: string; readonly error: string }>;
}

export async function lint(command: LintCommand): Promise<number> {
  const options = optionsFrom(command);
  const found = findFiles(command.paths.filter((path) => path !== '-'));
  const files = found.files.map(({ path, name, named }) => ({
    name,
    named,
    place: path,
    read: () => readSource(path),
  }));
  const inputs = [...standardInput(command), ...files].toSorted(byName);
  const repositories = new Repositories(options, command.talosVersion !== undefined);
  const judged = inputs.filter(({ name }) => !repositories.ignores(name));
  if (repositories.faults.length + repositories.unreadable.length > 0) return complain(repositories, options);
  const outcome = await judgeAll(judged, repositories);
  const all = { ...outcome, unreadable: [...found.unreadable, ...outcome.unreadable] };
  const report = reportOf(outcome.judgements);
  process.stdout.write(render(report, command, options));
  for (const sentence of sentences(all, report, command, options)) process.stderr.write(`${printable(sentence)}\n`);
  return exitCode(all, report, command);
}

/** By settings that are not understood nothing is judged. */
function complain({ faults, unreadable }: Repositories, { t }: Options): number {
  for (const sentence of [...unreadable.map((one) => unreadText(one, t)), ...faults])
    process.stderr.write(`talos-bond: ${printable(sentence)}\n`);
  return exitCodes.wrong;
}

const unreadText = ({ name, error }: Unreadable, t: Translate): string =>
  t('{0} cannot be read: {1}', name, t(reasonOf(error)));

function standardInput({ paths, stdinFilename }: LintCommand): readonly Input[] {
  if (!paths.includes('-')) return [];
  const name = stdinFilename === undefined ? '<stdin>' : nameOf(stdinFilename);
  return [{ name, named: true, place: stdinFilename, read: readStandardInput }];
}

const byName = (a: Input, b: Input): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

async function judgeAll(inputs: readonly Input[], repositories: Repositories): Promise<Outcome> {
  const judgements: Judgement[] = [];
  const unreadable: Unreadable[] = [];
  const crashes: { file: string; error: string }[] = [];
  const neighbours = new Neighbours();
  for (const { name, named, place, read } of inputs) {
    let source: Source;
    try {
      source = await read();
    } catch (error) {
      unreadable.push({ name, named, error });
      continue;
    }
    try {
      judgements.push(judge(name, source, neighbours.optionsFor(place, repositories.optionsFor(name))));
    } catch (error) {
      crashes.push({ file: name, error: error instanceof Error ? error.name : typeof error });
    }
  }
  return { judgements, unreadable, crashes };
}

/** What goes to standard error: failures first, and at the end how much was seen. */
function sentences(
  { judgements, unreadable, crashes }: Outcome,
  report: Report,
  { format, quiet }: LintCommand,
  options: Options,
): readonly string[] {
  const { t } = options;
  const failed = judgements.flatMap(({ file, failures }) => failures.map((failure) => ({ ...failure, file })));
  const once = failed.filter(({ code }, index) => failed.findIndex((other) => other.code === code) === index);
  return [
    ...unreadable.map((one) => `talos-bond: ${unreadText(one, t)}`),
    ...once.map(({ code, error, file }) => `talos-bond: ${t('the rule {0} failed on {1} ({2})', code, file, error)}`),
    ...crashes.map(({ file, error }) => `talos-bond: ${t('{0} could not be judged ({1})', file, error)}`),
    ...(quiet ? [] : closing(report, format, unreadable.length > 0, options)),
  ];
}

/** The last word: that there was no bond, or how much was seen and found. */
function closing(
  report: Report,
  format: LintCommand['format'],
  someUnread: boolean,
  { t, target }: Options,
): readonly string[] {
  const { files, bonds } = report.summary;
  if (bonds > 0 || report.problems.length > 0) return format === 'text' ? [summaryLine(report, target, t)] : [];
  return files === 0 && someUnread ? [] : [noBond(files, t)];
}

const noBond = (files: number, t: Translate): string =>
  t(files === 1 ? 'No bond found in {0} file' : 'No bond found in {0} files', files);

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EFBIG: 'it is too large for a config',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EPERM: 'permission denied',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return reasons[code] ?? code;
}

function exitCode({ judgements, unreadable, crashes }: Outcome, { problems }: Report, { failOn }: LintCommand): number {
  if (crashes.length > 0 || judgements.some(({ failures }) => failures.length > 0)) return exitCodes.failed;
  if (unreadable.some(({ named }) => named)) return exitCodes.wrong;
  const grave = failOn === 'never' ? [] : levels.slice(0, levels.indexOf(failOn) + 1);
  return problems.some(({ level }) => grave.includes(level)) ? exitCodes.found : exitCodes.clean;
}
