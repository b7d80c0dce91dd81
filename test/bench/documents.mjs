// Realistic Talos documents, each a pure function of a node number so that every run measures the same text.

const pairs = ['f0', 'f1'];

function legacyBond(node, fault) {
  const options = {
    none: ['miimon: 100', 'downdelay: 200', 'lacpRate: fast', 'xmitHashPolicy: layer3+4'],
    unmonitored: ['lacpRate: fast', 'xmitHashPolicy: layer3+4'],
    uneven: ['miimon: 100', 'updelay: 250', 'downdelay: 200'],
    foreignKey: ['miimon: 100', 'hashPolicy: layer3+4'],
  }[fault];
  return [
    `      - interface: bond${node}`,
    '        dhcp: false',
    '        mtu: 9000',
    '        bond:',
    '          mode: 802.3ad',
    ...options.map((option) => `          ${option}`),
    '          interfaces:',
    ...pairs.map((pair) => `            - enp${node}s0${pair}`),
    '        addresses:',
    `          - 10.${node >> 8}.${node & 255}.11/24`,
    '        routes:',
    '          - network: 0.0.0.0/0',
    `            gateway: 10.${node >> 8}.${node & 255}.1`,
    '        vlans:',
    '          - vlanId: 20',
    `            addresses: [172.${16 + (node % 16)}.${node & 255}.11/24]`,
  ];
}

/** A machine config of about 60 lines in the old form, bond inside. */
export function machineConfig(node, fault = 'none') {
  return [
    'version: v1alpha1',
    'machine:',
    '  type: worker',
    `  token: ${token(node)}`,
    '  install:',
    '    disk: /dev/nvme0n1',
    '    image: ghcr.io/siderolabs/installer:v1.13.9',
    '    wipe: false',
    '  kubelet:',
    '    image: ghcr.io/siderolabs/kubelet:v1.34.1',
    '    defaultRuntimeSeccompProfileEnabled: true',
    '    disableManifestsDirectory: true',
    '    extraArgs:',
    '      rotate-server-certificates: "true"',
    '    nodeIP:',
    `      validSubnets: [10.${node >> 8}.${node & 255}.0/24]`,
    '  network:',
    `    hostname: worker-${node}`,
    '    nameservers: [10.0.0.53, 10.0.1.53]',
    '    interfaces:',
    ...legacyBond(node, fault),
    '  sysctls:',
    '    net.core.somaxconn: "65535"',
    '    vm.nr_hugepages: "1024"',
    '  features:',
    '    hostDNS:',
    '      enabled: true',
    '      forwardKubeDNSToHost: true',
    '  nodeLabels:',
    `    topology.kubernetes.io/zone: rack-${node % 12}`,
    'cluster:',
    '  clusterName: steel',
    '  controlPlane:',
    '    endpoint: https://10.0.0.10:6443',
    '  network:',
    '    dnsDomain: cluster.local',
    '    podSubnets: [10.244.0.0/16]',
    '    serviceSubnets: [10.96.0.0/12]',
  ];
}

function token(node) {
  return `${(node + 1000).toString(36).padStart(6, 'a')}.${(node * 7919 + 1).toString(36).padStart(16, '0')}`;
}

function linkAlias(name, mac) {
  return [
    'apiVersion: v1alpha1',
    'kind: LinkAliasConfig',
    `name: ${name}`,
    'selector:',
    `  match: mac(link.permanent_addr) == "${mac}"`,
  ];
}

function bondConfig(node, fault) {
  const options = {
    none: ['miimon: 100', 'downdelay: 200', 'lacpRate: fast'],
    unmonitored: ['lacpRate: fast'],
    uneven: ['miimon: 100', 'updelay: 250', 'lacpRate: fast'],
    foreignKey: ['miimon: 100', 'tlbDynamicLb: 1', 'lacpRate: fast'],
  }[fault];
  return [
    '# Uplinks to both switches of the rack',
    'apiVersion: v1alpha1',
    'kind: BondConfig',
    `name: uplink${node}`,
    `links: [net${node}a, net${node}b]`,
    'bondMode: 802.3ad',
    ...options,
    'xmitHashPolicy: layer3+4',
    'adSelect: bandwidth',
    'mtu: 9000',
    'addresses:',
    `  - address: 10.${100 + (node >> 8)}.${node & 255}.12/24`,
    'routes:',
    `  - gateway: 10.${100 + (node >> 8)}.${node & 255}.1`,
  ];
}

function vlan(node, id) {
  return [
    'apiVersion: v1alpha1',
    'kind: VLANConfig',
    `name: uplink${node}.${id}`,
    `vlanID: ${id}`,
    'vlanMode: 802.1q',
    `parent: uplink${node}`,
    'mtu: 1500',
    'addresses:',
    `  - address: 192.168.${node & 255}.${id}/24`,
  ];
}

