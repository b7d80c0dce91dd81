/** Judges files, folders and standard input, reports, and says by the exit code how it went. */
import path from 'node:path';
import { expectFiles } from '../burst.ts';
import type { Options } from '../core/options.ts';
import type { Translate } from '../core/translate.ts';
import type { LintCommand } from './args.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import type { Touched } from './changed.ts';
import { Examiner, type Input, type Outcome, type Task } from './examine.ts';
import { exitCodes } from './exit.ts';
import { findFiles, nameOf, type Trouble } from './files.ts';
import { eachWhole } from './interruption.ts';
import type { Judgement } from './judge.ts';
import { optionsFrom } from './options.ts';
import { exitCode, isWhole, misnamedText, type Run, sentences, unreadText } from './outcome.ts';
import { paintedPatch } from './patch.ts';
import { Progress } from './progress.ts';
import { codeOf, reasonFor } from './reasons.ts';
import { Refusal } from './refusal.ts';
import { render } from './report/render.ts';
import { reportOf } from './report/report.ts';
import { Repositories } from './repositories.ts';
import { readStandardInput } from './source.ts';
import { printable, styleFor } from './terminal.ts';

export async function lint(command: LintCommand): Promise<number> {
  const options = optionsFrom(command);
  const repositories = new Repositories(options, command.talosVersion !== undefined);
  const { inputs, unreadable } = await inputsFor(command);
  const judged = inputs.filter((input) => !repositories.ignores(input));
  if (repositories.faults.length + repositories.unreadable.length > 0) return complain(repositories, options);
  const task = await taskFor(command, judged, options);
  const examiner = new Examiner(task, repositories);
  const touched = judged.filter(({ place }) => !task.touched || task.touched.has(place));
  await examineAll(touched, examiner, command, options);
  const { outcome } = examiner;
  outcome.unreadable.unshift(...unreadable);
  outcome.ignored = inputs.length - judged.length;
  outcome.misnamed.push(...repositories.misnamed);
  // An editor takes what comes out for its text, also of what is ignored.
  if (command.mend === 'apply') outcome.output ??= inputs.find(({ bytes }) => bytes)?.bytes;
  return conclude(command, task, outcome, options);
}

/** With fewer files it is over before the runtime optimises anything. */
const many = 100;

async function examineAll(
  inputs: readonly Input[],
  examiner: Examiner,
  { mend, quiet }: LintCommand,
  { t }: Options,
): Promise<void> {
  if (inputs.length > many) expectFiles();
  const progress = quiet ? undefined : new Progress(process.stderr, inputs.length, t);
  const examine = (input: Input): void => {
    examiner.examine(input);
    progress?.step();
  };
  if (mend === 'apply') await eachWhole(inputs, examine);
  else inputs.forEach(examine);
  progress?.end();
}

/** By settings that are not understood nothing is judged. */
function complain({ faults, unreadable, misnamed }: Repositories, { t }: Options): number {
  const all = [
    ...unreadable.map((one) => unreadText(one, t)),
    ...misnamed.map((name) => misnamedText(name, t)),
    ...faults,
  ];
  tell(all.map((sentence) => `talos-bond: ${sentence}`));
  return exitCodes.wrong;
}

function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${printable(line)}\n`);
}

/** What there is to judge, by name. */
async function inputsFor({
  paths,
  stdinFilename,
}: LintCommand): Promise<{ readonly inputs: readonly Input[]; readonly unreadable: readonly Trouble[] }> {
  const { files: inputs, unreadable } = findFiles(paths.filter((path) => path !== '-'));
  if (!paths.includes('-')) return { inputs, unreadable };
  const name = stdinFilename === undefined ? '<stdin>' : nameOf(stdinFilename);
  try {
    const place = path.resolve(stdinFilename ?? name);
    const bytes = await readStandardInput();
    const nameless = stdinFilename === undefined;
    const piped = { name, named: true, place, folder: path.dirname(place), nameless, bytes };
    return { inputs: [...inputs, piped].toSorted(byName), unreadable };
  } catch (error) {
    return { inputs, unreadable: [...unreadable, { name, named: true, code: codeOf(error) }] };
  }
}

const byName = (a: Input, b: Input): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

async function taskFor(
  { paths, mend, baseline, changedSince }: LintCommand,
  inputs: readonly Input[],
  { t }: Options,
): Promise<Task> {
  const known =
    baseline && !baseline.write ? { file: baseline.file, known: readBaseline(baseline.file, t) } : undefined;
  const touched = changedSince === undefined ? undefined : await touchedBy(changedSince, paths, inputs, t);
  return { mend, baseline: known, touched: touched?.files, refusals: touched?.refusals ?? [] };
}

/** To run another program costs time before it is run: nothing of it is loaded without need. */
async function touchedBy(
  revision: string,
  paths: readonly string[],
  inputs: readonly Input[],
  t: Translate,
): Promise<Touched> {
  const { touchedSince } = await import('./changed.ts');
  return touchedSince(
    revision,
    paths,
    inputs.map(({ place }) => place),
    t,
  );
}

/** Writes what there is to write, tells the rest, and says how it went. */
function conclude(command: LintCommand, task: Task, outcome: Outcome, options: Options): number {
  const { baseline, mend } = command;
  if (baseline?.write && isWhole(outcome)) store(baseline.file, outcome.judgements, options);
  // What has just become known is not reported.
  const told = baseline?.write ? outcome.judgements.map((one) => ({ ...one, problems: [] })) : outcome.judgements;
  const run: Run = { command, task, outcome, report: reportOf(told), options };
  if (mend === 'show') process.stdout.write(shownPatches(outcome, command));
  else {
    if (outcome.output) process.stdout.write(outcome.output);
    (outcome.output ? process.stderr : process.stdout).write(render(run.report, command, options));
  }
  tell(sentences(run));
  return exitCode(run);
}

function store(file: string, judgements: readonly Judgement[], { t }: Options): void {
  try {
    writeBaseline(file, judgements);
  } catch (error) {
    throw new Refusal(t('{0} cannot be written: {1}', nameOf(file), reasonFor(codeOf(error), t)));
  }
}

function shownPatches({ changes }: Outcome, { color }: LintCommand): string {
  const text = changes.map(({ patch = '' }) => patch).join('');
  const { isTTY } = process.stdout;
  return isTTY || color === 'always' ? paintedPatch(text, styleFor(color, process.stdout)) : text;
}
