/** Which Talos release a text is for: nothing in a config states it, but much in and around it gives it away. */

import { kindSince } from './fields/kinds.ts';
import { code } from './markdown.ts';
import type { Document } from './model/document.ts';
import type { BondFile } from './model/file.ts';
import { type Options, PerOptions } from './options.ts';
import type { Translate } from './translate.ts';
import { isFrom, newestStable, parseVersion, release, type Target, type Version } from './version.ts';
import type { Chunk } from './yaml/chunk.ts';
import { childOf, type Node, textOf } from './yaml/node.ts';
import { mentionsRelease } from './yaml/signs.ts';
import { parse } from './yaml/yaml.ts';

/** The main files of talhelper, topf and Omni, which say what their machines run. */
export const namingFiles: readonly string[] = ['talconfig', 'topf', 'cluster-template'].flatMap((name) => [
  `${name}.yaml`,
  `${name}.yml`,
]);

/** The options with the target that this file is judged for. */
export function optionsFor(file: BondFile, options: Options): Options {
  const target = targetFor(file, options);
  return target === options.target ? options : refined(options, { target });
}

/** The options with the release that is named near a file. Where the user chose one himself it changes nothing. */
export const optionsNear = (options: Options, nearby: Target | undefined): Options =>
  nearby && options.target.by === 'default' ? refined(options, { nearby }) : options;

const refinements = new PerOptions<Options>();

/** The same object for the same change, so that findings are remembered. */
const refined = (options: Options, change: Partial<Options>): Options =>
  refinements.of(options, JSON.stringify(change), () => ({ ...options, ...change }));

/** The release that is aimed at: as the user says, as the file says, as a file beside it says, else the newest stable one. */
export function targetFor(file: BondFile, { target, nearby }: Options): Target {
  if (target.by !== 'default') return target;
  return namedInside(file) ?? imageIn(file) ?? nearby ?? newerThanStable(file) ?? target;
}

/** Whether a rule may call a thing too new: an error where the release is stated, a warning where an image shows it. */
export function severityFor({ stated, by }: Target): 'error' | 'warning' | undefined {
  if (stated) return 'error';
  return by === 'image' ? 'warning' : undefined;
}

/** Why this release was taken, as the words behind it; nothing where the user chose it himself. */
export function reasonFor({ by, from = '' }: Target, t: Translate): string | undefined {
  switch (by) {
    case 'setting':
      return undefined;
    case 'file':
      return t('named in {0}', from);
    case 'image':
      return t('by the tag of the installer image');
    case 'content':
      return t('assumed: {0} came with it', code(from));
    case 'default':
      return t('assumed: the newest stable release');
  }
}

/** The release that a file of talhelper, topf or Omni names for its machines. `name`: what to call the file. */
export function namedIn(text: string, name: string): Target | undefined {
  const version = releaseIn(text);
  return version && { version, stated: true, by: 'file', from: name.split('/').at(-1) ?? name };
}

/** The release that the nearest of some files names: they come nearest first. Each is read when its turn comes. */
export function firstNamedIn(files: Iterable<{ readonly name: string; readonly text: string }>): Target | undefined {
  for (const { name, text } of files) {
    const target = namedIn(text, name);
    if (target) return target;
  }
  return undefined;
}

function releaseIn(text: string): Version | undefined {
  if (!mentionsRelease(text)) return undefined;
  const key = /^talosVersion: *['"]?(v?\d+\.\d+(?:\.\d+)?)\b/m.exec(text)?.[1];
  const block = /^kind: *['"]?Cluster\b/m.test(text) ? /^talos:.*\n(?:[ \t#].*\n|\n)*/m.exec(text)?.[0] : undefined;
  const omni = /^ +version: *['"]?(v?\d+\.\d+(?:\.\d+)?)\b/m.exec(block ?? '')?.[1];
  return parseVersion(key ?? omni ?? '');
}

/** For a file that names the release and holds the bonds. */
function namedInside({ chunks, tally, name }: BondFile): Target | undefined {
  if (!tally.any('release')) return undefined;
  for (const { chunk } of chunks) {
    const version = chunk.signs.release && releaseIn(chunk.reduced.text);
    if (version) return { version, stated: true, by: 'file', from: name.split('/').at(-1) || 'talosVersion' };
  }
  return undefined;
}

function remembered<K extends object, T>(known: WeakMap<K, T | false>, key: K, work: () => T | undefined): T | false {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = work() ?? false;
  known.set(key, found);
  return found;
}

const imageByDocument = new WeakMap<Document | Chunk, Version | false>();

/** The tag of the installer: in the machine config, or in the document that took its place. */
function imageIn(file: BondFile): Target | undefined {
  for (const { document } of file.eachDocument()) {
    const version = remembered(imageByDocument, document, () =>
      tagOf(childOf(childOf(childOf(document.root, 'machine'), 'install'), 'image')),
    );
    if (version) return { version, stated: false, by: 'image' };
  }
  for (const { chunk } of file.chunks) {
    if (chunk.signs.kind !== 'UnattendedInstallConfig') continue;
    const version = remembered(imageByDocument, chunk, () =>
      tagOf(childOf(childOf(parse(chunk.text).root, 'installer'), 'image')),
    );
    if (version) return { version, stated: false, by: 'image' };
  }
  return undefined;
}

/** `…/installer:v1.13.2`, `…/metal-installer-secureboot/<schematic>:v1.13.2-rc.0@sha256:…`. */
function tagOf(image: Node | undefined): Version | undefined {
  const [, name = ''] = /(installer.*)/s.exec(textOf(image) ?? '') ?? [];
  return parseVersion(/^.*:v(\d+\.\d+\.\d+)(?:[-+.\w]*)(?:@.*)?$/.exec(name)?.[1] ?? '');
}

/** Something that only releases from `since` on have. */
interface Hint {
  readonly from: string;
  readonly since: string;
}

/** What only releases beyond the newest stable one have. Older hints would change nothing. */
function newerThanStable({ chunks, documents }: BondFile): Target | undefined {
  const kinds = chunks.flatMap(({ chunk: { signs } }) => hint(signs.kind ?? '', kindSince(signs.kind ?? '')));
  const keys = documents.flatMap(({ document }) => remembered(keyByDocument, document, () => keyHint(document)) || []);
  const newest = newestOf([...kinds, ...keys]);
  return newest && { version: release(newest.since), stated: false, by: 'content', from: newest.from };
}

const keyByDocument = new WeakMap<Document, Hint | false>();

const keyHint = ({ bonds }: Document): Hint | undefined =>
  newestOf(bonds.flatMap(({ entries }) => entries.flatMap(({ field }) => hint(field.key, field.since))));

const hint = (from: string, since: string | undefined): readonly Hint[] =>
  since === undefined || isFrom(release(newestStable), since) ? [] : [{ from, since }];

/** Of several the one that asks for the newest release; the first of equals. */
function newestOf(hints: readonly Hint[]): Hint | undefined {
  let newest: Hint | undefined;
  for (const one of hints) if (!newest || !isFrom(release(newest.since), one.since)) newest = one;
  return newest;
}
