import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../server/src/core/complete/complete.ts';
import { applyFix } from '../server/src/core/judge/fix.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { namedIn, optionsFor, reasonFor, targetFor } from '../server/src/core/target.ts';
import { english } from '../server/src/core/translate.ts';
import { knownLines, newestStable, parseVersion, releaseName, targetOf } from '../server/src/core/version.ts';

const bond = (more = ''): string =>
  `apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: active-backup\nlinks: [eth0, eth1]\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n${more}`;

const withImage = (image: string, more = ''): string => `machine:\n  install:\n    image: ${image}\n---\n${bond(more)}`;

/** The release that a text is judged for, and why. */
function told(text: string, options: Options = defaultOptions, name = 'config.yaml'): string {
  const target = targetFor(new BondFile(text, name), options);
  const reason = reasonFor(target, english);
  return [releaseName(target.version), ...(target.stated ? ['stated'] : []), ...(reason ? [reason] : [])].join(', ');
}

const near: Options = { ...defaultOptions, nearby: namedIn('talosVersion: v1.12.3\n', 'cluster/talconfig.yaml')! };

test('with nothing to go by, the newest stable release is assumed', () => {
  assert.equal(told(bond()), `${newestStable}, assumed: the newest stable release`);
});

for (const [image, release] of [
  ['ghcr.io/siderolabs/installer:v1.11.6', '1.11.6'],
  ['"factory.talos.dev/installer/376567988ad370138ad8b2698212367b:v1.10.0"', '1.10.0'],
  ['factory.talos.dev/metal-installer-secureboot/376567988ad3:v1.14.0-alpha.2', '1.14.0'],
  ['registry.lan:5000/siderolabs/installer:v1.12.7@sha256:0123456789abcdef', '1.12.7'],
]) {
  test(`the tag of ${image} tells the release`, () => {
    assert.equal(told(withImage(image!)), `${release}, by the tag of the installer image`);
  });
}

for (const image of [
  'ghcr.io/siderolabs/installer:latest',
  'ghcr.io/siderolabs/installer',
  'ghcr.io/siderolabs/installer@sha256:0123456789abcdef',
  'ghcr.io/someone/other:v3.1.0',
  '[]',
]) {
  test(`an image such as ${image} tells nothing`, () => {
    assert.match(told(withImage(image)), /^1\.13, assumed/);
  });
}

test('the document that took the place of machine.install counts as it does', () => {
  const install =
    'apiVersion: v1alpha1\nkind: UnattendedInstallConfig\ninstaller:\n  image: ghcr.io/siderolabs/installer:v1.14.1\n';
  assert.equal(told(`${bond()}---\n${install}`), '1.14.1, by the tag of the installer image');
  const silent = install.replace(/installer:\n.*\n/, 'diskSelector: {}\n');
  assert.equal(told(`${bond()}---\n${silent}`), '1.14, assumed: `UnattendedInstallConfig` came with it');
});

test('kinds and keys beyond the newest stable release raise what is assumed, the newest of them most', () => {
  const veth = 'apiVersion: v1alpha1\nkind: VethConfig\nname: veth0\n';
  assert.equal(told(`${bond()}---\n${veth}`), '1.14, assumed: `VethConfig` came with it');
  assert.equal(told(`${bond('primary: eth0\n')}---\n${veth}`), '1.15, assumed: `primary` came with it');
  assert.equal(
    told(`${bond()}---\napiVersion: v1alpha1\nkind: KubeAPIServerConfig\n`),
    '1.14, assumed: `KubeAPIServerConfig` came with it',
  );
  assert.match(told(`${bond()}---\napiVersion: v1alpha1\nkind: KubeSpanConfig\n`), /^1\.13, assumed: the newest/);
  assert.match(told(`${bond()}---\napiVersion: v1alpha1\nkind: VRFConfig\nname: v\n`), /^1\.13, assumed: the newest/);
});

