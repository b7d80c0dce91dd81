/**
 * TextMate grammars that lay scopes over YAML inside bonds and leave every scope of YAML itself in its place.
 *
 * YAML has two families of grammars. The newer one (`meta.stream.yaml`) nests a rule per level, so that only injections
 * reach inside: one finds configs, one the bonds in them, one the options. The older one is flat, and one grammar with
 * nested rules does for it. Contexts open at the colon of a key: only there are the levels around the key open.
 */
import type { Dialect } from '../src/core/fields/field.ts';
import { places } from '../src/core/model/places.ts';
import { flatRules, linkName, nestedRules, type Rule, scalarEnd, scopes } from './grammar-options.ts';

/** A grammar that is injected into YAML. */
export interface Grammar {
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly patterns: readonly Rule[];
  readonly repository?: Readonly<Record<string, Rule>>;
}

/** All grammars, by the name of their file in `syntaxes`. */
export const grammars = (): Readonly<Record<string, Grammar>> => ({
  'talos-bond.tmLanguage.json': {
    scopeName: 'talos-bond.injection',
    injectionSelector: `L:meta.stream.yaml meta.mapping.yaml - ${config} - ${bond} - string - comment`,
    patterns: [...configKeys.map((key) => opened(key, config)), opened(masterKey, bond)],
  },
  'talos-bond.config.tmLanguage.json': {
    scopeName: 'talos-bond.injection.config',
    injectionSelector: `L:meta.stream.yaml ${config} - ${bond} - meta.flow - entity.name.tag - string.quoted - string.unquoted.block - comment`,
    patterns: [opened(kindKey, bond), opened(bondKey, bond), interfaceName],
  },
  'talos-bond.options.tmLanguage.json': {
    scopeName: 'talos-bond.injection.options',
    injectionSelector: `L:meta.stream.yaml ${bond} string - string.unquoted.block - comment`,
    patterns: nestedRules(),
  },
  'talos-bond.flat.tmLanguage.json': {
    scopeName: 'talos-bond.injection.flat',
    injectionSelector: 'L:source.yaml - meta - string - comment',
    patterns: [...configKeys.flatMap((key) => openedFlat(key, config)), ...openedFlat(masterKey, bond)],
    repository: { [config]: { patterns: flatConfig }, [bond]: { patterns: [...flatRules(), flatYaml] } },
  },
});

const config = 'meta.config.talos-bond';
const bond = 'meta.bond.talos-bond';

/** A key that opens a context. */
interface Opener {
  readonly key: string;
  /** What may stand before it on its line. */
  readonly indent: '' | ' *' | ' +';
  /** What must follow its colon. */
  readonly value: string;
  /** The context ends with the YAML document, not with the mapping. */
  readonly toEnd?: boolean;
}

const placeOf = (dialect: Dialect) => places.find((place) => place.dialect === dialect);

const lineEnd = '[ \\t]*(?:[ \\t]#.*)?$';
const mapping = `(?:[ \\t]+[&!][^ \\t\\r\\n]+)*(?:${lineEnd}|[ \\t]+\\{)`;
const word = (text: string): string => `[ \\t]+(?:${text}|"${text}"|'${text}')${lineEnd}`;

const configKeys: readonly Opener[] = [
  { key: placeOf('legacy')?.link[0] ?? '', indent: '', value: mapping },
  // The kind alone does not tell: other tools have a BondConfig too.
  { key: 'apiVersion', indent: '', value: word('v1alpha1'), toEnd: true },
];
const kindKey: Opener = { key: 'kind', indent: '', value: word(placeOf('document')?.kind ?? ''), toEnd: true };
const bondKey: Opener = { key: placeOf('legacy')?.bond ?? '', indent: ' +', value: mapping };
const masterKey: Opener = { key: placeOf('meta')?.bond ?? '', indent: ' *', value: mapping };

/** Asked before the scalar opens, so that YAML's scope for it must be given again. */
const interfaceName: Rule = {
  match: `(?<=^ +(?:- +)?${placeOf('legacy')?.name ?? ''}:[ \\t]+)${linkName}${scalarEnd}`,
  name: `string.unquoted.plain.out.yaml ${scopes.name}`,
};

/** What the newer grammar has inside a block mapping, in its order. */
const insideMapping: readonly Rule[] = [
  'source.yaml.1.2#block-map-key-double',
  'source.yaml#block-map-key-single',
  ...['key-plain', 'key-explicit', 'value'].map((rule) => `source.yaml.1.2#block-map-${rule}`),
  ...['flow-mapping', 'flow-sequence', 'presentation-detail'].map((rule) => `source.yaml.1.2#${rule}`),
].map((include) => ({ include }));

/** When `while` is asked, the mapping around has already taken the indentation of its keys. */
const opened = ({ key, indent, value, toEnd }: Opener, name: string): Rule => ({
  begin: `(?<=^${indent}${indent && '(?:- +)?'}${key})(?=[ \\t]*:${value})`,
  while: toEnd ? '\\G' : '\\G(?=[ \\t#\\]}]|$)',
  name,
  patterns: insideMapping,
});

/** Once for the key at the start of its line and once after a dash, as only spaces can be compared with spaces. */
function openedFlat({ key, indent, value, toEnd }: Opener, name: string): readonly Rule[] {
  const variant = (before: string, deeper: string): Rule => ({
    begin: `(?<=^${before}${key}[ \\t]*:)(?=${value})`,
    end: toEnd ? '^(?=(?:---|\\.\\.\\.)(?:[ \\t]|$))' : `^(?!${deeper}|[ \\t]*(?:#|$)|[ \\t]*[}\\]])`,
    name,
    patterns: [{ include: `#${name}` }],
  });
  const atStart = variant(`(${indent})`, '\\1 ');
  return indent ? [atStart, variant(`(${indent})-( +)`, '\\1 \\2 ')] : [atStart];
}

const flatYaml: Rule = { include: 'source.yaml' };
const flatConfig: readonly Rule[] = [
  ...openedFlat(kindKey, bond),
  ...openedFlat(bondKey, bond),
  interfaceName,
  flatYaml,
];
