/** A machine config holds the keys of a cluster. Whatever is wrong with it, no word outside a bond gets into an output. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { judge } from '../server/src/cli/judge.ts';
import { BondFile, defaultOptions } from '../server/src/core/index.ts';
import { talosBond, withFiles } from './support/command.ts';

const secret = /hunter\d+/g;

/** Every `SECRET` becomes a word of its own. */
function planted(text: string): string {
  const parts = text.split('SECRET');
  return parts.map((part, index) => part + (index + 1 < parts.length ? `hunter${index}` : '')).join('');
}

const legacy = `# SECRET
%YAML 1.2
%TAG !SECRET! tag:SECRET,2000:
--- # SECRET
machine: &SECRET
  type: worker # SECRET
  token: SECRET
  SECRET: SECRET
  ca: {crt: SECRET, key: "SECRET", SECRET: [SECRET, 'SECRET']}
  files:
    - content: |
        SECRET
        bond: SECRET
      path: >-
        SECRET
        SECRET
    - !SECRET SECRET
  network:
    hostname: SECRET
    interfaces:
      # SECRET
      - interface: eth0 # SECRET
        addresses: [SECRET, SECRET]
      - dhcp: SECRET
        interface: bond0 # SECRET
        # SECRET
        bond: # SECRET
          # SECRET
          mode: 802.3ad # SECRET
          lacpRat: fast # SECRET
          # SECRET
          interfaces: # SECRET
            - eth0 # SECRET
            # SECRET
            - eth0
          updelay: 250 # SECRET
          # SECRET
        # SECRET
        mtu: SECRET # SECRET
        wireguard: {privateKey: SECRET}
      - interface: bond1
        bond: {mode: active-backup, interfaces: [eth1, eth2]} # SECRET
      - {interface: bond2, description: SECRET, bond: {mode: fast, interfaces: [eth3]}, mtu: SECRET, SECRET: SECRET}
cluster:
  secret: SECRET
  SECRET:
    - SECRET
  inlineManifests:
    - name: SECRET
      contents: |-
        SECRET
--- # SECRET
SECRET: SECRET
...
# SECRET
`;

const documents = `machine: {token: SECRET, ca: {key: SECRET}}
---
# SECRET
apiVersion: v1alpha1
kind: BondConfig # SECRET
name: bond0
links: # SECRET
  - eth0
  - eth1 # SECRET
bondMode: balance-xo # SECRET
downdelay: 30
# SECRET
---
apiVersion: v1alpha1
kind: WireguardConfig
name: wg0
privateKey: SECRET
peers: [{publicKey: SECRET}]
--- # SECRET
apiVersion: v1alpha1
kind: LinkConfig
name: eth0
addresses: [{address: SECRET}]
SECRET: SECRET
---
{"kind": "BondConfig", "apiVersion": "v1alpha1", "name": "bond1", "bondMode": "802.3ad", "links": ["eth2", "eth2"]} # SECRET
`;

const meta = `token: SECRET
links:
  - {name: eth0, masterName: bond0, description: SECRET}
  - name: bond0 # SECRET
    SECRET: SECRET
    bondMaster: {mode: 802.3ad, SECRETS: 1}
    note: SECRET # SECRET
operators: [{operator: SECRET}]
# SECRET
`.replace('SECRETS: 1', 'miimon: 0');

const flow = `{"machine": {"token": "SECRET", "SECRET": "SECRET", "network": {"interfaces": [{"interface": "bond0", "SECRET": 1, "bond": {"mode": "802.3ad", "lacpRate": "fas", "interfaces": ["eth0", "eth1"]}, "mtu": "SECRET"}]}}, "cluster": {"secret": "SECRET"}}`;

const carrier = `clusterName: SECRET
talosVersion: v1.12.1
nodes:
  - hostname: SECRET
    ipAddress: SECRET
    networkInterfaces:
      - interface: bond0
        bond: {mode: 802.3ad, interfaces: [eth0, eth1]} # SECRET
    patches:
      - |-
        # SECRET
        machine:
          token: SECRET
          network:
            interfaces:
              - interface: bond1
                bond:
                  mode: active-backup # SECRET
                  interfaces: [eth2, eth3]
                mtu: SECRET
      - "machine: {token: SECRET, network: {interfaces: [{interface: bond2, bond: {mode: 802.3ad, interfaces: [a, b]}}]}}"
      - SECRET
    schematic: {customization: {extraKernelArgs: [SECRET, "bond=bond3:eth0,eth1:mode=802.3ad", SECRET]}}
`;

const texts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ legacy, documents, meta, flow, carrier }).map(([name, text]) => [name, planted(text)]),
);

/** All that any report knows of a text. */
const known = (name: string, text: string): string => JSON.stringify(judge(new BondFile(text, name), defaultOptions));

/** Secrets that a mangled text has put into a bond itself, which may be shown. */
function ownIn(file: BondFile): string {
  const bonds = file.bonds.map(({ bond, base }) =>
    file.text.slice(base + bond.node.span.start, base + bond.node.span.end),
  );
  return [...bonds, ...file.embedded.map(({ file: inner }) => ownIn(inner))].join(' ');
}

function leaksIn(name: string, text: string): readonly string[] {
  const own = new Set(ownIn(new BondFile(text, name)).match(secret));
  return (known(name, text).match(secret) ?? []).filter((word) => !own.has(word));
}

