/** Values for an option by its type: good ones, those at a boundary, and every way of getting them wrong. */
import { type EnumType, type FieldType, goRange, type IntType } from '../../server/src/core/fields/field.ts';

/** What fits no type, or every type. The empty text leaves the value out, which is null. */
const anywhere = ['', '~', 'null', 'Null', "''", '""', '[]', '{}', '[1]', '{ a: 1 }'];

const numberForms = [
  '0x64',
  '0X64',
  '0o144',
  '0144',
  '0100',
  '09',
  '0b11',
  '1_000',
  '1__0',
  '_1',
  '1_',
  '+5',
  '-0',
  '+0',
  '00',
  '1.5',
  '1.0',
  '-0.5',
  '.5',
  '5.',
  '1e3',
  '1E2',
  '1e-1',
  '.inf',
  '-.inf',
  '.nan',
  '1,000',
  '0x',
  '0o9',
  '0b2',
  '0xFFFFFFFFFF',
  '"100"',
  "'100'",
  '!!int 100',
  '!!int "100"',
  '!!str 100',
  '!!float 100',
  '!!float "1.5"',
  '!!int 1.5',
  'abc',
  '100ms',
  '1s',
  '100 ms',
  'true',
  'yes',
  '2001-01-01',
  '1:30',
  '0x-5',
  '18446744073709551616',
  '99999999999999999999999',
];

const boolForms = [
  'true',
  'True',
  'TRUE',
  'tRue',
  'false',
  'False',
  'FALSE',
  'yes',
  'Yes',
  'YES',
  'yEs',
  'no',
  'No',
  'NO',
  'on',
  'On',
  'ON',
  'off',
  'Off',
  'OFF',
  'y',
  'Y',
  'n',
  'N',
  't',
  'f',
  '"true"',
  "'false'",
  '"yes"',
  "'no'",
  '"on"',
  "'off'",
  '"y"',
  '1',
  '0',
  '1.0',
  '!!bool true',
  '!!bool "true"',
  '!!bool yes',
  '!!bool "no"',
  '!!str true',
  '!!str yes',
  'enabled',
];

const words = [
  'nonsense',
  '5',
  '-1',
  '1.5',
  '0x1',
  'true',
  'yes',
  'on',
  'off',
  '"on"',
  '!!str on',
  '2001-01-01',
  '.inf',
  '" active"',
];

const macs = [
  '2e:3c:4d:5e:6f:70',
  "'2e:3c:4d:5e:6f:70'",
  '2E:3C:4D:5E:6F:70',
  '2e-3c-4d-5e-6f-70',
  '2e3c4d5e6f70',
  '2e:3c:4d:5e:6f',
  '2e:3c:4d:5e:6f:7',
  'zz:3c:4d:5e:6f:70',
  '00:00:00:00:00:00',
  '10:20:30:40:50:59',
  '123456',
  '12345',
  '2e3c.4d5e.6f70',
  'eth0',
];

const nameLists = [
  '[eth0, eth1, eth2]',
  '[eth0]',
  '[eth0, eth0]',
  '[eth1, eth0]',
  'eth0',
  '[~]',
  '[eth0, ~]',
  '[5, 6]',
  '[[eth0]]',
  '[{ a: b }]',
  "['']",
  '[true, false]',
  '[1.5]',
  '[eth0, "eth1"]',
  '{ eth0: eth1 }',
  '5',
];

const selectorLists = [
  "[{ permanentAddr: '2e:3c:4d:5e:6f:70' }]",
  '[{ driver: virtio_net }]',
  '[{}]',
  '[~]',
  '{ driver: e1000 }',
  '[eth0]',
  'eth0',
  "[{ hardwareAddr: '2e:3c:*' }, { busPath: '00:*' }]",
  '[{ physical: true }]',
  '[{ physical: yes }]',
  "[{ physical: 'true' }]",
  '[{ physical: 1 }]',
  '[{ physical: ~ }]',
  '[{ physical: nonsense }]',
  '[{ busPath: 5 }]',
  '[{ mac: x }]',
  '[{ driver: [a] }]',
  '[{ driver: ~ }]',
  "[{ pciID: '8086:*' }]",
];

const targets4 = [
  '10.0.0.1',
  '192.168.1.254',
  '0.0.0.0',
  '255.255.255.255',
  '127.0.0.1',
  '224.0.0.1',
  '10.0.0.256',
  '010.0.0.1',
  '10.0.0',
  '10.0.0.1/24',
  "'10.0.0.1'",
  "''",
  '~',
  '5',
  '[10.0.0.1]',
];
const targets6 = [
  "'fd00::1'",
  "'::'",
  "'::1'",
  "'ff02::1'",
  "'fe80::1'",
  "'fe80::1%eth0'",
  "'FD00::1'",
  "'fd00::1/64'",
  "'::ffff:10.0.0.1'",
  "'fd00::g'",
];

const addressLists = [
  '[{ address: 10.0.0.5/24 }]',
  '[{ address: 10.0.0.5 }]',
  '[10.0.0.5/24]',
  '[{}]',
  '[{ address: nonsense }]',
  '[{ address: 10.0.0.5/33 }]',
  "[{ address: 'fd00::5/64' }]",
  "[{ address: 'fd00::5' }]",
  '[{ address: 10.0.0.5/24, routePriority: 100 }]',
  '[{ address: 10.0.0.5/24, bogus: 1 }]',
  '[{ address: 10.0.0.5/24, routePriority: -1 }]',
  '{ address: 10.0.0.5/24 }',
  '10.0.0.5/24',
  '[~]',
  '[{ address: ~ }]',
  "[{ address: '' }]",
  '[{ address: 10.0.0.5/24 }, { address: 10.0.0.5/24 }]',
  '[{ address: [10.0.0.5/24] }]',
  '[{ routePriority: 5 }]',
];

