/** Since when Talos has the kinds of documents that tell newer releases from older ones. */

const since: Readonly<Record<string, string>> = {
  BondConfig: '1.12',
  BridgeConfig: '1.12',
  DHCPv4Config: '1.12',
  DHCPv6Config: '1.12',
  DummyLinkConfig: '1.12',
  HCloudVIPConfig: '1.12',
  HostnameConfig: '1.12',
  Layer2VIPConfig: '1.12',
  LinkAliasConfig: '1.12',
  LinkConfig: '1.12',
  ResolverConfig: '1.12',
  VLANConfig: '1.12',
  WireguardConfig: '1.12',
  BlackholeRouteConfig: '1.13',
  KubeSpanConfig: '1.13',
  RoutingRuleConfig: '1.13',
  VRFConfig: '1.13',
  BGPInstanceConfig: '1.14',
  UnattendedInstallConfig: '1.14',
  VethConfig: '1.14',
};

/** The first release line with documents of this kind; `undefined` for other tools' kinds and for old ones. */
export const kindSince = (kind: string): string | undefined =>
  since[kind] ?? (/^Kube[A-Z]\w*Config$/.test(kind) ? '1.14' : undefined);
