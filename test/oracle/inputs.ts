/** Everything that Talos and our rules are both asked about. */
import { withoutRemarks } from '../support/annotations.ts';
import { fixturesIn } from '../support/fixtures.ts';
import { generatedInputs, type Input } from './generated.ts';
import { shapedInputs } from './shapes.ts';
import { machineConfig } from './texts.ts';

/** Each text once, in a stable order. */
export const inputs = (): readonly Input[] => distinct([...fixtureInputs(), ...shapedInputs(), ...generatedInputs()]);

export const distinct = (all: readonly Input[]): readonly Input[] => [
  ...new Map(all.map((input) => [`${input.kind} ${input.text}`, input])).values(),
];

/**
 * Fixtures that Talos reads as they are; for others' files and for templates it is no judge, and into kernel arguments
 * its validator does not look. Their remarks are not asked about.
 */
const fixtureInputs = (): readonly Input[] =>
  fixturesIn('.').flatMap(({ path, text }) =>
    isForOthers(path) || isUnfinished(text) ? [] : asked(path, withoutRemarks(text.replaceAll('\r', ''))),
  );

const isForOthers = (path: string): boolean =>
  /\/(?:other|carrier|template|broken|sops|patch)-|\/(?:carriers?|cmdline|invalid-yaml|invalid-bond-argument)\b|\.(?:json|j2|tpl|tftpl)$/.test(
    path,
  );

/** Something replaces or merges parts of it before Talos reads it. */
const isUnfinished = (text: string): boolean => /\{\{|\{%|\$\{|op:\/\/|ENC\[|\$patch|^\s*- op:/m.test(text);

/** A stream holds one machine config at most, and META stands in none, while a fixture shows several beside each other. */
function asked(name: string, text: string): readonly Input[] {
  const documents = text.split(/^---$\n/m);
  const metas = documents.filter(isMeta);
  const machines = documents.filter(isMachineConfig);
  const apart = machines.length > 1 ? machines : [];
  const stream = documents.filter((document) => !metas.includes(document) && !apart.includes(document));
  return [
    ...metas.map((document) => ({ kind: 'meta' as const, name, text: document })),
    ...[
      ...apart.map(whole),
      stream.map((document) => (isMachineConfig(document) ? whole(document) : document)).join('---\n'),
    ]
      .filter((config) => isMachineConfig(config) || /^kind: BondConfig$/m.test(config))
      .map((config) => ({ kind: 'config' as const, name, text: config })),
  ];
}

const isMeta = (document: string): boolean => /^(?! *#).*\bbondMaster:/m.test(document);

const isMachineConfig = (document: string): boolean => /^machine:/m.test(document);

const [head = '', tail = ''] = machineConfig('#').split('#');

/** The rest of a machine config around a fragment that holds nothing but the network. */
const whole = (document: string): string =>
  /^cluster:/m.test(document) || !/^machine:\n(?: *#.*\n)* {2}network:/m.test(document)
    ? document
    : `${document.replace(/^(?:version: v1alpha1\n)?machine:\n/m, head).replace(/\n*$/, '\n')}${tail}`;
