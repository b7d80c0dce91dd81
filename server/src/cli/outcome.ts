/** What a run has come to: the sentences beside the report, and the exit code. */
import { levels } from '../core/judge/rule.ts';
import { nearest } from '../core/nearest.ts';
import type { Options } from '../core/options.ts';
import { repositoryFileName } from '../core/repository-file.ts';
import type { Translate } from '../core/translate.ts';
import type { Target } from '../core/version.ts';
import type { LintCommand } from './args.ts';
import { type Gone, goneFrom } from './baseline.ts';
import type { Change, Outcome, Task } from './examine.ts';
import { exitCodes } from './exit.ts';
import { nameOf, type Trouble } from './files.ts';
import { commands, flags } from './flags.ts';
import { reasonFor } from './reasons.ts';
import type { Report } from './report/report.ts';
import { summaryLine } from './report/text.ts';

/** All that there is to tell of. */
export interface Run {
  readonly command: LintCommand;
  readonly task: Task;
  readonly outcome: Outcome;
  readonly report: Report;
  readonly options: Options;
}

/** What goes to standard error: failures first, and at the end how much was seen. */
export function sentences(run: Run): readonly string[] {
  const { command, task, outcome, options } = run;
  const { t } = options;
  return [
    ...task.refusals.map((refusal) => told(t('{0}; no file in it is judged', refusal))),
    ...outcome.unreadable.map((one) => told(unreadText(one, t))),
    ...(outcome.unreadable.some(isLikeCommand) ? [t('Try talos-bond --help')] : []),
    ...outcome.misnamed.map((name) => told(misnamedText(name, t))),
    ...outcome.unwritten.map((one) => told(t('{0} cannot be written: {1}', one.name, reasonFor(one.code, t)))),
    ...failures(outcome, t).map(told),
    ...outcome.changes.flatMap((change) => (change.patch === undefined ? told(hiddenText(change, t)) : [])),
    ...(command.quiet ? [] : remarks(run)),
  ];
}

const told = (sentence: string): string => `talos-bond: ${sentence}`;

/** Why a path could not be read. */
export const unreadText = ({ name, code }: Trouble, t: Translate): string =>
  t('{0} cannot be read: {1}', name, reasonFor(code, t));

/** A path that is not there, and that was not meant for one. */
const isLikeCommand = ({ name, named, code }: Trouble): boolean =>
  named && code === 'ENOENT' && nearest(name, typed, 1).length > 0;

const typed: readonly string[] = [...commands, ...flags].map(({ name }) => name);

/** Why settings do not hold that somebody wrote. */
export const misnamedText = (name: string, t: Translate): string =>
  t('{0} is not read: settings stand in {1}', name, repositoryFileName);

/** Each rule that failed, once, and the files that were too much for us. */
function failures({ judgements, crashes }: Outcome, t: Translate): readonly string[] {
  const failed = judgements.flatMap(({ file, failures: some }) => some.map((failure) => ({ ...failure, file })));
  const once = failed.filter(({ code }, index) => failed.findIndex((other) => other.code === code) === index);
  return [
    ...once.map(({ code, error, file }) => t('the rule {0} failed on {1} ({2})', code, file, error)),
    ...crashes.map(({ file, error }) => t('{0} could not be judged ({1})', file, error)),
  ];
}

function hiddenText({ file, unfit }: Change, t: Translate): string {
  if (unfit === 'UTF-16') return t('{0} would change, but it is UTF-16, which no patch can hold', file);
  if (unfit === 'CR') return t('{0} would change, but its lines end with CR alone, which no patch can hold', file);
  return t('{0} would change, but its lines hold more than the bond, so they are not shown', file);
}

/** What a person wants to know besides the findings. */
function remarks(run: Run): readonly string[] {
  const { command, task, outcome, options } = run;
  const { t } = options;
  if (command.mend === 'show') return diffRemarks(outcome, t);
  const { baseline } = task;
  const { mended, judgements } = outcome;
  return [
    ...(mended.length > 0 ? [t(mended.length === 1 ? 'Mended {0} file' : 'Mended {0} files', mended.length)] : []),
    ...(command.baseline?.write ? [storedText(outcome, command.baseline.file, t)] : []),
    ...(baseline ? baselineRemarks(goneFrom(baseline.file, baseline.known, judgements), baseline.file, t) : []),
    ...closing(run),
  ];
}