test('a file of talhelper, topf or Omni states the release', () => {
  const named = (text: string) => {
    const target = namedIn(text, 'a/b/some.yaml');
    return target && [releaseName(target.version), target.stated, target.from];
  };
  assert.deepEqual(named('clusterName: a\ntalosVersion: v1.12.3\nnodes: []\n'), ['1.12.3', true, 'some.yaml']);
  assert.deepEqual(named('# renovate\ntalosVersion: "1.12" # pinned\n'), ['1.12', true, 'some.yaml']);
  assert.deepEqual(named('kind: Cluster\nname: a\nkubernetes:\n  version: v1.30.1\ntalos:\n  version: v1.11.6\n'), [
    '1.11.6',
    true,
    'some.yaml',
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of talhelper
  assert.equal(named('talosVersion: ${TALOS_VERSION}\n'), undefined);
  assert.equal(named('kind: Cluster\nname: a\nkubernetes:\n  version: v1.30.1\n'), undefined);
  assert.equal(named('nodes:\n  - talosVersion: v1.12.3\n'), undefined);
});

test('what the file itself names comes first, then its image, then a file beside it', () => {
  assert.equal(told(bond(), near), '1.12.3, stated, named in talconfig.yaml');
  assert.match(told(withImage('ghcr.io/siderolabs/installer:v1.11.6'), near), /^1\.11\.6, by the tag/);
  assert.equal(
    told(`talosVersion: v1.12.1\n---\n${bond()}`, near, 'k/talconfig.yaml'),
    '1.12.1, stated, named in talconfig.yaml',
  );
  assert.equal(told(`talosVersion: v1.12.1\n---\n${bond()}`, near, ''), '1.12.1, stated, named in talosVersion');
});

test('what the user says wins over everything', () => {
  const options = { ...near, target: targetOf('1.10') };
  assert.equal(told(withImage('ghcr.io/siderolabs/installer:v1.11.6'), options), '1.10, stated');
});

test('a file gives the same options each time, so that what was found is remembered', () => {
  const first = optionsFor(new BondFile(withImage('ghcr.io/siderolabs/installer:v1.12.7')), defaultOptions);
  const second = optionsFor(
    new BondFile(withImage('ghcr.io/siderolabs/installer:v1.12.7', 'mtu: 9000\n')),
    defaultOptions,
  );
  assert.equal(first, second);
  assert.equal(optionsFor(new BondFile(bond()), first), first);
  assert.equal(optionsFor(new BondFile(bond()), defaultOptions), defaultOptions);
});

test('an edit of the tag is followed at once', () => {
  const before = new BondFile(withImage('ghcr.io/siderolabs/installer:v1.11.6'));
  const after = new BondFile(withImage('ghcr.io/siderolabs/installer:v1.12.7'), '', { before });
  const codes = (file: BondFile) =>
    validate(file, defaultOptions).diagnostics.map(({ code, level }) => `${level} ${code}`);
  assert.deepEqual(codes(before), ['warning not-in-version']);
  assert.deepEqual(codes(after), []);
});

test('completion goes by the release that the file gives away', () => {
  const labels = (text: string) =>
    complete(new BondFile(text), text.indexOf('prim') + 4, defaultOptions).find(({ label }) => label === 'primary')
      ?.detail;
  assert.match(String(labels(withImage('ghcr.io/siderolabs/installer:v1.12.7', 'prim'))), /from Talos 1\.15 on/);
});

const meta = (options: string): string =>
  `links:\n  - name: bond0\n    kind: bond\n    type: ether\n    bondMaster:\n${options}  - name: eth0\n    masterName: bond0\n  - name: eth1\n    masterName: bond0\n`;

for (const [release, text] of [
  ['1.12.1', bond('failOverMac: active\n')],
  ['1.13.0', meta('      mode: 802.3ad\n      miimon: 100\n')],
  ['1.12.1', meta('      mode: 802.3ad\n      miimon: 100\n      adLacpActive: "on"\n')],
  ['1.11', meta('      mode: 802.3ad\n      miimon: 100\n      lpInterval: 0\n      failOverMac: none\n')],
  ['1.13', bond('useCarrier: false\n')],
] as const) {
  test(`for ${release} each fix settles what it is offered for, down to the last`, () => {
    const options = { ...defaultOptions, target: targetOf(release) };
    const about = ['not-in-version', 'known-defect', 'ignored-in-version'];
    const found = (file: string) =>
      validate(new BondFile(file), options).diagnostics.filter(({ code }) => about.includes(code));
    let current = text;
    let left = found(current);
    assert.ok(left.length > 0);
    while (left.length > 0) {
      const fix = left[0]?.fixes[0];
      assert.ok(fix, left[0]?.message);
      current = applyFix(current, fix);
      const next = found(current);
      assert.ok(next.length < left.length, current);
      left = next;
    }
  });
}

test('the lines to choose from are releases, and the newest stable one is among them', () => {
  assert.ok(knownLines.every((line) => parseVersion(line)));
  assert.ok(knownLines.includes(newestStable));
});
