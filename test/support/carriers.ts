/** Every way in which a bond reaches Talos through another tool's file, with the way back, and the same bond without the tool. */
import { parseAllDocuments } from 'yaml';
import { machineConfig } from '../oracle/texts.ts';
import { block, folded, inline, item, nested, type Put, quoted, singleQuoted, windows } from './placing.ts';

/**
 * What is put in: an entry of `machine.network.interfaces`, the options of its bond alone, a `BondConfig`, the settings
 * of META, a kernel argument; and some of these as JSON.
 */
export type Form = 'entry' | 'options' | 'document' | 'meta' | 'argument' | 'entry-json' | 'meta-json';

export interface Carrier {
  /** The tool and the place, for the name of a test. */
  readonly what: string;
  readonly file: string;
  readonly form: Form;
  readonly put: Put;
  /** The same without the tool. For a text within a text it is that text. */
  readonly bare: Put;
  /** What the tool hands on: a text, or a value of the tree. */
  readonly take: (text: string) => unknown;
  /** The same of the bare text. */
  readonly takeBare: (text: string) => unknown;
  /** Every fix of the bare bond can be written here too. */
  readonly fixes: 'all' | 'some';
  /** The tool drops unknown keys. */
  readonly lenient?: true;
  /** The release that the file states: from 1.12 on talhelper writes documents of its own, which are not this bond. */
  readonly version?: string;
  /** The bond's name stands elsewhere. */
  readonly nameless?: true;
}

type Route = readonly (string | number)[];

/** The value at a route; its first step is the number of the document. */
function valueAt([document, ...path]: Route): (text: string) => unknown {
  return (text) => {
    const found = parseAllDocuments(text, { logLevel: 'silent', merge: true })[Number(document)];
    const root: unknown = found?.toJS();
    return path.reduce((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], root);
  };
}

const interfaces = 'machine:\n  network:\n    interfaces:\n';
const [head = '', tail = ''] = machineConfig('#').split('#');

/** How Talos reads each form by itself: as a part of a config, or with the whole around it. */
const patch = {
  entry: item(interfaces, 6),
  options: block(`${interfaces}      - interface: bond0\n        bond:\n`, 10),
  document: inline(''),
  meta: inline(''),
  argument: inline('machine:\n  install:\n    extraKernelArgs:\n      - ', '\n'),
  'entry-json': inline('{"machine": {"network": {"interfaces": [', ']}}}'),
  'meta-json': inline(''),
} satisfies Readonly<Record<Form, Put>>;

const entryInWhole = item(`${head}  network:\n    interfaces:\n`, 6, tail);
const documentInWhole = inline(`${machineConfig()}---\n`);

/** Where each form then stands. */
const routes: Readonly<Record<Form, Route>> = {
  entry: [0, 'machine', 'network', 'interfaces', 0],
  options: [0, 'machine', 'network', 'interfaces', 0, 'bond'],
  document: [0],
  meta: [0],
  argument: [0, 'machine', 'install', 'extraKernelArgs', 0],
  'entry-json': [0, 'machine', 'network', 'interfaces', 0],
  'meta-json': [0],
};

interface Traits {
  readonly lenient?: true;
  readonly version?: string;
  readonly nameless?: true;
  readonly whole?: true;
}

/** A carrier whose tree holds the bond. */
function tree(what: string, file: string, form: Form, put: Put, route: Route, traits: Traits = {}): Carrier {
  const { whole, ...rest } = traits;
  return {
    ...{ what, file, form, put, fixes: 'all', ...rest },
    bare: whole ? entryInWhole : patch[form],
    take: valueAt(route),
    takeBare: valueAt(routes[form]),
  };
}

/** A carrier that keeps a text, which `inner` makes of the form. */
function text(what: string, file: string, form: Form, around: Put, route: Route, inner: Put = patch[form]): Carrier {
  return {
    ...{ what, file, form, bare: inner, fixes: 'some' },
    put: nested(inner, around),
    take: valueAt(route),
    takeBare: (bare) => bare,
  };
}

