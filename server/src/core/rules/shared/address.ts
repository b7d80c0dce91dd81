/** IP addresses as Go's `net/netip` reads them, and so Talos: no leading zeros, no white space, no shorthand. */
export interface Address {
  readonly family: 4 | 6;
  /** 4 or 16 numbers; the zone of `fe80::1%eth0` is left out, as it is on the way to the kernel. */
  readonly bytes: readonly number[];
}

export interface Prefix {
  readonly address: Address;
  readonly length: number;
}

/** The address, or `undefined` for anything else. */
export function parseAddress(text: string): Address | undefined {
  const bytes = text.includes(':') ? parseSix(text.replace(/%.+$/, '')) : parseFour(text);
  return bytes && { family: bytes.length === 4 ? 4 : 6, bytes };
}

/** An address with the length of its prefix, or `undefined` for anything else. */
export function parsePrefix(text: string): Prefix | undefined {
  const [, host = '', digits = ''] = /^([^/%]*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(host);
  const length = Number(digits);
  return address && length <= address.bytes.length * 8 ? { address, length } : undefined;
}

/** `0.0.0.0` or `::`. */
export const isUnspecified = ({ bytes }: Address): boolean => bytes.every((byte) => byte === 0);

/** One text for all spellings of an address. */
export const canonical = ({ bytes }: Address): string => bytes.join('.');

function parseFour(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const sound = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return sound ? parts.map(Number) : undefined;
}

function parseSix(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  if (!tail) return head.length === 16 ? head : undefined;
  const gap = 16 - head.length - tail.length;
  return gap >= 2 ? [...head, ...Array.from({ length: gap }, () => 0), ...tail] : undefined;
}

/** The bytes of groups between colons; the last of them may be written as IPv4. */
function groupsOf(text: string, last: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const bytes = parts.map((part, index) => {
    if (/^[\da-f]{1,4}$/i.test(part)) return [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255];
    return last && index === parts.length - 1 ? parseFour(part) : undefined;
  });
  return bytes.every((group) => group !== undefined) ? bytes.flat() : undefined;
}
