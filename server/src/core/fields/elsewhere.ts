import { folded } from '../nearest.ts';
import type { Dialect } from './field.ts';
import { metaLinkKeys } from './meta-link.ts';

const beside = (keys: readonly string[], home: string): ReadonlyArray<readonly [string, string]> =>
  keys.map((key) => [folded(key), home]);

const legacyEntry = [
  'addresses',
  'bridge',
  'bridgePort',
  'cidr',
  'deviceSelector',
  'dhcp',
  'dhcpOptions',
  'dummy',
  'ignore',
  'interface',
  'mtu',
  'routes',
  'vip',
  'vlans',
  'wireguard',
];

/** Keys that Talos knows, but not where the options of a bond stand: where they belong instead. */
const homes: Readonly<Record<Dialect, ReadonlyMap<string, string>>> = {
  legacy: new Map([
    ...beside(legacyEntry, 'it belongs one level up, beside bond'),
    ...beside(['name'], 'the name of the bond is the interface, one level up'),
  ]),
  document: new Map([
    ...beside(['bond'], 'the options of the bond stand at the top level of the document'),
    ...beside(['bridge', 'bridgePort'], 'a bridge is a BridgeConfig that names the bond among its links'),
    ...beside(['cidr'], 'the address belongs in addresses'),
    ...beside(
      ['deviceSelector', 'deviceSelectors'],
      'a member picked by its hardware gets a LinkAliasConfig, whose name stands in links',
    ),
    ...beside(['dhcp', 'dhcp4', 'dhcpOptions'], 'DHCP is a DHCPv4Config with the name of the bond'),
    ...beside(['dhcp6'], 'DHCP for IPv6 is a DHCPv6Config with the name of the bond'),
    ...beside(['dummy'], 'a dummy link is a DummyLinkConfig'),
    ...beside(['vip'], 'a shared address is a Layer2VIPConfig whose link is the bond'),
    ...beside(['vlan', 'vlans'], 'a VLAN is a VLANConfig whose parent is the bond'),
    ...beside(['wireguard'], 'WireGuard is a WireguardConfig'),
  ]),
  meta: new Map([
    ...beside(Object.keys(metaLinkKeys), 'it belongs one level up, beside bondMaster'),
    ...beside(['members', 'deviceSelectors'], 'in META each member names the bond as its masterName'),
    ...beside(['addresses', 'routes'], 'it stands at the top level of META, where each entry names its link'),
    ...beside(['dhcp', 'vip'], 'it stands at the top level of META, among the operators'),
    ...beside(['vlans'], 'in META a VLAN is a link of its own, with the bond as its parentName'),
  ]),
  cmdline: new Map([
    ...beside(['name', 'interface', 'bond'], 'the name of the bond stands first, right behind bond='),
    ...beside(['members', 'deviceSelectors', 'device_selectors'], 'the members stand second, behind the name'),
    ...beside(['mtu'], 'the MTU stands fourth, behind the options'),
    ...beside(['addresses', 'cidr', 'dhcp', 'ip', 'routes'], 'it is an ip= argument that names the bond'),
    ...beside(['vlan', 'vlans'], 'a VLAN is a vlan= argument that names the bond'),
  ]),
};

/** Where Talos has what one of these words stands for; English, for `t`. */
export const homeOf = (dialect: Dialect, words: readonly string[]): string | undefined =>
  words.map((word) => homes[dialect].get(folded(word))).find((home) => home !== undefined);
