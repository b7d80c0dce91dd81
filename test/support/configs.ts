/** A whole machine config around the options of bond0, with secrets before and behind. */
export const config = (...bond: readonly string[]): string =>
  [
    'machine:',
    '  type: worker',
    '  token: hunter2',
    '  network:',
    '    interfaces:',
    '      - interface: bond0',
    '        bond:',
    ...bond.map((line) => `          ${line}`),
    'cluster:',
    '  secret: hunter2',
    '',
  ].join('\n');

/** No link monitoring: a warning, with a safe fix. */
export const faulty = config('mode: 802.3ad', 'interfaces: [eth0, eth1]', 'xmitHashPolicy: layer3+4', 'lacpRate: fast');

/** The same after its fix. */
export const mended = config(
  'mode: 802.3ad',
  'miimon: 100',
  'updelay: 200',
  'downdelay: 200',
  'interfaces: [eth0, eth1]',
  'xmitHashPolicy: layer3+4',
  'lacpRate: fast',
);

/** The same fault in two bonds, `bond0` and `bond1`. */
export const two = faulty.replace(
  'cluster:',
  `${faulty
    .slice(faulty.indexOf('      - '), faulty.indexOf('cluster:'))
    .replace('bond0', 'bond1')
    .replace('[eth0, eth1]', '[eth2, eth3]')}cluster:`,
);

/** A patch with the same fault, and nothing behind its bond, so that more can be written there. */
export const unmonitored = `machine:
  network:
    interfaces:
      - interface: bond0
        bond:
          mode: 802.3ad
          xmitHashPolicy: layer3+4
          interfaces: [enp1s0, enp2s0]
`;

/** The same after its fix. */
export const repaired = unmonitored.replace(
  '802.3ad\n',
  '802.3ad\n          miimon: 100\n          updelay: 200\n          downdelay: 200\n',
);

/** A BondConfig without a fault, in a release that knows such documents. */
export const soundDocument = `apiVersion: v1alpha1
kind: BondConfig
name: bond0
bondMode: active-backup
links: [eth0, eth1]
miimon: 100
updelay: 200
downdelay: 200
`;