/** A text in a literal block: nothing stands in the way of any fix. */
const literal = (...row: Parameters<typeof text>): Carrier => ({ ...text(...row), fixes: 'all' });

const unended: Put = (inner) => ({ text: inner.replace(/\n$/, ''), at: (offset) => offset });

/** A scalar that drops the line breaks at its end. */
const chomped = (make: typeof text, ...[what, file, form, around, route]: Parameters<typeof text>): Carrier => ({
  ...make(what, file, form, around, route, nested(patch[form], unended)),
  takeBare: (bare) => bare.replace(/\n+$/, ''),
});

const talhelper = 'clusterName: home\nendpoint: https://192.0.2.1:6443\n';
const node =
  'nodes:\n  - hostname: node-1\n    ipAddress: 192.0.2.11\n    controlPlane: true\n    installDisk: /dev/sda\n';
const legacyTalhelper = `talosVersion: v1.11.6\n${talhelper}`;
const decoded = { lenient: true, whole: true, version: '1.11.6' } as const;
const talhelperFile = 'talconfig.yaml';

const talhelperCarriers: readonly Carrier[] = [
  tree(
    'talhelper, a node’s networkInterfaces',
    talhelperFile,
    'entry',
    item(`${legacyTalhelper}${node}    networkInterfaces:\n`, 6, '    nameservers: [192.0.2.53]\n'),
    [0, 'nodes', 0, 'networkInterfaces', 0],
    decoded,
  ),
  tree(
    'talhelper, networkInterfaces of the control plane',
    talhelperFile,
    'entry',
    item(`${legacyTalhelper}controlPlane:\n  networkInterfaces:\n`, 2, node),
    [0, 'controlPlane', 'networkInterfaces', 0],
    decoded,
  ),
  literal(
    'talhelper, a patch as a literal block',
    talhelperFile,
    'entry',
    block(`${talhelper}patches:\n  - "@./patches/other.yaml"\n  - |\n`, 4, node),
    [0, 'patches', 1],
  ),
  literal(
    'talhelper, a literal block with an indentation of its own',
    talhelperFile,
    'entry',
    block(`${talhelper}${node}    patches:\n      - |2 # wide\n`, 8, '      - "@other.yaml"\n'),
    [0, 'nodes', 0, 'patches', 0],
    nested(patch.entry, block('', 2)),
  ),
  literal(
    'talhelper, a literal block that keeps its end',
    talhelperFile,
    'document',
    block(`${talhelper}worker:\n  patches:\n    - |+\n`, 8, node),
    [0, 'worker', 'patches', 0],
    inline('', '\n'),
  ),
  chomped(
    literal,
    'talhelper, a literal block without an end, at the end of the file',
    talhelperFile,
    'document',
    block(`${talhelper}${node}    patches:\n      - |-\n`, 8),
    [0, 'nodes', 0, 'patches', 0],
  ),
  literal(
    'talhelper, one of several documents in a literal block',
    talhelperFile,
    'document',
    block(`${talhelper}controlPlane:\n  patches:\n  - |\n`, 4, node),
    [0, 'controlPlane', 'patches', 0],
    inline(
      '---\napiVersion: v1alpha1\nkind: LinkConfig\nname: eth7\n---\n',
      '---\napiVersion: v1alpha1\nkind: LinkConfig\nname: eth8\n',
    ),
  ),
  literal(
    'talhelper, JSON 6902 in a literal block',
    talhelperFile,
    'entry',
    block(`${talhelper}patches:\n  - |\n`, 4, node),
    [0, 'patches', 0],
    block('- op: add\n  path: /machine/network/interfaces/-\n  value:\n', 4),
  ),
  text('talhelper, a folded block', talhelperFile, 'entry', folded(`${talhelper}patches:\n  - >\n`, 4, node), [
    0,
    'patches',
    0,
  ]),
  chomped(
    text,
    'talhelper, a document in a folded block',
    talhelperFile,
    'document',
    folded(`${talhelper}patches:\n  - >-\n`, 6, `\n${node}`),
    [0, 'patches', 0],
  ),
  text('talhelper, double quotes', talhelperFile, 'entry', quoted(`${talhelper}patches: [`, `]\n${node}`), [
    0,
    'patches',
    0,
  ]),
  text(
    'talhelper, JSON in single quotes',
    talhelperFile,
    'entry-json',
    singleQuoted(`${talhelper}${node}    patches:\n      - `, '\n'),
    [0, 'nodes', 0, 'patches', 0],
  ),
  {
    ...literal(
      'talhelper, a literal block with the line ends of Windows',
      talhelperFile,
      'entry',
      windows(block(`${talhelper}patches:\n  - |\n`, 4, node)),
      [0, 'patches', 0],
    ),
  },
];

