/** Finds in a document what a carrier hands to Talos, and shows it as the config that Talos reads. */
import type { Span } from '../text.ts';
import { childOf, itemsOf, type Node, pairOf, resolved, type ScalarNode, textOf } from '../yaml/node.ts';
import type { CarriedBy } from './bond.ts';
import { carriers, isJsonPatch, type Mount } from './carriers.ts';
import type { Path } from './places.ts';

/** A part of the tree, shown as the document that Talos would read. */
export interface CarriedTree {
  readonly root: Node;
  /** What shares a configuration with it has the same one. */
  readonly group: object;
  readonly whole: boolean;
  readonly carrier: CarriedBy;
}

/** A scalar that holds a text which is read by itself. */
export interface CarriedText {
  readonly scalar: ScalarNode;
  readonly whole: boolean;
}

/** A file that stands for a text. */
export interface CarriedFile {
  readonly path: string;
  /** Of the path, without what marks it as one. */
  readonly span: Span;
}

export interface Carried {
  readonly trees: readonly CarriedTree[];
  readonly texts: readonly CarriedText[];
  readonly files: readonly CarriedFile[];
}

/** What a document carries for Talos; nothing for a document that Talos reads itself. */
export function carriedIn(root: Node | undefined): Carried {
  if (isJsonPatch(root)) return { trees: treesOfPatch(root), texts: [], files: [] };
  const found = carriers
    .filter(({ owns }) => owns(root))
    .flatMap(({ tool, mounts }) => mounts.flatMap((mount) => standingAt(root, mount, tool)));
  return {
    trees: found.flatMap((standing) => treesOf(standing)),
    texts: found.flatMap(({ node, mount }) => textIn(node, mount)),
    files: found.flatMap(({ node, mount }) => fileIn(node, mount)),
  };
}

/** Each way to a mount as the keys that must be written on it. */
const ways: readonly (readonly string[])[] = [
  ...new Map(
    carriers
      .flatMap(({ mounts }) => mounts)
      .map(({ at }) => at.filter((step) => step !== '[]'))
      .map((keys) => [keys.join(' '), keys] as const),
  ).values(),
];

/** The cheap test before anything is read: a text without the keys of a carrier is none. */
export const mayCarry = (text: string): boolean => ways.some((keys) => keys.every((key) => text.includes(key)));

const namesFile = carriers
  .flatMap(({ mounts }) => mounts)
  .flatMap(({ at, as }) => (as === 'file' ? (at.at(-1) ?? []) : []));

/** The cheap test before anything is read for the sake of the files that it names. */
export const mayNameFiles = (text: string): boolean =>
  /['"\s]@/.test(text) || namesFile.some((key) => text.includes(`${key}:`));

/** What stands at a mount, and the machine whose configuration it is a part of; a patch goes by itself. */
interface Standing {
  readonly node: Node;
  readonly group: object;
  readonly mount: Mount;
  readonly tool: string;
}

function standingAt(root: Node | undefined, mount: Mount, tool: string): readonly Standing[] {
  let nodes: readonly { readonly node: Node | undefined; readonly group?: Node }[] = [{ node: root }];
  for (const step of mount.at) {
    nodes = nodes.flatMap(({ node, group }) =>
      step === '[]'
        ? itemsOf(node).map((item) => ({ node: resolved(item), group: group ?? item }))
        : [{ node: childOf(node, step), ...(group && { group }) }],
    );
  }
  return nodes.flatMap(({ node, group }) =>
    node ? [{ node, group: (mount.whole && group) || node, mount, tool }] : [],
  );
}

function treesOf({ node, group, mount, tool }: Standing): readonly CarriedTree[] {
  const { as, rewritten } = mount;
  if (as === 'file') return [];
  const whole = mount.whole === true;
  if (node.kind === 'scalar') return [];
  const carrier = { tool, lenient: mount.lenient === true, ...(rewritten && { rewritten }) };
  if (as.length > 0) return [{ root: shownAt(node, as, node.span), group, whole, carrier }];
  if (isJsonPatch(node)) return treesOfPatch(node);
  const roots = node.kind === 'seq' ? node.items : [node];
  return roots.flatMap((item) => {
    const root = resolved(item);
    return root ? [{ root, group, whole, carrier }] : [];
  });
}

/** A text; a word that begins with `@` names a file instead. */
function textIn(node: Node, { as, whole }: Mount): readonly CarriedText[] {
  const isText = node.kind === 'scalar' && as !== 'file' && as.length === 0 && !node.text.startsWith('@');
  return isText ? [{ scalar: node, whole: whole === true }] : [];
}

function fileIn(node: Node, { as }: Mount): readonly CarriedFile[] {
  if (node.kind !== 'scalar' || node.style === 'block') return [];
  const path = as === 'file' ? node.text : /^@(.+)$/.exec(node.text)?.[1];
  if (!path || (as !== 'file' && as.length > 0)) return [];
  const end = node.span.end - (node.style === 'plain' ? 0 : 1);
  return [{ path, span: { start: end - path.length, end } }];
}

/** The values that a JSON 6902 patch puts into a config, each at its path. */
function treesOfPatch(patch: Node | undefined): readonly CarriedTree[] {
  const trees: CarriedTree[] = [];
  for (const operation of itemsOf(patch)) {
    const path = pairOf(resolved(operation), 'path')?.value;
    const value = childOf(operation, 'value');
    if (!value || !path || !['add', 'replace'].includes(textOf(childOf(operation, 'op')) ?? '')) continue;
    const root = shownAt(value, stepsOf(textOf(path) ?? ''), path.span);
    trees.push({ root, group: patch ?? root, whole: false, carrier: { lenient: false, jsonPatch: path.span } });
  }
  return trees;
}

/** The steps of a JSON pointer; a number or a dash is an item of a list. */
const stepsOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^(?:\d+|-)$/.test(step) ? '[]' : step.replaceAll('~1', '/').replaceAll('~0', '~')));

/** The node as it stands in a config, with the mappings and lists around it that nobody wrote; their keys stand at `at`. */
function shownAt(node: Node, as: Path, at: Span): Node {
  return as.reduceRight<Node>((inner, step) => {
    const { span } = inner;
    if (step === '[]') return { kind: 'seq', span, flow: false, items: [inner] };
    const key: ScalarNode = { kind: 'scalar', span: at, text: step, style: 'plain' };
    return { kind: 'map', span, flow: false, pairs: [{ key, value: inner, span }], implied: true };
  }, node);
}
