/** Findings for programs, in the shape that the contract gives. */
import { docsUrl } from '../../core/reference.ts';
import { repository } from '../../manifest.ts';
import type { Problem } from '../judge.ts';
import type { Report } from './report.ts';

export const jsonReport = ({ summary, problems }: Report): string =>
  `${JSON.stringify({ version: 1, summary, problems: problems.map(problemJson) }, undefined, 2)}\n`;

const problemJson = ({ file, code, level, message, bond, dialect, range, related, fixes }: Problem) => ({
  file,
  code,
  level,
  message,
  bond: bond ?? null,
  dialect: dialect ?? null,
  range,
  related: related.map((other) => ({ file, ...other })),
  docs: docsUrl(repository, code),
  fixes,
});