function diffRemarks({ changes }: Outcome, t: Translate): readonly string[] {
  const shown = changes.filter(({ patch }) => patch !== undefined);
  const loose = shown.filter(({ anchored }) => !anchored);
  const above = shown.filter(({ file }) => file.startsWith('../'));
  return [
    ...above.map(({ file }) => t('{0}: patches apply to nothing above the current folder; run --diff there', file)),
    ...loose.map(({ file }) => t('{0}: no line behind a change can be shown; git apply wants --unidiff-zero', file)),
    t(changes.length === 1 ? '{0} file would change' : '{0} files would change', changes.length),
  ];
}

/** Whether all was judged that was asked for: what is known of the rest must not be forgotten. */
export const isWhole = ({ judgements, unreadable, crashes }: Outcome): boolean =>
  crashes.length === 0 &&
  !unreadable.some(({ named }) => named) &&
  judgements.every(({ failures: no }) => no.length === 0);

function storedText(outcome: Outcome, file: string, t: Translate): string {
  if (!isWhole(outcome)) return t('{0} is not written, as not all was judged that it is to hold', file);
  const { judgements } = outcome;
  const count = judgements.reduce((sum, { fingerprints }) => sum + fingerprints.length, 0);
  return t(count === 1 ? '{0} holds {1} known problem' : '{0} holds {1} known problems', file, count);
}

function baselineRemarks(gone: readonly Gone[], file: string, t: Translate): readonly string[] {
  if (gone.length === 0) return [];
  const head = t(
    gone.length === 1 ? '{0} known problem is no longer there' : '{0} known problems are no longer there',
    gone.length,
  );
  return [
    ...gone.map((one) => t('{0}: no longer there: {1}', one.file, one.fingerprint)),
    t('{0}; --write-baseline {1} forgets what is not there', head, file),
  ];
}

/** The last word: that there was no bond, or how much was seen and found. */
function closing(run: Run): readonly string[] {
  const { command, task, outcome, report, options } = run;
  const { t } = options;
  const { files, bonds } = report.summary;
  if (bonds > 0 || report.problems.length > 0)
    return command.format === 'text' ? [summaryLine(report, targetsOf(run), t)] : [];
  // Why nothing was judged has been said.
  if (files === 0 && task.refusals.length + outcome.unreadable.length + outcome.crashes.length > 0) return [];
  if (command.changedSince === undefined) return [noBond(run)];
  return [t('No file with a bond was touched since {0}', command.changedSince)];
}

/** What was judged for; where there is no bond, what it would have been. */
function targetsOf({ outcome, options }: Run): readonly Target[] {
  const targets = outcome.judgements.flatMap(({ target = [] }) => target);
  return targets.length > 0 ? targets : [options.target];
}

function noBond({ command, outcome, report, options: { t } }: Run): string {
  const { files } = report.summary;
  if (files > 0) return t(files === 1 ? 'No bond found in {0} file' : 'No bond found in {0} files', files);
  return outcome.ignored > 0
    ? t('Nothing to judge: {0} ignores all that was found', repositoryFileName)
    : t(
        'No YAML or JSON files found in {0}; what .gitignore names is passed over',
        command.paths.map(nameOf).join(', '),
      );
}

/** How it went. */
export function exitCode({ command, task, outcome, report }: Run): number {
  const { judgements, unreadable, unwritten, crashes, changes } = outcome;
  if (crashes.length > 0 || judgements.some(({ failures: some }) => some.length > 0)) return exitCodes.failed;
  if (unreadable.some(({ named }) => named) || unwritten.length + task.refusals.length > 0) return exitCodes.wrong;
  if (command.mend === 'show') return changes.length > 0 ? exitCodes.found : exitCodes.clean;
  const { failOn } = command;
  const grave = failOn === 'never' ? [] : levels.slice(0, levels.indexOf(failOn) + 1);
  return report.problems.some(({ level }) => grave.includes(level)) ? exitCodes.found : exitCodes.clean;
}
