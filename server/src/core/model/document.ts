/** The small model of one YAML document: its bonds, and what else bears on them. Spans count from its start. */

import type { Span } from '../text.ts';
import type { Node } from '../yaml/node.ts';
import type { SyntaxFault } from '../yaml/yaml.ts';
import type { Bond, Written } from './bond.ts';

export interface Document {
  readonly text: string;
  readonly root: Node | undefined;
  readonly bonds: readonly Bond[];
  /** Entries of `machine.network.interfaces`, those with a bond included. */
  readonly interfaces: readonly Interface[];
  /** Link documents of other kinds, and those that refer to links. */
  readonly neighbour: Neighbour | undefined;
  readonly errors: readonly SyntaxFault[];
}

/** One entry of `machine.network.interfaces`. */
export interface Interface {
  readonly node: Node;
  readonly name: Written | undefined;
  readonly bond: Bond | undefined;
  /** The key that gives the link an address of its own: addresses, cidr, dhcp or vip. */
  readonly addressing: Written | undefined;
  readonly bridgeMembers: readonly Written[];
  readonly mtu: Measure | undefined;
  readonly vlans: readonly Vlan[];
}

export interface Vlan {
  readonly label: string;
  readonly mtu: Measure | undefined;
}

/** A number the user wrote, and where. */
export interface Measure {
  readonly value: number;
  readonly span: Span;
}

/** A document that is not a bond but names links: LinkConfig, VLANConfig, BridgeConfig, DHCPv4Config and their kin. */
export interface Neighbour {
  readonly kind: string;
  readonly kindSpan: Span;
  readonly name: Written | undefined;
  /** BridgeConfig, VRFConfig: the links it takes. */
  readonly links: readonly Written[];
  /** VLANConfig: the link it stands on. */
  readonly parent: Written | undefined;
  /** Layer2VIPConfig, HCloudVIPConfig: the link that holds the address. */
  readonly link: Written | undefined;
  readonly mtu: Measure | undefined;
  /** LinkConfig: its `addresses`, when there are any. */
  readonly addresses: Written | undefined;
}
