/** A grammar of configs: bonds in every dialect among their neighbours, right and wrong, in every style of YAML. */
import fc from 'fast-check';
import { type FieldType, goRange, type YamlDialect, yamlDialects } from '../../server/src/core/fields/field.ts';
import { type FieldOf, fieldsOf } from '../../server/src/core/fields/fields.ts';

type Text = fc.Arbitrary<string>;

const oneOf = (...words: readonly string[]): Text => fc.constantFrom(...words);

/** What may stand in place of any value. */
const odd = oneOf(
  '',
  'null',
  '~',
  '""',
  '[]',
  '{}',
  '[[a]]',
  '{a: b}',
  '{{ x }}',
  '$' + '{X}',
  'op://vault/item',
  'ENC[x]',
  '*a',
  '&a 1',
  '!!str 1',
  '!!binary eA==',
  '|\n  text',
  '0x64',
  '1e3',
  '-1',
  '1.5',
  '.inf',
  '99999999999999999999',
  'on',
  '"100"',
  "'802.3ad'",
);

const names = oneOf('eth0', 'eth1', 'enp1s0f0np0', 'bond0', 'bond1', 'a-name-that-is-too-long', '"a b"', '1', 'null');
const addresses = oneOf('192.0.2.1', '192.0.2.2', '0.0.0.0', '"::1"', '"2001:db8::1"', 'ff02::1', '192.0.2.1/24', 'x');

