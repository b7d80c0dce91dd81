import type { Translate } from '../core/translate.ts';

const text = `Usage: talos-bond [lint] [options] [path | -]...
       talos-bond explain <code | field>
       talos-bond lsp | --list-rules | --version | --help

Finds network bonds in Talos Linux configs that break when a cable does: in
files, in folders (the current one) less what .gitignore names, and in standard
input (-). What .talos-bond.yaml above a file says holds for it too.

Options of lint:
  --format NAME             text, json, sarif or github (text)
  --talos-version X.Y[.Z]   the Talos version to judge for (auto)
  --rule code=level         off, hint, info, warning or error; repeatable
  --fail-on level           the lowest level for exit code 1, or never (warning)
  --stdin-filename PATH     the name under which standard input is judged
  --quiet                   findings alone: one line each, no summary
  --color when              auto, always or never (auto); NO_COLOR is respected

Exit codes: 0 nothing to fail on, 1 something, 2 wrong arguments or a named path
that cannot be read, 3 a failure of talos-bond itself
`;

/** The help text; it fits a screen. */
export const help = (t: Translate): string => t(text);
