/** Findings in SARIF 2.1.0, for code scanning and for viewers. */
import type {
  Fix,
  Location,
  Log,
  MultiformatMessageString,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { catalogue } from '../../core/judge/catalogue.ts';
import { type Level, levels, type RuleEntry } from '../../core/judge/rule.ts';
import { plain } from '../../core/markdown.ts';
import type { Options } from '../../core/options.ts';
import { docsUrl, explain } from '../../core/reference.ts';
import { repository, version } from '../../manifest.ts';
import type { Problem, ShownFix } from '../judge.ts';
import type { Range } from '../lines.ts';
import { byPlace, type Report } from './report.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Named, not located: where the repository lies on this machine is nobody's business. */
const root = 'SRCROOT';

const severities = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Readonly<
  Record<Level, Result['level']>
>;

export function sarifReport(report: Report, options: Options): string {
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Talos Bond',
            version,
            semanticVersion: version,
            informationUri: repository,
            rules: catalogue.map((rule) => descriptorOf(rule, options)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: text(options.t('The folder that talos-bond ran in')) } },
        results: resultsOf(report),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf(rule: RuleEntry, options: Options): ReportingDescriptor {
  const { code, summary, why } = rule;
  const { t } = options;
  const markdown = explain(code, options)?.markdown ?? '';
  const level = levels.find((one) => Object.values(rule.level).includes(one));
  return {
    id: code,
    shortDescription: text(plain(t(summary))),
    fullDescription: text(plain(t(why))),
    help: { ...text(plain(markdown)), markdown: literal(markdown) },
    helpUri: docsUrl(repository, code),
    defaultConfiguration: level ? { level: severities[level] } : { enabled: false },
  };
}

/** Those that comments silence among the others. */
function resultsOf({ problems, suppressed }: Report): Result[] {
  const silent = new Set(suppressed);
  return [...problems, ...suppressed].toSorted(byPlace).map((problem) => resultOf(problem, silent.has(problem)));
}

function resultOf(
  { file, code, level, message, range, related, fixes, fingerprint }: Problem,
  silent: boolean,
): Result {
  return {
    ruleId: code,
    ruleIndex: catalogue.findIndex((rule) => rule.code === code),
    level: severities[level],
    message: text(message),
    locations: [{ physicalLocation: placeOf(file, range) }],
    ...(related.length > 0 && { relatedLocations: related.map((other, id) => locationOf(file, id, other)) }),
    partialFingerprints: { 'talosBond/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(file, fix)) }),
    // All or none of a run have them; an empty list says that nothing silences it.
    suppressions: silent ? [{ kind: 'inSource' }] : [],
  };
}

const locationOf = (file: string, id: number, { range, message }: Problem['related'][number]): Location => ({
  id,
  physicalLocation: placeOf(file, range),
  message: text(message),
});

const placeOf = (file: string, range: Range): PhysicalLocation => ({
  artifactLocation: { uri: uriOf(file), uriBaseId: root },
  region: regionOf(range),
});

const regionOf = ({ start, end }: Range): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const fixOf = (file: string, { title, edits }: ShownFix): Fix => ({
  description: text(title),
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(file), uriBaseId: root },
      replacements: edits.map(({ range, newText }) => ({
        deletedRegion: regionOf(range),
        insertedContent: { text: newText },
      })),
    },
  ],
});

/** A path as a relative reference; half a surrogate pair, which some systems allow in names, has no encoding. */
const uriOf = (file: string): string =>
  file
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

const text = (words: string): MultiformatMessageString => ({ text: literal(words) });

/** A brace would open a place for an argument. */
const literal = (words: string): string => words.replaceAll(/[{}]/g, '$&$&');