const flowList = (item: Text): Text => fc.array(item, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`);
const blockList = (item: Text): Text =>
  fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => `\n${items.map((one) => `  - ${one}`).join('\n')}`);
const list = (item: Text): Text => fc.oneof(flowList(item), blockList(item));

const selectors = oneOf(
  'hardwareAddr: "aa:*"',
  'permanentAddr: 02:00:00:00:00:01',
  '{ busPath: "0*" }',
  '{}',
  'driver: x',
);

/** Values of a type: good ones, those at the edges, and others. */
function valuesOf(type: FieldType): Text {
  switch (type.kind) {
    case 'enum': {
      const words = Object.keys(type.values);
      return oneOf(...words, ...words, ...words.map((word) => word.toUpperCase()), '0', '1', '4', 'nonsense');
    }
    case 'int': {
      const edges = [...goRange[type.go], ...(type.kernel ?? [])].flatMap((edge) => [edge - 1, edge, edge + 1]);
      return oneOf(...[0, 1, 2, 50, 100, 200, 250, 1000, ...edges].map(String));
    }
    case 'bool':
      return oneOf('true', 'false', 'yes', '"true"', '1');
    case 'name':
      return names;
    case 'names':
      return list(names);
    case 'targets':
      return list(addresses);
    case 'selectors':
      return list(selectors);
    case 'constant':
      return oneOf(type.value, type.value, type.value, 'other');
    case 'mac':
      return oneOf('02:00:00:00:00:01', '"x"');
    case 'addresses':
      return list(addresses);
    case 'routes':
      return list(oneOf('gateway: 192.0.2.254', '{ network: 0.0.0.0/0, gateway: 192.0.2.254 }', 'x'));
  }
}

const written = (field: FieldOf): Text =>
  fc.oneof({ weight: 12, arbitrary: valuesOf(field.type) }, { weight: 1, arbitrary: odd });

const remark = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: oneOf(
      ' # why',
      ' # talos-bond-ignore missing-link-monitoring -- lab',
      ' # talos-bond-ignore no-such-rule',
      ' # talos-bond-ignore',
    ),
  },
);

const entryOf = (field: FieldOf): Text =>
  fc
    .tuple(fc.constant(field.key), written(field), remark)
    .map(([key, value, comment]) => (value.includes('\n') ? `${key}: ${value}` : `${key}: ${value}${comment}`));

const strange = oneOf('mimon: 100', 'hashPolicy: layer3+4', 'MIIMonitorSec: 0.1', '<<: *a', '? [a]\n: b', '- x', ': x');

/** The entries of one bond; the keys that most bonds have come more often. */
function entriesOf(dialect: YamlDialect): fc.Arbitrary<readonly string[]> {
  const fields = fieldsOf(dialect).filter(({ type }) => type.kind !== 'constant');
  const usual = fields.filter(({ id }) => ['mode', 'members', 'miimon', 'name'].includes(id));
  const all = (some: readonly FieldOf[]) => fc.tuple(...some.map(entryOf));
  return fc
    .tuple(
      fc.subarray(usual, { minLength: Math.max(0, usual.length - 1) }).chain(all),
      fc.subarray(fields, { maxLength: 7 }).chain(all),
      fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(strange, { maxLength: 2 }) },
      ),
      fc.boolean(),
    )
    .map(([first, others, odds, repeats]) => {
      const keys = new Set(first.map((line) => line.split(':')[0]));
      const fresh = others.filter((line) => repeats || !keys.has(line.split(':')[0]));
      return [...first, ...fresh, ...odds];
    });
}

const indented = (lines: readonly string[], by: number): string =>
  lines.flatMap((line) => line.split('\n').map((one) => `${' '.repeat(by)}${one}\n`)).join('');

const flow = (lines: readonly string[]): string =>
  `{ ${lines.filter((line) => !line.includes('\n') && !line.includes('#')).join(', ')} }`;

/** One bond in the place where its dialect has it. */
function bondIn(dialect: YamlDialect, entries: readonly string[], name: string, inFlow: boolean): string {
  const body = (by: number) => (inFlow ? ` ${flow(entries)}\n` : `\n${indented(entries, by)}`);
  switch (dialect) {
    case 'legacy':
      return `      - interface: ${name}\n        bond:${body(10)}`;
    case 'meta':
      return `  - name: ${name}\n    logical: true\n    up: true\n    kind: bond\n    bondMaster:${body(6)}`;
    case 'document':
      return `---\napiVersion: v1alpha1\nkind: BondConfig\nname: ${name}\n${indented(
        entries.filter((line) => !line.startsWith('name:')),
        0,
      )}`;
  }
}

const openings: Readonly<Record<YamlDialect, Text>> = {
  legacy: oneOf(
    'machine:\n  network:\n    interfaces:\n',
    'machine:\n  type: controlplane\n  network:\n    interfaces:\n',
    'cluster: {}\nmachine:\n  type: worker\n  network:\n    interfaces:\n',
  ),
  meta: oneOf('links:\n', 'addresses: []\nlinks:\n'),
  document: oneOf('', 'machine:\n  type: worker\ncluster: {}\n'),
};

const neighbours: Readonly<Record<YamlDialect, Text>> = {
  legacy: oneOf(
    '      - interface: eth0\n        dhcp: true\n',
    '      - interface: eth1\n        mtu: 1400\n',
    '      - deviceSelector: {}\n        addresses: [192.0.2.7/24]\n',
    '        vlans:\n          - vlanId: 7\n            mtu: 9000\n',
    '        mtu: 1500\n',
    '        bridge:\n          interfaces: [eth0]\n',
  ),
  meta: oneOf('  - name: eth0\n    bondSlave:\n      masterName: bond0\n', '    mtu: 1500\n', 'routes: []\n'),
  document: oneOf(
    '---\napiVersion: v1alpha1\nkind: VLANConfig\nname: bond0.7\nvlanID: 7\nparent: bond0\nmtu: 9000\n',
    '---\napiVersion: v1alpha1\nkind: LinkConfig\nname: eth0\naddresses: [{address: 192.0.2.7/24}]\n',
    '---\napiVersion: v1alpha1\nkind: DHCPv4Config\nname: eth1\n',
    '---\napiVersion: v1alpha1\nkind: BridgeConfig\nname: bond0\nlinks: [eth0]\n',
    '---\napiVersion: v1alpha1\nkind: Layer2VIPConfig\nname: 192.0.2.9\nlink: eth0\n',
    '---\n$patch: delete\n',
  ),
};

const bond = (dialect: YamlDialect): Text =>
  fc
    .tuple(entriesOf(dialect), oneOf('bond0', 'bond1', 'bond0', 'storage-network-0'), fc.integer({ min: 0, max: 5 }))
    .map(([entries, name, style]) => bondIn(dialect, entries, name, style === 0));

const inDialect = (dialect: YamlDialect): Text =>
  fc
    .tuple(
      openings[dialect],
      fc.array(fc.oneof({ weight: 2, arbitrary: bond(dialect) }, { weight: 1, arbitrary: neighbours[dialect] }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    .map(([opening, parts]) => opening + parts.join(''));

const preamble = oneOf(
  '',
  '',
  '',
  '# a comment\n',
  '# talos-bond-ignore-file\n',
  '\ufeff',
  '%YAML 1.2\n---\n',
  'a: &a { miimon: 100 }\n',
);

/** A file: one dialect or several in one stream, in one hand. */
export const config: Text = fc
  .tuple(
    preamble,
    fc.array(fc.oneof(...yamlDialects.map(inDialect)), { minLength: 1, maxLength: 2 }),
    oneOf('\n', '\n', '\n', '\r\n'),
  )
  .map(([start, parts, end]) => (start + parts.join('---\n')).replaceAll('\n', end));