const routeLists = [
  '[{ gateway: 10.0.0.1 }]',
  '[{ destination: 0.0.0.0/0, gateway: 10.0.0.1 }]',
  "[{ destination: '::/0', gateway: 'fd00::1' }]",
  '[{ destination: 10.9.0.0/16, gateway: 10.0.0.1 }]',
  '[{ destination: 10.9.0.0/16 }]',
  '[{ network: 10.9.0.0/16, gateway: 10.0.0.1 }]',
  '[{}]',
  '[{ destination: 10.9.0.0, gateway: 10.0.0.1 }]',
  '[{ destination: nonsense, gateway: 10.0.0.1 }]',
  '[{ gateway: nonsense }]',
  '[{ gateway: 10.0.0.1/24 }]',
  '[{ gateway: 10.0.0.1, metric: 1024 }]',
  '[{ gateway: 10.0.0.1, metric: 1.5 }]',
  '[{ gateway: 10.0.0.1, mtu: 9000 }]',
  '[{ gateway: 10.0.0.1, source: 10.0.0.5 }]',
  '[{ gateway: 10.0.0.1, source: 10.0.0.5/24 }]',
  '[{ gateway: 10.0.0.1, table: main }]',
  '[{ gateway: 10.0.0.1, table: 100 }]',
  '[{ gateway: 10.0.0.1, table: nonsense }]',
  '[{ gateway: ~ }]',
  "[{ gateway: '' }]",
  '[~]',
  '[10.0.0.1]',
  '{ gateway: 10.0.0.1 }',
  "[{ destination: 10.9.0.0/16, gateway: 'fd00::1' }]",
  "[{ gateway: 'fd00::1' }]",
];

/** Values that Talos and the kernel take, the first not the default. Fewest first: combinations start from these. */
export function goodValues(type: FieldType): readonly string[] {
  switch (type.kind) {
    case 'int':
      return goodNumbers(type);
    case 'enum':
      return Object.keys(type.values).toReversed();
    case 'bool':
      return ['true', 'false'];
    case 'name':
      return ['eth0'];
    case 'names':
      return ['[eth0, eth1]'];
    case 'selectors':
      return ["[{ permanentAddr: '2e:3c:4d:5e:6f:70' }, { permanentAddr: '2e:3c:4d:5e:6f:71' }]"];
    case 'targets':
      return [type.family === 4 ? '[10.0.0.1]' : "['fd00::1']"];
    case 'constant':
      return [type.value];
    case 'mac':
      return ['2e:3c:4d:5e:6f:70'];
    case 'addresses':
      return ['[{ address: 10.0.0.5/24 }]'];
    case 'routes':
      return ['[{ gateway: 10.0.0.1 }]'];
  }
}

const goodNumbers = ({ kernel, unit }: IntType): readonly string[] =>
  (unit === 'ms' || unit === 'bytes' ? [1500, 0] : [kernel?.[1] === 1 ? 1 : 5, 1, 0]).map(String);

/** Every value worth asking about. `thorough`: each way of writing a number, which need not be asked of every option. */
export function allValues(type: FieldType, thorough = true): readonly string[] {
  return [...new Set([...goodValues(type), ...ownValues(type, thorough), ...anywhere])];
}

function ownValues(type: FieldType, thorough: boolean): readonly string[] {
  switch (type.kind) {
    case 'int':
      return [...bounds(type), ...(thorough ? numberForms : ['1.5', '"100"', 'abc'])];
    case 'enum':
      return [...spellings(type), ...words];
    case 'bool':
      return boolForms;
    case 'name':
      return ['eth1', 'eth7', 'bond0', '5', 'true', '1.5', '"eth0"', '[eth0]', '!!str 5', 'a:b', 'enx0123456789abcdef'];
    case 'names':
      return nameLists;
    case 'selectors':
      return selectorLists;
    case 'targets':
      return targetLists(type.family);
    case 'constant':
      return [type.value.toUpperCase(), type.value.toLowerCase(), `${type.value}x`, 'v1beta1', 'LinkConfig', '5'];
    case 'mac':
      return macs;
    case 'addresses':
      return addressLists;
    case 'routes':
      return routeLists;
  }
}

function bounds({ go, kernel }: IntType): readonly string[] {
  const [min, max] = kernel ?? goRange[go];
  const [goMin, goMax] = goRange[go];
  return [min - 1, min, min + 1, max - 1, max, max + 1, goMin - 1, goMax, goMax + 1, -5].map(String);
}

function spellings(type: EnumType): readonly string[] {
  return Object.entries(type.values).flatMap(([word, { number, also }]) => [
    word,
    word.toUpperCase(),
    `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    `"${word}"`,
    `${number}`,
    `'${number}'`,
    `[${word}]`,
    `${word}x`,
    ...(also ?? []),
  ]);
}

function targetLists(family: 4 | 6): readonly string[] {
  const [own, other] = family === 4 ? [targets4, targets6] : [targets6, targets4];
  const many = (count: number): string =>
    `[${Array.from({ length: count }, (_, index) => (family === 4 ? `10.0.0.${index + 1}` : `'fd00::${index + 1}'`)).join(', ')}]`;
  return [
    ...own.map((target) => `[${target}]`),
    ...other.slice(0, 6).map((target) => `[${target}]`),
    own[0] ?? '',
    `[${own[0]}, ${own[0]}]`,
    `[${own[0]}, ${own[4]}]`,
    many(16),
    many(17),
  ];
}
