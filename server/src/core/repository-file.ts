/** `.talos-bond.yaml`: what a repository has agreed on. Text in, settings and faults out. */

import { namedBy, type Pattern, patternFrom } from './globs.ts';
import { catalogue } from './judge/catalogue.ts';
import { type Level, levels } from './judge/rule.ts';
import { nearest } from './nearest.ts';
import type { Options } from './options.ts';
import type { Span } from './text.ts';
import type { Translate } from './translate.ts';
import { parseVersion, type Target } from './version.ts';
import { cut } from './yaml/cut.ts';
import { isNull, type MapNode, type Node, type Pair, resolved, textOf } from './yaml/node.ts';
import { parse } from './yaml/yaml.ts';

/** It stands at the root of a repository, or anywhere above the files it is for. */
export const repositoryFileName = '.talos-bond.yaml';

/** What people write in its place; nobody reads it. */
export const misspeltFileName = '.talos-bond.yml';

/** What the file says, as far as it makes sense. */
export interface RepositorySettings {
  readonly target: Target | undefined;
  readonly levels: Options['levels'];
  /** Paths from its folder that are never judged. */
  readonly ignore: readonly Pattern[];
}

/** Something in it that is not understood. */
export interface RepositoryFault {
  readonly span: Span;
  readonly message: string;
}

export interface RepositoryFile {
  readonly settings: RepositorySettings;
  /** In order of place; where there is one, the settings are not what was meant. */
  readonly faults: readonly RepositoryFault[];
}

/** Reads the file. Never throws. */
export function readRepositoryFile(text: string, t: Translate): RepositoryFile {
  const reader = new Reader(t);
  const { root, errors } = parse(text);
  const [error] = errors;
  if (error) reader.fault(error.span, t('this is not YAML'));
  else if (!isNull(root)) reader.read(root);
  const next = secondDocument(text);
  if (next) reader.fault(next, t('settings are one document, and here another one begins'));
  const { target, levels, ignore, faults } = reader;
  return { settings: { target, levels, ignore }, faults: faults.toSorted((a, b) => a.span.start - b.span.start) };
}

/** The mark of a second document, of which nothing would be read. */
function secondDocument(text: string): Span | undefined {
  const [, second] = cut(text).chunks.filter(({ chunk }) => !isNull(parse(chunk.text).root));
  return second && { start: second.base, end: second.base + '---'.length };
}

/** The options for files below it: what the user chose himself wins. */
export const optionsUnder = (own: Options, { target, levels }: RepositorySettings): Options => ({
  ...own,
  target: own.target.by === 'default' && target ? target : own.target,
  levels: { ...levels, ...own.levels },
});

/** Whether the file at `path`, counted from the folder of the settings, is never judged. */
export const isIgnored = ({ ignore }: RepositorySettings, path: string): boolean => namedBy(ignore, path);

const keys = ['talosVersion', 'rules', 'ignore'] as const;
type Key = (typeof keys)[number];

class Reader {
  target: Target | undefined;
  levels: Options['levels'] = {};
  ignore: readonly Pattern[] = [];
  readonly faults: RepositoryFault[] = [];
  readonly #t: Translate;

  constructor(t: Translate) {
    this.#t = t;
  }

  fault(span: Span, message: string): void {
    this.faults.push({ span, message });
  }

  read(root: Node | undefined): void {
    const map = resolved(root);
    if (map?.kind === 'map') for (const pair of this.#pairsOf(map)) this.#readSetting(pair);
    else this.fault(root?.span ?? { start: 0, end: 0 }, this.#t('settings are keys with values'));
  }

  #readSetting({ key, value }: Pair): void {
    const known = keys.find((one) => one === key.text);
    if (!known) this.fault(key.span, this.#noSetting(key.text));
    else if (value && !isNull(value)) this.#readers[known](value);
  }

  readonly #readers: Readonly<Record<Key, (value: Node) => void>> = {
    talosVersion: (value) => this.#readVersion(value),
    rules: (value) => this.#readRules(value),
    ignore: (value) => this.#readIgnore(value),
  };

  /** Each key once: of a repeated one nobody could say which counts. */
  #pairsOf({ pairs }: MapNode): readonly Pair[] {
    const seen = new Set<string>();
    return pairs.filter(({ key }) => {
      if (seen.has(key.text)) this.fault(key.span, this.#t('{0} is written twice', key.text));
      return !seen.has(key.text) && seen.add(key.text);
    });
  }

  #noSetting(word: string): string {
    const [meant] = nearest(word, keys, 1);
    return meant
      ? this.#t('there is no setting "{0}"; {1} comes near', word, meant)
      : this.#t('there is no setting "{0}", only {1}', word, keys.join(', '));
  }

  #readVersion(value: Node): void {
    const text = textOf(value) ?? '';
    const version = parseVersion(text);
    if (version) this.target = { version, stated: true, by: 'file', from: repositoryFileName };
    else if (text !== 'auto')
      this.fault(value.span, this.#t('talosVersion takes a version such as 1.13 or 1.13.2, or auto'));
  }

  #readRules(value: Node): void {
    const map = resolved(value);
    if (map?.kind === 'map')
      this.levels = Object.fromEntries(this.#pairsOf(map).flatMap((pair) => this.#levelOf(pair)));
    else this.fault(value.span, this.#t('rules takes codes with levels'));
  }

  #levelOf({ key, value }: Pair): readonly (readonly [string, Level | 'off'])[] {
    const level = (['off', ...levels] as const).find((one) => one === textOf(value));
    const known = catalogue.some(({ code }) => code === key.text);
    if (!known) this.fault(key.span, this.#noRule(key.text));
    else if (!level)
      this.fault((value ?? key).span, this.#t('the level of a rule is off, hint, info, warning or error'));
    return known && level ? [[key.text, level]] : [];
  }

  #noRule(word: string): string {
    const [meant] = nearest(
      word,
      catalogue.map(({ code }) => code),
      1,
    );
    return meant
      ? this.#t('there is no rule "{0}"; {1} comes near', word, meant)
      : this.#t('there is no rule "{0}"; --list-rules names them', word);
  }

  #readIgnore(value: Node): void {
    const list = resolved(value);
    if (list?.kind === 'seq') this.ignore = list.items.flatMap((item) => this.#patternOf(item));
    else this.fault(value.span, this.#t('ignore takes a list of paths'));
  }

  #patternOf(item: Node): readonly Pattern[] {
    const pattern = patternFrom(textOf(item) ?? '');
    if (!pattern) this.fault(item.span, this.#t('this names no path'));
    return pattern ? [pattern] : [];
  }
}
