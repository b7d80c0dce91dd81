/** Text to bonds: one YAML document of a stream becomes the small model that rules, hover and completion share. */

import { meeting, type Span } from '../text.ts';
import type { Chunk } from '../yaml/chunk.ts';
import { isNull, type MapNode, type Node, type Pair, pairOf, resolved } from '../yaml/node.ts';
import { isUnknown } from '../yaml/scalar.ts';
import type { SyntaxFault } from '../yaml/yaml.ts';
import { argumentBonds } from './argument.ts';
import { Bond, writtenAt } from './bond.ts';
import type { Document } from './document.ts';
import { Doubts } from './doubts.ts';
import { type Join, joinedTo, joinOf } from './joins.ts';
import { argumentListIn } from './kernel-arguments.ts';
import { interfaceOf, neighbourOf } from './links.ts';
import { type CarriedFile, type CarriedText, type CarriedTree, carriedIn } from './mounts.ts';
import { linksAt, mapsAt, type Place, places } from './places.ts';

/** What the stream around a document says about it. */
export interface Surroundings {
  /** The stream is a whole machine configuration: what is absent in it is really absent. */
  readonly whole: boolean;
  /** The stream is encrypted in part: nothing in it may be rewritten. */
  readonly sealed: boolean;
  /** How many template blocks are open where the document begins. */
  readonly openBlocks: number;
}

/** What one document of a stream holds. */
export interface Reading {
  /** The document as Talos would read it itself. */
  readonly own: Document;
  /** What it carries for Talos as another tool's file, by the configuration that it goes into. */
  readonly carried: readonly (readonly Document[])[];
  /** Scalars with a text that is read by itself. */
  readonly texts: readonly PlacedText[];
  readonly files: readonly CarriedFile[];
}

/** A text within the document. */
export interface PlacedText extends CarriedText {
  /** It may be rendered once, often or never. */
  readonly uncertain: boolean;
}

/** Reads one document. Never throws; broken YAML gives the bonds that could be read. */
export function readChunk(chunk: Chunk, surroundings: Surroundings): Reading {
  const { root, errors } = chunk.parsed;
  const source = { chunk, surroundings, errors, doubts: new Doubts(chunk, surroundings.openBlocks, errors) };
  const { trees, texts, files } = carriedIn(root);
  return {
    own: documentOf(root, source),
    carried: groupsOf(trees, source),
    texts: texts.map((text) => ({ ...text, uncertain: source.doubts.about(text.scalar.span) })),
    files,
  };
}

function groupsOf(trees: readonly CarriedTree[], source: Source): readonly (readonly Document[])[] {
  const groups = new Map<object, Document[]>();
  for (const tree of trees) {
    const document = documentOf(tree.root, { ...source, tree });
    const group = groups.get(tree.group);
    if (group) group.push(document);
    else groups.set(tree.group, [document]);
  }
  return [...groups.values()];
}

function documentOf(root: Node | undefined, source: Source): Document {
  const { chunk, errors } = source;
  const bonds = [...places.flatMap((place) => bondsAt(place, source, root)), ...bondsByArgument(source, root)];
  const bondOn = new Map(bonds.map((bond) => [bond.link, bond]));
  const interfaces = mapsAt(root, ['machine', 'network', 'interfaces', '[]']).map((entry) =>
    interfaceOf(entry, bondOn.get(entry), chunk.text),
  );
  return { text: chunk.text, root, bonds, interfaces, neighbour: neighbourOf(root), errors };
}

interface Source {
  readonly chunk: Chunk;
  readonly surroundings: Surroundings;
  readonly errors: readonly SyntaxFault[];
  readonly doubts: Doubts;
  /** Absent: Talos reads the document itself. */
  readonly tree?: CarriedTree;
}

function bondsAt(place: Place, source: Source, root: Node | undefined): readonly Bond[] {
  const links = linksAt(root, place);
  const joins = place.dialect === 'meta' ? links.flatMap(joinOf) : [];
  return links.flatMap((link) => {
    const held = place.bond === undefined ? pairOf(link, 'kind') : pairOf(link, place.bond);
    const bond = held && bondOf(place, source, link, held, joins);
    return bond ? [bond] : [];
  });
}

/** Bonds that kernel arguments ask for. */
function bondsByArgument(source: Source, root: Node | undefined): readonly Bond[] {
  const list = argumentListIn(root);
  if (list?.kind !== 'seq') return [];
  const { text } = source.chunk;
  const { sealed } = source.surroundings;
  return argumentBonds(list, { text, sealed, uncertain: source.doubts.about(list.span) }).map(
    (parts) => new Bond(parts),
  );
}

/** The bond that `held` opens: the key with its options, or the `kind` of a document that is one. */
function bondOf(place: Place, source: Source, link: MapNode, held: Pair, joins: readonly Join[]): Bond | undefined {
  const content = place.bond === undefined ? link : resolved(held.value);
  if (content === undefined || isNull(content) || isUnknown(content)) return undefined;
  const node = mapOf(content);
  const misshapen = content === node ? undefined : held.value;
  const elsewhere = place.bond !== undefined && held.value?.kind === 'alias';
  const name = writtenAt(pairOf(link, place.name)?.value);
  const { tree, surroundings } = source;
  return new Bond({
    dialect: place.dialect,
    text: source.chunk.text,
    node: elsewhere ? standingAt(node, held.value?.span ?? held.span) : node,
    opener: place.bond === undefined ? (held.value ?? held.key).span : held.key.span,
    link,
    name,
    ...(place.dialect === 'meta' ? { joined: joinedTo(name, joins) } : {}),
    // META is always whole. A fault of the YAML near a bond makes what is missing there a mere guess.
    whole: surroundings.whole || place.dialect === 'meta' || tree?.whole === true,
    uncertain: misshapen !== undefined || node.implied === true || isDoubtful(link, node, source),
    conditional: meeting(source.chunk.masked.open, node.span),
    // What a merge key brings is written for others, too.
    sealed: surroundings.sealed || elsewhere || misshapen !== undefined || !link.pairs.includes(held),
    ...(misshapen && { misshapen }),
    ...(tree && { carrier: tree.carrier }),
  });
}

const isDoubtful = (link: MapNode, node: MapNode, { doubts }: Source): boolean =>
  hasUnknownKey(link) || doubts.about(link.span) || doubts.cutsOff(node);

/** A key that is a template may be any. */
const hasUnknownKey = ({ pairs }: MapNode): boolean => pairs.some(({ key }) => isUnknown(key));

/** A bond that is no mapping is one all the same, with nothing in it. */
const mapOf = (node: Node): MapNode =>
  node.kind === 'map' ? node : { kind: 'map', span: node.span, flow: true, pairs: [] };

/** The same content, every part of it standing at `span`: what an alias shows where it is used. */
function standingAt(node: MapNode, span: Span): MapNode {
  const pairs = node.pairs.map((pair) => ({
    key: { ...pair.key, span },
    value: pair.value && moved(pair.value, span),
    span,
  }));
  return { ...node, span, pairs };
}

/** Two levels suffice: a bond is flat, and its lists hold scalars or flat selectors. */
function moved(node: Node, span: Span): Node {
  return node.kind === 'seq'
    ? { ...node, span, items: node.items.map((item) => ({ ...item, span })) }
    : { ...node, span };
}
