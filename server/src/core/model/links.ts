/** What a document says of links that are no bond: entries of a machine config, and documents of other kinds. */

import { childOf, isNull, itemsOf, type MapNode, type Node, pairOf, resolved, textOf } from '../yaml/node.ts';
import { readValue } from '../yaml/scalar.ts';
import { linkKinds } from '../yaml/signs.ts';
import { type Bond, type Written, writtenAt } from './bond.ts';
import type { Interface, Measure, Neighbour, Vlan } from './document.ts';
import { isForeign } from './places.ts';
import { wordsOf } from './wording.ts';

/** An entry of `machine.network.interfaces` in the text, with its bond if it has one. */
export function interfaceOf(entry: MapNode, bond: Bond | undefined, text: string): Interface {
  return {
    node: entry,
    name: writtenAt(pairOf(entry, 'interface')?.value),
    bond,
    addressing: addressingOf(entry),
    bridgeMembers: namesIn(childOf(childOf(entry, 'bridge'), 'interfaces')),
    mtu: measureAt(entry, 'mtu'),
    vlans: itemsOf(childOf(entry, 'vlans')).flatMap((vlan) => vlanOf(vlan, text)),
  };
}

/** What the legacy entry gives its link by way of addresses; Talos' own test for bonded members. */
function addressingOf(entry: MapNode): Written | undefined {
  const found = entry.pairs.find(({ key, value }) => {
    if (key.text === 'addresses') return itemsOf(value).length > 0;
    if (key.text === 'dhcp') return /^(?:true|yes|on|y)$/i.test(textOf(value) ?? '');
    return (key.text === 'cidr' || key.text === 'vip') && !isNull(value) && textOf(value) !== '';
  });
  return found && { text: found.key.text, span: found.key.span };
}

/** The document, if it is of a kind that bears on links. */
export function neighbourOf(root: Node | undefined): Neighbour | undefined {
  const at = (key: string): Written | undefined => writtenAt(pairOf(root, key)?.value);
  const kind = at('kind');
  // A patch that deletes a document leaves nothing of it to bear on a bond.
  if (textOf(childOf(root, '$patch')) === 'delete') return undefined;
  if (!kind || kind.text === 'BondConfig' || !(linkKinds as readonly string[]).includes(kind.text) || isForeign(root))
    return undefined;
  const addresses = pairOf(root, 'addresses');
  return {
    kind: kind.text,
    kindSpan: kind.span,
    name: at('name'),
    links: namesIn(childOf(root, 'links')),
    parent: at('parent'),
    link: at('link'),
    mtu: measureAt(root, 'mtu'),
    addresses:
      addresses && itemsOf(addresses.value).length > 0
        ? { text: addresses.key.text, span: addresses.key.span }
        : undefined,
  };
}

/** The link that the document gives an address. */
export function addressedBy({ kind, name, link, addresses }: Neighbour): Written | undefined {
  if (kind === 'LinkConfig') return addresses && name;
  if (kind === 'DHCPv4Config' || kind === 'DHCPv6Config') return name;
  return kind === 'Layer2VIPConfig' || kind === 'HCloudVIPConfig' ? link : undefined;
}

const namesIn = (node: Node | undefined): readonly Written[] => itemsOf(node).flatMap((item) => writtenAt(item) ?? []);

function vlanOf(node: Node, text: string): readonly Vlan[] {
  const vlan = resolved(node);
  const id = childOf(vlan, 'vlanId');
  const label = id?.kind === 'scalar' && !isNull(id) ? wordsOf(text, id) : '';
  return vlan?.kind === 'map' ? [{ label, mtu: measureAt(vlan, 'mtu') }] : [];
}

/** The number under `key`, if it is one. */
function measureAt(map: Node | undefined, key: string): Measure | undefined {
  const node = pairOf(map, key)?.value;
  const reading = readValue({ kind: 'int', go: 'uint32' }, node);
  return node && reading.state === 'value' && typeof reading.value === 'number'
    ? { value: reading.value, span: node.span }
    : undefined;
}
