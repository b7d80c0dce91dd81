/**
 * TABLE 3: files of other tools that hand something to Talos, and where in them it stands.
 *
 * A new tool needs a row here, a fixture in `test/fixtures/carriers` that shows a fault in its file, and a sound one in
 * `test/fixtures/quiet`. Rules, completion and hover know no tool: what one of them must know of it is a column.
 */
import type { FieldId } from '../fields/fields.ts';
import { childOf, itemsOf, type Node, resolved, textOf } from '../yaml/node.ts';
import type { Path } from './places.ts';

/** Where a carrier keeps something that Talos reads. */
export interface Mount {
  /** The path from the root of the carrier's document. */
  readonly at: Path;
  /** Where the same thing stands in a Talos config; empty: it is a config, a patch or a document itself; `file`: the path of one. */
  readonly as: Path | 'file';
  /** With what is written there the configuration is whole: what is absent is really absent. */
  readonly whole?: true;
  /** The tool drops keys that it does not know before Talos sees them. */
  readonly lenient?: true;
  readonly rewritten?: Rewriting;
}

/** The tool writes the bond anew as a `BondConfig`. */
export interface Rewriting {
  /** For this Talos release and later ones. */
  readonly since: string;
  /** Options that are lost on the way. */
  readonly without: readonly FieldId[];
}

export interface Carrier {
  /** The tool, as its users call it. */
  readonly tool: string;
  /** Whether a document is one of the tool's, by what is in it. */
  readonly owns: (root: Node | undefined) => boolean;
  readonly mounts: readonly Mount[];
}

const interfaces: Path = ['machine', 'network', 'interfaces'];

/** Where a config keeps the arguments of the installed kernel. */
export const kernelArguments: Path = ['machine', 'install', 'extraKernelArgs'];

const item = '[]';

/** What Image Factory takes; talhelper knows it too. */
const schematicAt = (...base: Path): readonly Mount[] => [
  { at: [...base, 'extraKernelArgs'], as: kernelArguments, whole: true },
  { at: [...base, 'meta', item, 'value'], as: [], whole: true },
  { at: [...base, 'metaContents', item, 'value'], as: [], whole: true },
  { at: [...base, 'embeddedMachineConfiguration'], as: [], whole: true },
];

/** budimanjojo/talhelper, pkg/talos/networkconfig.go */
const talhelperRewriting: Rewriting = { since: '1.12', without: ['primary'] };

/** A machine, or a group of them, of talhelper. */
const talhelperNode = (...base: Path): readonly Mount[] => [
  { at: [...base, 'networkInterfaces'], as: interfaces, whole: true, lenient: true, rewritten: talhelperRewriting },
  { at: [...base, 'patches', item], as: [] },
  { at: [...base, 'configPatches'], as: [] },
  { at: [...base, 'inlinePatch'], as: [] },
  ...schematicAt(...base, 'schematic', 'customization'),
  ...schematicAt(...base, 'imageSchematic', 'customization'),
];

/** The `TalosConfigSpec` of the Cluster API providers. */
const clusterApiSpec = (...base: Path): readonly Mount[] => [
  { at: [...base, 'strategicPatches', item], as: [] },
  { at: [...base, 'configPatches'], as: [] },
  { at: [...base, 'data'], as: [], whole: true },
];

const hasKind = (root: Node | undefined, kinds: readonly string[], group: string): boolean =>
  kinds.includes(textOf(childOf(root, 'kind')) ?? '') && (textOf(childOf(root, 'apiVersion')) ?? '').startsWith(group);

const isList = (node: Node | undefined): boolean => node?.kind === 'seq';

/** The sources: the types that each tool decodes its files into. */
export const carriers: readonly Carrier[] = [
  {
    // budimanjojo/talhelper, pkg/config/config.go
    tool: 'talhelper',
    owns: (root) => childOf(root, 'clusterName') !== undefined && isList(childOf(root, 'nodes')),
    mounts: [
      { at: ['patches', item], as: [] },
      ...['controlPlane', 'worker'].flatMap((group) => talhelperNode(group)),
      ...talhelperNode('nodes', item),
    ],
  },
  {
    // siderolabs/omni, client/pkg/template/internal/models
    tool: 'Omni',
    owns: (root) =>
      ['Cluster', 'ControlPlane', 'Workers', 'Machine'].includes(textOf(childOf(root, 'kind')) ?? '') &&
      childOf(root, 'apiVersion') === undefined,
    mounts: [
      { at: ['patches', item, 'inline'], as: [] },
      { at: ['patches', item, 'file'], as: 'file' },
      { at: ['kernelArgs'], as: kernelArguments, whole: true },
      { at: ['extraKernelArgs'], as: kernelArguments, whole: true },
    ],
  },
  {
    // siderolabs/omni, an exported ConfigPatch
    tool: 'Omni',
    owns: (root) => textOf(childOf(childOf(root, 'metadata'), 'type')) === 'ConfigPatches.omni.sidero.dev',
    mounts: [{ at: ['spec', 'data'], as: [] }],
  },
  {
    // siderolabs/cluster-api-control-plane-provider-talos, taloscontrolplane_types.go
    tool: 'Cluster API',
    owns: (root) => hasKind(root, ['TalosControlPlane', 'TalosControlPlaneTemplate'], 'controlplane.cluster.x-k8s.io/'),
    mounts: [
      ['spec', 'controlPlaneConfig'],
      ['spec', 'template', 'spec', 'controlPlaneConfig'],
    ].flatMap((base) => ['init', 'controlplane', 'join'].flatMap((role) => clusterApiSpec(...base, role))),
  },
  {
    // siderolabs/cluster-api-bootstrap-provider-talos, talosconfig_types.go
    tool: 'Cluster API',
    owns: (root) => hasKind(root, ['TalosConfig', 'TalosConfigTemplate'], 'bootstrap.cluster.x-k8s.io/'),
    mounts: [...clusterApiSpec('spec'), ...clusterApiSpec('spec', 'template', 'spec')],
  },
  {
    // siderolabs/sidero, api/v1alpha2
    tool: 'Sidero Metal',
    owns: (root) => hasKind(root, ['Server', 'ServerClass', 'Environment'], 'metal.sidero.dev/'),
    mounts: [
      { at: ['spec', 'configPatches'], as: [] },
      { at: ['spec', 'kernel', 'args'], as: kernelArguments, whole: true },
    ],
  },
  {
    // siderolabs/image-factory, pkg/schematic/schematic.go; siderolabs/talos, pkg/imager/profile
    tool: 'Image Factory',
    owns: (root) => childOf(root, 'customization')?.kind === 'map' && childOf(root, 'apiVersion') === undefined,
    mounts: schematicAt('customization'),
  },
];

/** A list of JSON 6902 operations: what `talosctl` and its kin take for one. */
export function isJsonPatch(node: Node | undefined): boolean {
  const items = itemsOf(node).map(resolved);
  return (
    items.length > 0 && items.every((one) => childOf(one, 'op') !== undefined && childOf(one, 'path') !== undefined)
  );
}
