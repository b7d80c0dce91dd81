/** What the rest of the file tells whoever writes a bond: which links there are, which are taken, and that this is Talos. */

import type { Document, Interface } from '../model/document.ts';
import type { BondFile } from '../model/file.ts';
import { addressedBy } from '../model/links.ts';
import type { PlacedChunk } from '../yaml/cut.ts';
import { pairOf, textOf } from '../yaml/node.ts';
import { blot } from '../yaml/templates.ts';
import { type Cursor, chunksOf, standIn } from './cursor.ts';

/** A link that could become a member, and what names it. */
interface KnownLink {
  readonly name: string;
  /** The kind of document, or `interface` for an entry of a machine config. */
  readonly from: string;
}

/** What of it new values are made from. */
export type FreeNames = Pick<Neighbourhood, 'freeBondName' | 'freeLinks' | 'isTaken'>;

/** The file around a cursor. What costs something is looked up when first asked for. */
export class Neighbourhood {
  readonly #file: BondFile;
  readonly #cursor: Cursor;
  #documents: readonly Document[] | undefined;
  #bondNames: ReadonlySet<string> | undefined;
  #taken: ReadonlySet<string> | undefined;
  #freeLinks: readonly KnownLink[] | undefined;

  constructor(file: BondFile, cursor: Cursor) {
    this.#file = file;
    this.#cursor = cursor;
  }

  /** Names of all bonds of the file. */
  get bondNames(): ReadonlySet<string> {
    this.#bondNames ??= new Set(
      this.#all()
        .flatMap(({ bonds }) => bonds.map(({ name }) => name?.text ?? ''))
        .filter(isKnown),
    );
    return this.#bondNames;
  }

  /** A usual name that no bond has yet. */
  get freeBondName(): string {
    let index = 0;
    while (this.bondNames.has(`bond${index}`)) index += 1;
    return `bond${index}`;
  }

  /** Whether a bond or a bridge has this link, or it carries something by itself. */
  isTaken(name: string): boolean {
    this.#taken ??= new Set([
      ...this.bondNames,
      ...this.#ownNames(),
      ...this.#all().flatMap((document) => [...takenIn(document), ...usedIn(document)]),
    ]);
    return this.#taken.has(name);
  }

  /** Links of the file that are there for a bond to take. */
  get freeLinks(): readonly KnownLink[] {
    this.#freeLinks ??= this.#findFreeLinks();
    return this.#freeLinks;
  }

  #findFreeLinks(): readonly KnownLink[] {
    const free = new Map<string, KnownLink>();
    for (const link of [...this.#all().flatMap(linksIn), ...this.#ethernetConfigs()]) {
      if (isKnown(link.name) && !this.isTaken(link.name) && !free.has(link.name)) free.set(link.name, link);
    }
    return [...free.values()];
  }

  /** Whether another document of the stream shows that Talos reads it. */
  get isTalos(): boolean {
    return this.#otherChunks().some(({ chunk }) => !chunk.signs.kubernetes && talosSigns.test(chunk.text));
  }

  /** The link that the cursor is in. */
  #ownNames(): readonly string[] {
    const maps = this.#cursor.trail.flatMap((step) => ('pair' in step ? [step.map] : []));
    return maps.flatMap((map) => ['interface', 'name'].flatMap((key) => wordAt(map, key) ?? []));
  }

  #all(): readonly Document[] {
    this.#documents ??= [this.#cursor.document, ...this.#others()];
    return this.#documents;
  }

  #others(): readonly Document[] {
    if (this.#cursor.carried) return this.#cursor.carried;
    if (this.#file.chunks.length > 0) {
      return this.#file.documents.flatMap(({ document, base }) => (base === this.#cursor.base ? [] : [document]));
    }
    const relevant = this.#otherChunks().filter(({ chunk }) => chunk.signs.relevant);
    return relevant.map(({ chunk }) => this.#file.readInstead(chunk).own);
  }

  #otherChunks(): readonly PlacedChunk[] {
    return chunksOf(this.#file).filter(({ base }) => base !== this.#cursor.base);
  }

  /** They say nothing about bonds, so they are not read; their name is found without. */
  #ethernetConfigs(): readonly KnownLink[] {
    const configs = this.#otherChunks().filter(({ chunk }) => chunk.signs.kind === 'EthernetConfig');
    return configs.map(({ chunk }) => ({
      name: /^name: *['"]?([^\s'"#]+)/m.exec(chunk.text)?.[1] ?? '',
      from: 'EthernetConfig',
    }));
  }
}

const talosSigns = /^(?:api[vV]ersion|version): *['"]?v1alpha1\b|^machine: *(?:#.*)?\r?$/m;

/** A name as Talos will see it: not one of a template, and not the word that is being written. */
const isKnown = (name: string): boolean =>
  name !== '' && name !== standIn && !name.includes(blot) && !/[{}%$]/.test(name);

const takenIn = ({ bonds, interfaces, neighbour }: Document): readonly string[] => [
  ...bonds.flatMap(({ members }) => members.map(({ name }) => name ?? '')),
  ...interfaces.flatMap(({ bridgeMembers }) => bridgeMembers.map(({ text }) => text)),
  ...(neighbour?.links ?? []).map(({ text }) => text),
];

/** Links with an address or a VLAN of their own, which end when a bond takes the link: Talos refuses some as members. */
const usedIn = ({ interfaces, neighbour }: Document): readonly string[] => [
  ...interfaces.flatMap(({ name, addressing, vlans }) => (name && (addressing || vlans.length > 0) ? [name.text] : [])),
  ...[neighbour && addressedBy(neighbour), neighbour?.parent].flatMap((link) => (link ? [link.text] : [])),
];

function linksIn({ interfaces, neighbour }: Document): readonly KnownLink[] {
  const entries = interfaces.flatMap((entry) =>
    isPlainLink(entry) ? [{ name: entry.name?.text ?? '', from: 'interface' }] : [],
  );
  const name = neighbour?.name?.text;
  if (name === undefined || !neighbour || !['LinkAliasConfig', 'LinkConfig'].includes(neighbour.kind)) return entries;
  return [...aliasNames(name).map((alias) => ({ name: alias, from: neighbour.kind })), ...entries];
}

/** How many names a pattern is taken to stand for: more are seldom bonded. */
const patternNames = 4;

/** `net%d` gives each link that it matches a name with a number. */
const aliasNames = (name: string): readonly string[] =>
  name.includes('%d') ? Array.from({ length: patternNames }, (_, index) => name.replace('%d', String(index))) : [name];

/** An entry for a link that is there already. */
const isPlainLink = ({ node }: Interface): boolean =>
  !['bond', 'bridge', 'dummy', 'wireguard'].some((key) => pairOf(node, key));

/** The text under `key`, unless it is the word that is being written. */
export function wordAt(node: Parameters<typeof pairOf>[0], key: string): string | undefined {
  const word = textOf(pairOf(node, key)?.value);
  return word === standIn ? undefined : word;
}
