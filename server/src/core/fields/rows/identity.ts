import type { Field } from '../field.ts';

/** What makes a document the description of one bond. */
export const identityFields = {
  api_version: {
    group: 'identity',
    type: { kind: 'constant', value: 'v1alpha1' },
    in: { document: { key: 'apiVersion', since: '1.12' } },
    doc: 'Version of the document format. Talos knows only `v1alpha1`.',
    suggest: ['v1alpha1'],
    source: 'Talos: types/meta/meta.go',
  },
  kind: {
    group: 'identity',
    type: { kind: 'constant', value: 'BondConfig' },
    in: { document: { key: 'kind', since: '1.12' } },
    doc: 'Makes this document the description of a bond.',
    suggest: ['BondConfig'],
    source: 'Talos: types/meta/meta.go',
  },
  name: {
    group: 'identity',
    type: { kind: 'name' },
    in: { document: { key: 'name', since: '1.12' } },
    doc: 'Name of the bond that Talos creates. Patches find the document by it.',
    note: 'Talos checks neither length nor characters; the kernel refuses more than 15 bytes, `/`, `:` and white space.',
    suggest: ['bond0'],
    foreign: [{ name: 'interface', from: 'machine.network' }],
    source: 'Talos: network/bond.go BondConfigV1Alpha1; read in Linux 6.12',
  },
} as const satisfies Record<string, Field>;
