/** Completion for zsh, to be sourced or to lie in a folder of `fpath`. */
import { type Choice, type CommandName, type Flag, ruleLevels, shells } from '../flags.ts';
import { flagsOf, listRevisions, quoted, type Vocabulary, type Word } from './vocabulary.ts';

/** The script; its second line says how to load it. */
export const zshScript = (vocabulary: Vocabulary): string => `#compdef talos-bond
# source <(talos-bond completion zsh)

_talos_bond_commands() {
  local -a commands=(
${vocabulary.commands.map(described).join('\n')}
  )
  _describe -t commands command commands
}

_talos_bond_topics() {
  local -a topics=(
${vocabulary.topics.map(described).join('\n')}
  )
  _describe -t topics 'rule or field' topics
}

_talos_bond_rules() {
  if compset -P '*='; then
    local -a levels=(${ruleLevels.join(' ')})
    _describe -t levels level levels
  else
    local -a rules=(
${vocabulary.rules.map(described).join('\n')}
    )
    _describe -t rules rule rules -qS =
  fi
}

_talos_bond_revisions() {
  local -a revisions=($(${listRevisions}))
  _describe -t revisions revision revisions
}

_talos_bond_first() {
  _alternative 'commands:command:_talos_bond_commands' 'files:file:_files'
}

_talos_bond() {
  case $words[2] in
    ${vocabulary.commands.map(({ word }) => word).join(' | ')})
      if ((CURRENT > 2)); then
        shift words
        ((CURRENT--))
        _talos_bond_behind $words[1]
        return
      fi
      ;;
  esac
  _talos_bond_behind '' ':command or path:_talos_bond_first'
}

_talos_bond_behind() {
  case $1 in
    explain) _arguments ${flagSpecs(vocabulary, 'explain')} ':rule or field:_talos_bond_topics' ;;
    completion) _arguments ':shell:(${shells.join(' ')})' ;;
    lsp) ;;
    *) _arguments ${flagSpecs(vocabulary, 'lint')} "\${@:2}" '*:path:_files' ;;
  esac
}

# From a folder of fpath this file is the function itself.
if [[ $funcstack[1] == _talos-bond ]]; then _talos_bond "$@"; else compdef _talos_bond talos-bond; fi
`;

/** What a colon stands before is the meaning of the word. */
const described = ({ word, summary }: Word): string => `    ${quoted(`${word}:${summary.replaceAll(':', '\\:')}`)}`;

const flagSpecs = (vocabulary: Vocabulary, command: CommandName): string =>
  flagsOf(vocabulary, command).map(flagSpec).join(' \\\n      ');

function flagSpec({ name, short, value, summary }: Flag): string {
  const said = `[${summary.replaceAll(/[[\]:]/g, '\\$&')}]`;
  if (!value) return short === undefined ? quoted(`--${name}${said}`) : `{-${short},--${name}}${quoted(said)}`;
  const repeatable = value.among === 'levels' ? '*' : '';
  return quoted(
    `${repeatable}--${name}=${said}:${value.label.replaceAll(/[[\]:]/g, '\\$&')}:${actionFor(value.among)}`,
  );
}

function actionFor(among: Choice | undefined): string {
  switch (among) {
    case 'files':
      return '_files';
    case 'levels':
      return '_talos_bond_rules';
    case 'revisions':
      return '_talos_bond_revisions';
    case undefined:
      return ' ';
    default:
      return `(${among.join(' ')})`;
  }
}