const omni = 'kind: Cluster\nname: north\nkubernetes:\n  version: v1.35.0\npatches:\n  - name: uplink\n';
const omniFile = 'north.yaml';

const omniCarriers: readonly Carrier[] = [
  tree(
    'Omni, an inline mapping',
    omniFile,
    'entry',
    item(`${omni}    inline:\n      machine:\n        network:\n          interfaces:\n`, 12, '---\nkind: Workers\n'),
    [0, 'patches', 0, 'inline', 'machine', 'network', 'interfaces', 0],
  ),
  tree(
    'Omni, an inline document',
    omniFile,
    'document',
    block(`${omni}    inline:\n`, 6, '  - name: other\n    file: other.yaml\n'),
    [0, 'patches', 0, 'inline'],
  ),
  tree(
    'Omni, an inline list of documents',
    omniFile,
    'document',
    item(
      `${omni}    inline:\n      - apiVersion: v1alpha1\n        kind: LinkConfig\n        name: eth7\n`,
      6,
      '---\nkind: Machine\nname: 430d882a-51a8-48b3-ab10-d4b2b0a8c36f\n',
    ),
    [0, 'patches', 0, 'inline', 1],
  ),
  literal('Omni, an inline text', omniFile, 'document', block(`${omni}    inline: |\n`, 6, '---\nkind: Workers\n'), [
    0,
    'patches',
    0,
    'inline',
  ]),
  literal(
    'Omni, a patch as it is kept',
    'configpatch.yaml',
    'entry',
    block('metadata:\n  type: ConfigPatches.omni.sidero.dev\n  id: 200-uplink\nspec:\n  data: |\n', 4),
    [0, 'spec', 'data'],
  ),
];

const controlPlane =
  'apiVersion: controlplane.cluster.x-k8s.io/v1alpha3\nkind: TalosControlPlane\nmetadata:\n  name: cp\nspec:\n' +
  '  controlPlaneConfig:\n    controlplane:\n      generateType: controlplane\n';
const template =
  'apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3\nkind: TalosConfigTemplate\nmetadata:\n  name: workers\nspec:\n' +
  '  template:\n    spec:\n      generateType: worker\n';
const server =
  'apiVersion: metal.sidero.dev/v1alpha2\nkind: Server\nmetadata:\n  name: rack-1\nspec:\n  accepted: true\n';
const clusterFile = 'cluster.yaml';

