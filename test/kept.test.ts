/** What is known of the documents of a stream goes on to its next version by their numbers, and says what a fresh look would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BondFile } from '../server/src/core/model/file.ts';
import { cut } from '../server/src/core/yaml/cut.ts';
import { between } from '../server/src/core/yaml/kept.ts';
import { Tally } from '../server/src/core/yaml/tally.ts';

/** Documents that mean something to each other: template blocks, halves of a whole config, secrets, names and claims. */
const documents = [
  'kind: BondConfig\nname: bond0\nlinks: [eth0, eth1]\nbondMode: active-backup\n',
  'kind: BondConfig\nname: bond1\nlinks: [eth1, eth2]\nbondMode: 802.3ad\nmiimon: 100\n',
  'kind: LinkAliasConfig\nname: eth2\n',
  'kind: UserVolumeConfig\nname: data\n',
  '{{- if .Values.bond }}\n',
  '{{- end }}\n',
  'machine:\n  type: worker\n  network:\n    interfaces:\n      - interface: bond2\n        bond: {interfaces: [eth3, eth4]}\n',
  'cluster:\n  clusterName: steel\n',
  'sops:\n  version: 3.9.0\n',
  'talosVersion: v1.12.0\n',
  '# talos-bond-ignore-file\n',
  'nodes:\n  - hostname: a\n    networkInterfaces:\n      - interface: bond3\n        bond: {mode: 802.3ad}\n',
  'patches:\n  - |\n    kind: BondConfig\n    name: bond4\n',
] as const;

const list = fc.array(fc.constantFrom(...documents), { maxLength: 9 });

const textOf = (parts: readonly string[]): string => parts.map((part) => `---\n${part}`).join('');

/** All that depends on more than one document. */
const looks = (file: BondFile) => ({
  whole: file.whole,
  sealed: file.sealed,
  template: file.template,
  bonds: file.bonds.map(({ bond, base, group }) => ({
    base,
    name: bond.name?.text,
    uncertain: bond.uncertain,
    sealed: bond.sealed,
    partial: bond.partial,
    claims: group.configuration.claimsOf('eth1').map(({ document, it }) => [group.baseOf(document), it.owner?.text]),
    aliases: group.configuration.neighboursOf('eth2').map(({ document }) => group.baseOf(document)),
  })),
  within: file.embedded.map(({ file: inner }) => inner.text),
  documents: file.documents.map(({ base }) => base),
});

test('after any change of some documents in a row the others are taken over, and all is as if read afresh', () => {
  const step = fc.record({ at: fc.nat({ max: 9 }), out: fc.nat({ max: 3 }), in: list, asked: fc.boolean() });
  fc.assert(
    fc.property(list, fc.array(step, { minLength: 1, maxLength: 5 }), (start, steps) => {
      let parts: readonly string[] = start;
      let file = new BondFile(textOf(parts));
      looks(file);
      for (const { at, out, in: put, asked } of steps) {
        parts = parts.toSpliced(at, out, ...put);
        file = new BondFile(textOf(parts), '', { before: file });
        if (asked) assert.deepEqual(looks(file), looks(new BondFile(file.text)), file.text);
      }
      assert.deepEqual(looks(file), looks(new BondFile(file.text)), file.text);
    }),
    { numRuns: 250 },
  );
});

test('the documents that are said to be kept are, and what is counted of them is right', () => {
  fc.assert(
    fc.property(list, list, list, list, (front, middle, other, back) => {
      const text = textOf([...front, ...middle, ...back]);
      const before = { text, chunks: cut(text).chunks };
      const { chunks, kept } = cut(textOf([...front, ...other, ...back]), before);
      const tally = Tally.of(before.chunks).next(between(before.chunks, kept), between(chunks, kept));
      const ends = (all: readonly { readonly chunk: object }[]) => [
        ...all.slice(0, kept.head).map(({ chunk }) => chunk),
        ...all.slice(all.length - kept.tail).map(({ chunk }) => chunk),
      ];
      assert.ok(ends(chunks).every((chunk, index) => chunk === ends(before.chunks)[index]));
      // What the other documents begin with may be that of the next one, which is then new.
      assert.ok(kept.head + kept.tail >= front.length + back.length - 1);
      for (const trait of ['machineType', 'cluster', 'sops', 'template', 'silencing', 'release', 'openBlock'] as const)
        assert.equal(tally.any(trait), Tally.of(chunks).any(trait), trait);
    }),
    { numRuns: 500 },
  );
});
