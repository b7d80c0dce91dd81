/** Bonds made from the table of fields: each option alone, in every mode, in pairs, and in random company. */
import {
  dialects,
  type Field,
  type Mode,
  modes,
  type YamlDialect,
  yamlDialects,
} from '../../server/src/core/fields/field.ts';
import {
  type FieldId,
  type FieldOf,
  fieldIds,
  fieldIn,
  fields,
  fieldsOf,
} from '../../server/src/core/fields/fields.ts';
import { type Randomness, randomness } from './randomness.ts';
import { bondText } from './texts.ts';
import { allValues, goodValues } from './values.ts';

/** What the oracle is asked. */
export interface Input {
  readonly kind: 'config' | 'meta';
  readonly name: string;
  readonly text: string;
}

type Pairs = ReadonlyArray<readonly [key: string, value: string | undefined]>;

export const bondInput = (dialect: YamlDialect, name: string, options: Pairs, inFlow = false): Input => ({
  kind: dialect === 'meta' ? 'meta' : 'config',
  name: `${dialect}: ${name}`,
  text: bondText(dialect, options, inFlow),
});

const keyOf = (id: FieldId, dialect: YamlDialect): string => {
  const field = fieldIn(id, dialect);
  if (!field) throw new RangeError(`${dialect} has no ${id}`);
  return field.key;
};

/** The mode, with a monitor that suits it and the option that is asked about, and nothing that could depend on either. */
function monitored(dialect: YamlDialect, mode: Mode, group: string): Pairs {
  const base: Pairs = [[keyOf('mode', dialect), mode]];
  if (group === 'arp' && mode !== '802.3ad') return [...base, [keyOf('arp_interval', dialect), '1000']];
  return [...base, [keyOf('miimon', dialect), '100']];
}

const homeMode = ({ allowed, sentIn, worksIn }: FieldOf): Mode =>
  (allowed?.modes ?? (sentIn?.length ? sentIn : worksIn) ?? modes).find((mode) => mode !== 'balance-rr') ??
  'balance-rr';

/** One option of each Go type shows how that type is written. */
const thorough: ReadonlySet<FieldId> = new Set(['miimon', 'ad_actor_sys_prio', 'num_peer_notif', 'mtu']);

/** Every value of every option, in a bond that is otherwise in order. */
const alone = (dialect: YamlDialect): readonly Input[] =>
  fieldsOf(dialect).flatMap((field) =>
    allValues(field.type, thorough.has(field.id)).map((value) =>
      bondInput(dialect, `${field.key}: ${value}`, [
        ...monitored(dialect, homeMode(field), field.group),
        ...other(dialect, field),
        [field.key, value],
      ]),
    ),
  );

/** Selectors take the place of the names. */
const other = (dialect: YamlDialect, { id }: FieldOf): Pairs =>
  id === 'device_selectors' ? [[keyOf('members', dialect), undefined]] : [];

/** Every option with its good values in every mode, monitored and not. */
const inModes = (dialect: YamlDialect): readonly Input[] =>
  fieldsOf(dialect)
    .filter(({ id, group }) => id !== 'mode' && !['identity', 'members', 'link'].includes(group))
    .flatMap((field) =>
      modes.flatMap((mode) =>
        goodValues(field.type)
          .slice(0, 3)
          .map((value) =>
            bondInput(dialect, `${mode}, ${field.key}: ${value}`, [
              ...monitored(dialect, mode, field.group),
              [field.key, value],
            ]),
          ),
      ),
    );

/** Options of which a rule compares one with another, and the values that decide. */
const related: ReadonlyArray<Readonly<Partial<Record<FieldId, readonly string[]>>>> = [
  { miimon: ['', '0', '100', '50', '99'], updelay: ['0', '100', '150', '200', '50'] },
  { miimon: ['', '0', '100', '50', '99'], downdelay: ['0', '100', '150', '200', '50'] },
  { miimon: ['', '0', '100', '99'], peer_notif_delay: ['0', '100', '150'] },
  { miimon: ['', '0', '100'], arp_interval: ['', '0', '1000'] },
  { miimon: ['', '0', '100'], arp_validate: ["''", 'none', 'all'] },
  { arp_interval: ['', '0', '1000'], updelay: ['0', '200'] },
  { arp_interval: ['', '0', '1000'], arp_validate: ["''", 'none', 'active', 'backup'] },
  { arp_interval: ['', '0', '1000'], arp_ip_target: ['[]', '[10.0.0.1]', '[10.0.0.1, 10.0.0.1]'] },
  { arp_interval: ['', '0', '1000'], ns_ip6_target: ['[]', "['fd00::1']"] },
  { arp_interval: ['', '1000'], arp_all_targets: ['any', 'all'] },
  { arp_interval: ['', '1000'], missed_max: ['0', '1', '2'] },
  { primary: ['', "''", 'eth0', 'eth7'], primary_reselect: ['', 'always', 'failure'] },
  { primary: ['eth0', 'eth7', 'bond0'], members: ['[eth0, eth1]', '[eth1, eth2]', '[]'] },
  { min_links: ['0', '1', '2', '3'], members: ['[eth0]', '[eth0, eth1]', '[eth0, eth1, eth2]'] },
  { members: ['', '[]', '[eth0, eth1]', '[eth0]'], device_selectors: ['', '[]', '[{}]', '[{ driver: virtio_net }]'] },
  { xmit_hash_policy: ['', 'layer2', 'layer3+4'], tlb_dynamic_lb: ['', '0', '1'] },
  { lacp_rate: ['slow', 'fast'], lacp_active: ['on', 'off'] },
  { ad_actor_sys_prio: ['0', '65535'], ad_user_port_key: ['0', '1'] },
  { fail_over_mac: ['none', 'active', 'follow'], num_peer_notif: ['0', '1', '255'] },
  { updelay: ['', '0', '200'], downdelay: ['', '0', '200'] },
  { members: ['', '[]', '[eth0]', '[bond0, eth0]', '[eth0, eth0]'], miimon: ['', '100'] },
  { packets_per_slave: ['0', '1', '2'], lp_interval: ['0', '1', '2'] },
];