const clusterCarriers: readonly Carrier[] = [
  literal(
    'TalosControlPlane, a strategic patch',
    clusterFile,
    'entry',
    block(`${controlPlane}      strategicPatches:\n        - |\n`, 10, '  replicas: 3\n'),
    [0, 'spec', 'controlPlaneConfig', 'controlplane', 'strategicPatches', 0],
  ),
  chomped(
    literal,
    'TalosConfigTemplate, a strategic patch with a document',
    clusterFile,
    'document',
    block(`${template}      strategicPatches:\n        - |-\n`, 10, '\n---\napiVersion: v1\nkind: Secret\n'),
    [0, 'spec', 'template', 'spec', 'strategicPatches', 0],
  ),
  text(
    'TalosConfigTemplate, a strategic patch in double quotes',
    clusterFile,
    'document',
    quoted(`${template}      strategicPatches:\n        - `, '\n'),
    [0, 'spec', 'template', 'spec', 'strategicPatches', 0],
  ),
  literal(
    'TalosConfig, a whole config',
    clusterFile,
    'entry',
    block(
      'apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3\nkind: TalosConfig\nspec:\n  generateType: none\n  data: |\n',
      4,
    ),
    [0, 'spec', 'data'],
    entryInWhole,
  ),
  tree(
    'TalosControlPlane, a JSON patch of the network',
    clusterFile,
    'entry',
    item(
      `${controlPlane}      configPatches:\n        - op: add\n          path: /machine/network\n          value:\n            interfaces:\n`,
      14,
      '  version: v1.34.1\n',
    ),
    [0, 'spec', 'controlPlaneConfig', 'controlplane', 'configPatches', 0, 'value', 'interfaces', 0],
  ),
  tree(
    'Sidero Server, a JSON patch of one interface',
    clusterFile,
    'entry',
    block(`${server}  configPatches:\n    - op: add\n      path: /machine/network/interfaces/-\n      value:\n`, 8),
    [0, 'spec', 'configPatches', 0, 'value'],
  ),
  tree(
    'Sidero Server as JSON on one line, a JSON patch of the interfaces',
    'server.json',
    'entry-json',
    inline(
      '{"apiVersion":"metal.sidero.dev/v1alpha2","kind":"Server","spec":{"configPatches":' +
        '[{"op":"add","path":"/machine/network/interfaces","value":[',
      ']}],"accepted":true}}\n',
    ),
    [0, 'spec', 'configPatches', 0, 'value', 0],
  ),
  chomped(
    literal,
    'TalosControlPlane, a strategic patch as JSON in a literal block',
    clusterFile,
    'entry-json',
    block(`${controlPlane}      strategicPatches:\n        - |-\n`, 10, '\n  replicas: 3\n'),
    [0, 'spec', 'controlPlaneConfig', 'controlplane', 'strategicPatches', 0],
  ),
];

const operation = (path: string): string => `- op: replace\n  path: ${path}\n  value:\n`;
const patchFile = 'patch.yaml';

const patchCarriers: readonly Carrier[] = [
  tree(
    'JSON 6902, all of machine',
    patchFile,
    'entry',
    item(`${operation('/machine')}    network:\n      interfaces:\n`, 8),
    [0, 0, 'value', 'network', 'interfaces', 0],
  ),
  tree('JSON 6902, the interfaces', patchFile, 'entry', item(operation('/machine/network/interfaces'), 4), [
    0,
    0,
    'value',
    0,
  ]),
  tree('JSON 6902, one interface', patchFile, 'entry', block(operation('/machine/network/interfaces/3'), 4), [
    0,
    0,
    'value',
  ]),
  tree(
    'JSON 6902, the bond alone',
    patchFile,
    'options',
    block(operation('/machine/network/interfaces/0/bond'), 4, '- op: remove\n  path: /machine/sysctls\n'),
    [0, 0, 'value'],
    { nameless: true },
  ),
  tree(
    'JSON 6902 as JSON',
    'patch.json',
    'entry-json',
    inline('[\n  { "op": "add", "path": "/machine/network/interfaces/-", "value": ', ' }\n]\n'),
    [0, 0, 'value'],
  ),
  tree(
    'JSON 6902 as JSON on one line, all of machine',
    'patch.json',
    'entry-json',
    inline('[{"op":"add","path":"/machine","value":{"network":{"interfaces":[', ']}}}]\n'),
    [0, 0, 'value', 'network', 'interfaces', 0],
  ),
  tree(
    'a node file of talm',
    'nodes/node-1.yaml',
    'entry',
    item(
      `# talm: nodes=["192.0.2.81"], templates=["templates/controlplane.yaml"]\n${interfaces}`,
      6,
      '  install: {}\n',
    ),
    [0, 'machine', 'network', 'interfaces', 0],
  ),
];

const schematic = 'customization:\n  extraKernelArgs:\n    - net.ifnames=0\n';
const schematicFile = 'schematic.yaml';

