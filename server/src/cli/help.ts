import type { Translate } from '../core/translate.ts';

const text = `Usage: talos-bond [lint] [options] [path | -]...
       talos-bond explain <code | field>
       talos-bond lsp
       talos-bond --help | --version | --list-rules

Finds network bonds in Talos Linux configs that break when a cable does.

lint      the default: judges files and folders; - is standard input, and without
          a path it is the current folder. Folders are searched for *.yaml, *.yml,
          *.json and these before .j2, .tpl, .tftpl, .tmpl, .gotmpl; not .git,
          node_modules and what .gitignore names
explain   what a rule or a field of a bond means
lsp       the language server on standard input and output

Options of lint:
  --format text|json        how findings are written (text)
  --talos-version X.Y[.Z]   the Talos version to judge for (auto)
  --rule code=level         off, hint, info, warning or error; repeatable
  --fail-on level           the lowest level that makes the exit code 1, or never (warning)
  --stdin-filename PATH     the name under which standard input is judged
  --quiet                   findings alone: one line each, no summary
  --color auto|always|never colours in text (auto); NO_COLOR is respected

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 wrong arguments or a
named path that cannot be read, 3 a failure of talos-bond itself.
`;

/** The help text; it fits a screen. */
export const help = (t: Translate): string => t(text);