/** For pairs one mode of each kind will do: with ARP, with a primary, with a hash, with LACP, by load. */
const kindsOfMode: readonly Mode[] = ['balance-rr', 'active-backup', 'balance-xor', '802.3ad', 'balance-tlb'];

/** The pairs in those modes, in dialects that have both, and without a mode. */
const inPairs = (dialect: YamlDialect): readonly Input[] =>
  related.flatMap((pair) => {
    const [first, second] = Object.entries(pair) as unknown as readonly (readonly [FieldId, readonly string[]])[];
    if (!first || !second || !fieldIn(first[0], dialect) || !fieldIn(second[0], dialect)) return [];
    return [...kindsOfMode, undefined].flatMap((mode) =>
      first[1].flatMap((one) =>
        second[1].map((two) => {
          const options: Pairs = [
            [keyOf('mode', dialect), mode],
            [keyOf(first[0], dialect), one],
            [keyOf(second[0], dialect), two],
          ];
          return bondInput(dialect, options.map(([key, value]) => `${key}: ${value}`).join(', '), options);
        }),
      ),
    );
  });

/** Every name that the option has anywhere, in a dialect that does not know it, and slips of the pen. */
function unknownKeys(dialect: YamlDialect): readonly Input[] {
  const known = new Set(fieldsOf(dialect).map(({ key }) => key));
  const names = fieldIds.flatMap((id) => [
    id,
    ...dialects.flatMap((one) => fieldIn(id, one)?.key ?? []),
    ...foreignOf(fields[id]),
  ]);
  const slips = [...known].flatMap((key) => [
    key.toLowerCase(),
    key.toUpperCase(),
    `${key}s`,
    key.slice(1),
    `${key} `.replace(' ', '_'),
  ]);
  const around = [
    'dhcp',
    'vlans',
    'vip',
    'interface',
    'options',
    'bond',
    'slaves',
    'x',
    '<<',
    '$patch',
    '""',
    '~',
    '5',
    'true',
  ];
  return [...new Set([...names, ...slips, ...around])]
    .filter((key) => !known.has(key))
    .map((key) => bondInput(dialect, `key ${key}`, [...monitored(dialect, '802.3ad', ''), [key, valueFor(key)]]));
}

const foreignOf = ({ foreign }: Field): readonly string[] => (foreign ?? []).map(({ name }) => name);

/** Right in the place of whatever key was meant: delays go in whole polls. */
const valueFor = (key: string): string =>
  ({ '<<': '{ miimon: 100 }', $patch: 'delete' })[key] ?? (/delay/i.test(key) ? '200' : '1');

const mixtures = 400;

/** Bonds of several options at random, most of their values good. */
function mixed(dialect: YamlDialect): readonly Input[] {
  const random = randomness(`mixtures of ${dialect}`);
  const options = fieldsOf(dialect).filter(({ group }) => group !== 'identity' && group !== 'mode');
  return Array.from({ length: mixtures }, (_, index) => {
    const mode = random.chance(0.95) ? random.pick(modes) : undefined;
    const chosen = random
      .some(options, 1 + random.below(8))
      .map((field) => [field.key, valueAmong(field, random)] as const);
    return bondInput(dialect, `mixture ${index}`, [[keyOf('mode', dialect), mode], ...chosen], random.chance(0.2));
  });
}

/** In flow style a bare indicator would end the value, so that good values rule. */
const valueAmong = ({ type }: FieldOf, random: Randomness): string =>
  random.pick(random.chance(0.85) ? goodValues(type) : allValues(type));

export const generatedInputs = (): readonly Input[] =>
  yamlDialects.flatMap((dialect) => [alone, inModes, inPairs, unknownKeys, mixed].flatMap((series) => series(dialect)));
