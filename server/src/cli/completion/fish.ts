/** Completion for fish: one declaration for each word, with what it means. */
import { type Choice, type Flag, ruleLevels, shells } from '../flags.ts';
import { flagsOf, listRevisions, quoted, type Vocabulary, type Word } from './vocabulary.ts';

/** The script; its first line says how to load it. */
export const fishScript = (vocabulary: Vocabulary): string => `# talos-bond completion fish | source

function __talos_bond_in -d 'Whether the command is one of these; it is lint where none is named'
    set -l tokens (commandline -opc)
    set -l command lint
    contains -- "$tokens[2]" explain completion lsp; and set command $tokens[2]
    contains -- $command $argv
end

function __talos_bond_rules -d 'Each rule with each level'
    for rule in ${vocabulary.rules.map(({ word, summary }) => quoted(`${word}\t${summary}`)).join(' ')}
        set -l parts (string split \\t -- $rule)
        printf '%s\\n' $parts[1]={${ruleLevels.join(',')}}\\t$parts[2]
    end
end

complete -c talos-bond -e
complete -c talos-bond -n '__talos_bond_in explain completion lsp' -f
${[
  ...vocabulary.commands.map((command) => offer('test (count (commandline -opc)) -eq 1', command)),
  ...vocabulary.topics.map((topic) => offer('__talos_bond_in explain', topic)),
  ...shells.map((word) => offer('__talos_bond_in completion', { word, summary: '' })),
  ...flagsOf(vocabulary, 'lint').map(flagLine),
].join('\n')}
`;

const offer = (when: string, { word, summary }: Word): string =>
  `complete -c talos-bond -n ${quoted(when)} -a ${word}${summary && ` -d ${quoted(summary)}`}`;

function flagLine({ name, short, value, of, summary }: Flag): string {
  const commands = of.length > 0 ? of : ['lint'];
  const letter = short === undefined ? '' : ` -s ${short}`;
  return `complete -c talos-bond -n '__talos_bond_in ${commands.join(' ')}' -l ${name}${letter}${value ? argumentFor(value.among) : ''} -d ${quoted(summary)}`;
}

function argumentFor(among: Choice | undefined): string {
  switch (among) {
    case 'files':
      return ' -r -F';
    case 'levels':
      return " -x -a '(__talos_bond_rules)'";
    case 'revisions':
      return ` -x -a "(${listRevisions})"`;
    case undefined:
      return ' -x';
    default:
      return ` -x -a ${quoted(among.join(' '))}`;
  }
}
