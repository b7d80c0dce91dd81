/** What Talos checks in the addresses and routes of a document. */
import { isUnspecified, parseAddress, parsePrefix } from './address.ts';

/** What is wrong with a text where an address or a prefix is due. */
export type AddressFault = 'no-prefix-length' | 'default-route' | 'unspecified' | 'unreadable';

/** The fault of the text under this key of an address or a route; the empty text counts as absent. */
export function faultIn(key: string, text: string): AddressFault | undefined {
  if (text === '') return undefined;
  switch (key) {
    case 'address':
      return prefixFault(text);
    case 'destination':
      return text === '0.0.0.0/0' || text === '::/0' ? 'default-route' : prefixFault(text);
    case 'gateway':
    case 'source':
      return addressFault(text);
    default:
      return undefined;
  }
}

function prefixFault(text: string): AddressFault | undefined {
  const prefix = parsePrefix(text);
  if (prefix) return isUnspecified(prefix.address) ? 'unspecified' : undefined;
  return parseAddress(text) ? 'no-prefix-length' : 'unreadable';
}

function addressFault(text: string): AddressFault | undefined {
  const address = parseAddress(text);
  if (!address) return 'unreadable';
  return isUnspecified(address) ? 'unspecified' : undefined;
}

/** Talos names the tables from 253 on, and takes no number for them. */
export const isRoutingTable = (text: string): boolean =>
  /^(?:unspec|default|main|local)$/i.test(text) || (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= 252);
