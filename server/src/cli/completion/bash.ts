/** Completion for bash, from the 3.2 of macOS on. */
import { type CommandName, type Flag, ruleLevels, shells } from '../flags.ts';
import { flagsOf, listRevisions, type Vocabulary } from './vocabulary.ts';

/** The script; its first line says how to load it. */
export const bashScript = (vocabulary: Vocabulary): string => `# source <(talos-bond completion bash)

# Offers what begins as $1 does; $2 stands before it in the same word.
_talos_bond_offer() {
  local begun=$1 lead=$2 word
  shift 2
  for word in "$@"; do
    if [[ $word == "$begun"* ]]; then COMPREPLY+=("$lead$word"); fi
  done
}

# The value of the option $1 that begins as $2 does; $3 stands before it in the same word. Files are left to bash.
_talos_bond_value() {
  case $1 in
${vocabulary.flags.flatMap((flag) => valueCase(flag, vocabulary)).join('\n')}
  esac
}

# What begins as $2 does behind the command $1, which may be left out.
_talos_bond_word() {
  case $1:$2 in
    explain:-*) _talos_bond_offer "$2" '' ${namesOf(vocabulary, 'explain')} ;;
    explain:*) _talos_bond_offer "$2" '' ${vocabulary.topics.map(({ word }) => word).join(' ')} ;;
    completion:*) _talos_bond_offer "$2" '' ${shells.join(' ')} ;;
    lsp:*) ;;
    *:-*) _talos_bond_offer "$2" '' ${namesOf(vocabulary, 'lint')} ;;
  esac
}

_talos_bond() {
  # bash parts words at "=": what belongs together is put together again.
  local part joining=
  local -a words=()
  for part in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((\${#words[@]} > 0)) && [[ $joining || $part == =* ]]; then
      words[\${#words[@]}-1]+=$part
      joining=
      if [[ $part == = ]]; then joining=1; fi
    else
      words+=("$part")
    fi
  done
  local count=\${#words[@]}
  local word=\${words[count-1]} before= command=
  if ((count > 1)); then before=\${words[count-2]}; command=\${words[0]}; fi
  COMPREPLY=()
  case $before in
    ${optionsWithValue(vocabulary)}) _talos_bond_value "$before" "$word" '' ;;
    *)
      case $word in
        --*=*) _talos_bond_value "\${word%%=*}" "\${word#*=}" "\${word%%=*}=" ;;
        *)
          if ((count == 1)); then _talos_bond_offer "$word" '' ${vocabulary.commands.map(({ word }) => word).join(' ')}; fi
          # A file of the current folder may be meant as well.
          if ((\${#COMPREPLY[@]} > 0)); then
            while IFS= read -r part; do COMPREPLY+=("$part"); done < <(compgen -f -- "$word")
            compopt -o filenames 2>/dev/null
          fi
          _talos_bond_word "$command" "$word"
          ;;
      esac
      ;;
  esac
  # Of a word with "=" bash replaces only what stands behind the last one.
  if [[ $word == *=* && $COMP_WORDBREAKS == *=* ]]; then COMPREPLY=("\${COMPREPLY[@]#"\${word%=*}="}"); fi
  if [[ \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -o default -F _talos_bond talos-bond
`;

const long = ({ name }: Flag): string => `--${name}`;

const namesOf = (vocabulary: Vocabulary, command: CommandName): string =>
  flagsOf(vocabulary, command).map(long).join(' ');

const optionsWithValue = ({ flags }: Vocabulary): string =>
  flags
    .filter(({ value }) => value)
    .map(long)
    .join(' | ');

function valueCase(flag: Flag, { rules }: Vocabulary): readonly string[] {
  const among = flag.value?.among;
  if (among === undefined || among === 'files') return [];
  if (among === 'revisions') return [`    ${long(flag)}) _talos_bond_offer "$2" "$3" $(${listRevisions}) ;;`];
  if (among !== 'levels') return [`    ${long(flag)}) _talos_bond_offer "$2" "$3" ${among.join(' ')} ;;`];
  return [
    `    ${long(flag)})`,
    '      case $2 in',
    `        *=*) _talos_bond_offer "\${2#*=}" "$3\${2%%=*}=" ${ruleLevels.join(' ')} ;;`,
    `        *) _talos_bond_offer "$2" "$3" ${rules.map(({ word }) => `${word}=`).join(' ')} ;;`,
    '      esac',
    '      ;;',
  ];
}
