import type { Translate } from '../core/translate.ts';

const text = `Usage: talos-bond [lint] [options] [path | -]...
       talos-bond explain <code | field>
       talos-bond lsp | --help | --version | --list-rules

Finds network bonds in Talos Linux configs that break when a cable does.

lint     judges files and folders (the current one); - is standard input. In
         folders *.yaml, *.yml, *.json and these before a template's suffix, but
         not .git, node_modules and what .gitignore names
explain  what a rule or a field of a bond means
lsp      the language server on standard input and output

Options of lint:
  --format text|json        how findings are written (text)
  --talos-version X.Y[.Z]   the Talos version to judge for (auto)
  --rule code=level         off, hint, info, warning or error; repeatable
  --fail-on level           the lowest level for exit code 1, or never (warning)
  --stdin-filename PATH     the name under which standard input is judged
  --quiet                   findings alone: one line each, no summary
  --color when              auto, always or never (auto); NO_COLOR is respected
What .talos-bond.yaml above a file says of version, rules and paths holds too.

Exit codes: 0 nothing to fail on, 1 something, 2 wrong arguments or a named path
that cannot be read, 3 a failure of talos-bond itself
`;

/** The help text; it fits a screen. */
export const help = (t: Translate): string => t(text);