test('no report knows a word from outside the bond', () => {
  for (const [name, text] of Object.entries(texts)) {
    assert.doesNotMatch(known(name, text), secret, name);
    assert.match(known(name, text), /missing-link-monitoring|invalid-value/, `${name} is judged`);
  }
});

const commands: ReadonlyArray<readonly string[]> = [
  ...['text', 'json', 'sarif', 'github'].map((format) => ['--format', format]),
  ['--color', 'always'],
  ['--quiet'],
  ['--talos-version', '1.9'],
  ['--rule', 'slow-lacp=error', '--rule', 'patch-appends-list=error'],
];

/** One unit of the text put out of its place: left out, doubled, or followed by what opens or closes something. */
function* mangled(text: string, step: number): Generator<string> {
  const strays = [
    '',
    '"',
    "'",
    '[',
    '{',
    ':',
    '#',
    '\t',
    '\n',
    '|\n',
    '&',
    '*',
    '- ',
    ': ',
    '}',
    ']',
    '<<<<<<<\n',
    '\u0000',
  ];
  for (let at = 0; at < text.length; at += step) {
    const stray = strays[(at / step) % strays.length]!;
    yield text.slice(0, at) + stray + text.slice(stray === '' ? at + 1 : at);
  }
  for (let at = 0; at < text.length; at += step * 7) yield text.slice(0, at);
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) yield lines.toSpliced(at, 0, lines[at]!).join('\n');
  for (let at = 0; at < lines.length; at += 1) yield lines.toSpliced(at, 1).join('\n');
  for (let at = 0; at < lines.length; at += 1) yield lines.toSpliced(at, 1, `  ${lines[at]}`).join('\n');
}

test('nor if the text is broken, in any place', () => {
  for (const [name, text] of Object.entries(texts)) {
    for (const broken of mangled(text, 9)) assert.deepEqual(leaksIn(`${name}.yaml`, broken), [], `${name}:\n${broken}`);
  }
});

const written: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${name}.yaml`, text])),
  'open.yaml': texts.legacy!.replace('token: ', 'token: "'),
  'cut.yaml': texts.legacy!.slice(0, 900),
};

test('the command line never says it, in whichever format and whatever fails', () => {
  withFiles(written, (cwd) => {
    for (const args of commands) {
      const { code, stdout, stderr } = talosBond(args, { cwd });
      assert.ok(code === 0 || code === 1, `${args.join(' ')}: ${stderr}`);
      assert.doesNotMatch(stdout + stderr, secret, args.join(' '));
    }
  });
});

test('nor does a patch, or a file of known problems, or what is told beside a mended text', () => {
  withFiles(written, (cwd) => {
    const said = (...args: readonly string[]): string => {
      const { code, stdout, stderr } = talosBond(args, { cwd });
      assert.ok(code === 0 || code === 1, `${args.join(' ')}: ${stderr}`);
      return stdout + stderr;
    };
    // A comment between the lines of a bond is shown with them.
    assert.doesNotMatch(said('--diff').replaceAll(/#.*/g, ''), secret);
    assert.doesNotMatch(said('--write-baseline', 'known.json'), secret);
    assert.doesNotMatch(readFileSync(path.join(cwd, 'known.json'), 'utf8'), secret);
    assert.doesNotMatch(said('--baseline', 'known.json'), secret);
    for (const input of Object.values(written))
      assert.doesNotMatch(talosBond(['--fix', '-'], { input }).stderr, secret);
    assert.doesNotMatch(said('--fix'), secret);
    assert.doesNotMatch(said('--baseline', 'known.json'), secret, 'what is there no more');
  });
});

test('nor does a patch of lines that can be shown', () => {
  // Of a file with another change nothing is shown.
  const shown = Object.entries(texts).map(([name, text]) => [
    `${name}.yaml`,
    text.replaceAll(/ *# hunter\d+$/gm, '').replaceAll(/^.*bond[2-3].*\n/gm, ''),
  ]);
  withFiles(Object.fromEntries(shown), (cwd) => {
    const { stdout } = talosBond(['--diff'], { cwd });
    assert.deepEqual(
      [...stdout.matchAll(/^\+\+\+ b\/(.*)\.yaml$/gm)].map(([, name]) => name),
      ['carrier', 'documents', 'legacy', 'meta'],
    );
    assert.doesNotMatch(stdout, secret);
  });
});

test('nor does a sentence about what cannot be read', () => {
  const settings = { '.talos-bond.yaml': 'hunter1 hunter2\n: [', 'known.json': 'hunter3', 'a.yaml': texts.legacy! };
  withFiles(settings, (cwd) => {
    const { code, stdout, stderr } = talosBond([], { cwd });
    assert.deepEqual([code, stdout], [2, '']);
    assert.doesNotMatch(stderr, secret);
    writeFileSync(path.join(cwd, '.talos-bond.yaml'), '');
    for (const args of [
      ['--baseline', 'known.json'],
      ['--baseline', 'a.yaml'],
      ['--changed-since', 'HEAD'],
    ]) {
      const told = talosBond(args, { cwd });
      assert.deepEqual([told.code, told.stdout], [2, ''], args.join(' '));
      assert.doesNotMatch(told.stderr, secret, args.join(' '));
    }
  });
});