function volume(node) {
  return [
    'apiVersion: v1alpha1',
    'kind: UserVolumeConfig',
    `name: data-${node}`,
    'provisioning:',
    '  diskSelector:',
    "    match: disk.transport == 'nvme' && !system_disk",
    '  minSize: 100GiB',
    '  maxSize: 1TiB',
  ];
}

/** All documents of one node: a bond in the old form, another as documents, and what stands around it. */
export function nodeDocuments(node, fault) {
  const mac = (port) =>
    `00:1b:21:${[node >> 8, node & 255, port].map((n) => n.toString(16).padStart(2, '0')).join(':')}`;
  return [
    machineConfig(node, fault),
    linkAlias(`net${node}a`, mac(0)),
    linkAlias(`net${node}b`, mac(1)),
    bondConfig(node, fault),
    vlan(node, 30),
    vlan(node, 40),
    ['apiVersion: v1alpha1', 'kind: DHCPv4Config', `name: uplink${node}.40`, 'routeMetric: 2048'],
    ['apiVersion: v1alpha1', 'kind: LinkConfig', `name: eno${node}`, 'mtu: 1500', 'up: true'],
    volume(node),
  ];
}

function manifest(number) {
  return [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    `  name: settings-${number}`,
    '  namespace: kube-system',
    '  labels:',
    '    app.kubernetes.io/part-of: network',
    'data:',
    '  devices: bond0',
    '  enable-ipv4: "true"',
    `  cluster-pool-ipv4-cidr: 10.${number & 255}.0.0/16`,
    '  tunnel-protocol: vxlan',
    '  monitor-aggregation: medium',
    '  config.json: |',
    `    { "name": "settings-${number}", "mtu": 8950 }`,
    '---',
  ];
}

/** One machine config whose bulk is a block scalar with foreign YAML. */
export function configWithManifest(lines) {
  const head = [...machineConfig(0), '  inlineManifests:', '    - name: network', '      contents: |'];
  for (let number = 0; head.length < lines; number++) head.push(...manifest(number).map((line) => `        ${line}`));
  return head;
}

const indented = (lines, column) => lines.map((line) => ' '.repeat(column) + line);

/** What one node of a talhelper config has patched: a second bond among other things, and a patch by paths. */
function patchesOf(node, fault) {
  const merged = [
    'machine:',
    '  network:',
    '    interfaces:',
    '      - interface: bond100',
    '        bond:',
    '          mode: active-backup',
    ...(fault === 'unmonitored' ? [] : ['          miimon: 250']),
    `          interfaces: [eno${node}, eno${node + 1}]`,
    '  kubelet:',
    '    extraArgs:',
    '      rotate-server-certificates: "true"',
    '  sysctls:',
    '    net.core.somaxconn: "65535"',
    '    vm.nr_hugepages: "1024"',
  ];
  const byPath = [
    '- op: add',
    '  path: /machine/time',
    '  value:',
    '    servers: [10.0.0.123]',
    '- op: remove',
    '  path: /machine/sysctls/vm.swappiness',
  ];
  return ['    patches:', '      - |-', ...indented(merged, 8), '      - |-', ...indented(byPath, 8)];
}

/** About 60 lines. */
function talhelperNode(node, fault) {
  return [
    `  - hostname: worker-${node}`,
    `    ipAddress: 10.${node >> 8}.${node & 255}.11`,
    '    controlPlane: false',
    '    installDisk: /dev/nvme0n1',
    '    machineSpec:',
    '      mode: metal',
    '      arch: amd64',
    '    schematic:',
    '      customization:',
    '        systemExtensions:',
    '          officialExtensions:',
    '            - siderolabs/amd-ucode',
    '    nodeLabels:',
    `      topology.kubernetes.io/zone: rack-${node % 12}`,
    '    nameservers: [10.0.0.53, 10.0.1.53]',
    '    networkInterfaces:',
    ...legacyBond(node, fault),
    '    kernelModules:',
    '      - name: bonding',
    ...patchesOf(node, fault),
  ];
}

/** One talhelper config: many nodes in one YAML document. */
export function talhelperConfig(nodes, faultOf) {
  return [
    'clusterName: steel',
    'talosVersion: v1.13.9',
    'kubernetesVersion: v1.34.1',
    'endpoint: https://10.0.0.10:6443',
    'domain: cluster.local',
    'clusterPodNets: [10.244.0.0/16]',
    'clusterSvcNets: [10.96.0.0/12]',
    'patches:',
    '  - |-',
    '    machine:',
    '      features:',
    '        hostDNS:',
    '          enabled: true',
    'nodes:',
    ...Array.from({ length: nodes }, (_, node) => talhelperNode(node, faultOf(node))).flat(),
  ];
}