const imageCarriers: readonly Carrier[] = [
  literal(
    'a schematic, META',
    schematicFile,
    'meta',
    block(`${schematic}  meta:\n    - key: 10\n      value: |\n`, 8, '  systemExtensions: {}\n'),
    [0, 'customization', 'meta', 0, 'value'],
  ),
  chomped(
    literal,
    'a schematic in talhelper, META',
    talhelperFile,
    'meta',
    block(
      `${talhelper}${node}    schematic:\n      customization:\n        meta:\n          - key: 10\n            value: |-\n`,
      14,
    ),
    [0, 'nodes', 0, 'schematic', 'customization', 'meta', 0, 'value'],
  ),
  text(
    'a schematic, META in double quotes',
    schematicFile,
    'meta',
    quoted(`${schematic}  meta:\n    - key: 10\n      value: `, '\n'),
    [0, 'customization', 'meta', 0, 'value'],
  ),
  text(
    'a profile of the imager, META as JSON',
    'profile.yaml',
    'meta-json',
    singleQuoted('platform: metal\ncustomization:\n  metaContents:\n    - { key: 10, value: ', ' }\n'),
    [0, 'customization', 'metaContents', 0, 'value'],
  ),
  literal(
    'a schematic, a whole config',
    schematicFile,
    'document',
    block(`${schematic}  embeddedMachineConfiguration: |\n`, 4),
    [0, 'customization', 'embeddedMachineConfiguration'],
    documentInWhole,
  ),
];

const argumentCarriers: readonly Carrier[] = [
  tree(
    'a schematic, a kernel argument',
    schematicFile,
    'argument',
    inline(`${schematic}    - `, '\n    - -console\n'),
    [0, 'customization', 'extraKernelArgs', 1],
  ),
  tree(
    'a schematic in talhelper, a kernel argument in double quotes',
    talhelperFile,
    'argument',
    quoted(
      `${talhelper}worker:\n  schematic:\n    customization:\n      extraKernelArgs:\n        - net.ifnames=0\n        - `,
      `\n${node}`,
    ),
    [0, 'worker', 'schematic', 'customization', 'extraKernelArgs', 1],
  ),
  tree(
    'Omni, a kernel argument in single quotes',
    omniFile,
    'argument',
    singleQuoted('kind: Workers\nkernelArgs:\n  - ', '\n'),
    [0, 'kernelArgs', 0],
  ),
  tree(
    'Sidero Environment, a kernel argument',
    clusterFile,
    'argument',
    inline('apiVersion: metal.sidero.dev/v1alpha1\nkind: Environment\nspec:\n  kernel:\n    args:\n      - ', '\n'),
    [0, 'spec', 'kernel', 'args', 0],
  ),
  tree(
    'JSON 6902, a kernel argument',
    patchFile,
    'argument',
    inline('- op: add\n  path: /machine/install/extraKernelArgs/-\n  value: ', '\n'),
    [0, 0, 'value'],
  ),
  tree(
    'JSON 6902, a list of kernel arguments',
    patchFile,
    'argument',
    inline('- op: add\n  path: /machine/install/extraKernelArgs\n  value:\n    - net.ifnames=0\n    - ', '\n'),
    [0, 0, 'value', 1],
  ),
  tree(
    'JSON 6902, a kernel argument in double quotes',
    patchFile,
    'argument',
    quoted('- op: replace\n  path: /machine/install/extraKernelArgs/2\n  value: ', '\n'),
    [0, 0, 'value'],
  ),
  tree(
    'Sidero Server, a kernel argument',
    clusterFile,
    'argument',
    inline(`${server}  kernel:\n    args:\n      - console=tty0\n      - `, '\n'),
    [0, 'spec', 'kernel', 'args', 1],
  ),
  literal('Omni, a kernel argument in a text', omniFile, 'argument', block(`${omni}    inline: |\n`, 6), [
    0,
    'patches',
    0,
    'inline',
  ]),
];

export const carriers: readonly Carrier[] = [
  ...talhelperCarriers,
  ...omniCarriers,
  ...clusterCarriers,
  ...patchCarriers,
  ...imageCarriers,
  ...argumentCarriers,
];
