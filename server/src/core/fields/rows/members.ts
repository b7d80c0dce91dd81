import type { Field } from '../field.ts';
import { ifupdown, nmstate, openStack } from './parts.ts';

/** The links that form the bond. META names the bond at each member instead. */
export const memberFields = {
  members: {
    group: 'members',
    type: { kind: 'names' },
    in: {
      legacy: { key: 'interfaces', note: 'Cannot stand beside `deviceSelectors`.' },
      document: {
        key: 'links',
        since: '1.12',
        note: 'Alternative names and the names of `LinkAliasConfig` documents count too; Talos demands at least one.',
      },
    },
    doc: 'Names of the links that form the bond, in the order in which they join it.',
    note: 'A patch adds to the list; it does not replace it.',
    foreign: [
      nmstate('port'),
      nmstate('ports'),
      nmstate('slaves'),
      ifupdown('bond-slaves'),
      ifupdown('bond-members'),
      openStack('bond_links'),
    ],
    source: 'Talos: Bond, BondConfigV1Alpha1',
  },
  device_selectors: {
    group: 'members',
    type: { kind: 'selectors' },
    in: { legacy: { key: 'deviceSelectors', note: 'Cannot stand beside `interfaces`.' } },
    doc: 'Picks the members by their hardware. All fields of one selector must match; each selector adds its own matches.',
    note: 'Choose by `permanentAddr`: the bond and its VLANs take over the current address, so `hardwareAddr` can select them as well. An empty selector matches nothing.',
    source: 'Talos: Bond, NetworkDeviceSelector; device_config.go',
  },
} as const satisfies Record<string, Field>;
