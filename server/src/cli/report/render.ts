import type { Options } from '../../core/options.ts';
import type { LintCommand } from '../args.ts';
import type { Color } from '../flags.ts';
import { styleFor, widthOn } from '../terminal.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { type Look, textReport } from './text.ts';

/** The report as the user wants to have it, for standard output. */
export function render(
  report: Report,
  { format, color, quiet }: Pick<LintCommand, 'format' | 'color' | 'quiet'>,
  options: Options,
): string {
  switch (format) {
    case 'text':
      return textReport(report, lookOn(process.stdout, color, quiet), options.t);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, options);
    case 'github':
      return githubReport(report, options.t);
  }
}

const lookOn = (stream: NodeJS.WriteStream, color: Color, quiet: boolean): Look => ({
  style: styleFor(color, stream),
  width: widthOn(stream, Number.POSITIVE_INFINITY),
  quiet,
});
