/** What is not parsed again must not change what is said: whatever happens to a config, its faults are those of the whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BondFile, defaultOptions } from '../server/src/core/index.ts';
import { checkYaml } from '../server/src/core/judge/invalid-yaml.ts';
import { Soundness } from '../server/src/core/judge/soundness.ts';

/** Takes nothing for sound, so that every document is parsed whole. */
class Doubt extends Soundness {
  override ofChunk(): boolean {
    return false;
  }
}

const config = `machine:
  type: worker # of the rack
  token: abc.def
  kubelet:
    image: ghcr.io/siderolabs/kubelet:v1.34.1
    extraArgs: {rotate-server-certificates: "true"}
    nodeIP:
      validSubnets: [10.0.0.0/24]
  network:
    hostname: worker-1
    interfaces:
      - interface: bond0
        bond:
          mode: 802.3ad
          interfaces:
            - eth0
            - eth1
          miimon: 100
        addresses: ["10.0.0.11/24"]
  sysctls:
    net.core.somaxconn: '65535'
  files:
    - path: /etc/x
      content: |
        a: "not
         yaml
  time:
    servers:
    - a
cluster:
  clusterName: steel
  network: {dnsDomain: cluster.local,
    podSubnets: [10.244.0.0/16]}
---
apiVersion: v1alpha1
kind: UserVolumeConfig
name: data
provisioning:
  minSize: 100GiB
`;

const pieces = [
  '"',
  "'",
  '[',
  '}',
  ': ',
  '- ',
  '\t',
  '#',
  '&a ',
  '*a',
  '|\n',
  '\n',
  '  ',
  '---\n',
  'time:\n',
  '  token: x\n',
  '\u0007',
  '{{',
  'a: 1\n',
  ', ',
  'a: [b, c]\n',
  '  - a: b\n',
];

/** Where, how much goes, and what comes. */
const edits = fc.array(
  fc.tuple(fc.nat(config.length), fc.integer({ min: 0, max: 12 }), fc.constantFrom('', ...pieces)),
  { minLength: 1, maxLength: 3 },
);
const moves = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 2 });

const damaged = fc.tuple(edits, moves).map(([cuts, copies]) => {
  let text = config;
  for (const [at, gone, come] of cuts) text = text.slice(0, at) + come + text.slice(at + gone);
  const lines = text.split('\n');
  for (const [from, to] of copies) lines.splice(to, 0, lines[from] ?? '');
  return lines.join('\n');
});

test('the faults of a damaged config are those that a parse of the whole finds', () => {
  const kept = new Soundness();
  fc.assert(
    fc.property(damaged, (text) => {
      const faults = (soundness: Soundness) => checkYaml(new BondFile(text, 'a.yaml'), defaultOptions, { soundness });
      const whole = faults(new Doubt());
      assert.deepEqual(faults(new Soundness()), whole, text);
      assert.deepEqual(faults(kept), whole, text);
    }),
    { numRuns: 400 },
  );
});

test('what was sound before is not parsed again', () => {
  const soundness = new Soundness();
  const of = (text: string) => checkYaml(new BondFile(text, 'a.yaml'), defaultOptions, { soundness });
  assert.deepEqual(of(config), []);
  const section = "  sysctls:\n    net.core.somaxconn: '65535'\n";
  assert.ok(soundness.of(section));
  assert.equal(of(config.replace("'65535'", "'65535")).length, 1);
});
