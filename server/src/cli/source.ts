import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The text of a file, or as much of it as matters. */
export interface Source {
  /** Empty when no bond can be in it. Without a byte order mark, as editors count columns. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Where the bytes are no text, if they are not. */
  readonly garbled?: number;
  /** The bytes are UTF-16, and nothing says so. */
  readonly unmarked?: boolean;
  /** Its lines end as on the oldest Macs, which Talos takes; here they end as elsewhere, at the same places. */
  readonly oldLineEnds?: boolean;
}

const byteOrderMarks = { utf8: [], 'utf8-marked': [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] };

/** UTF-8 without and with a mark, and UTF-16, which always has one. */
export type Encoding = keyof typeof byteOrderMarks;

/** No config comes near it; larger files are refused before they fill the memory. */
const largest = 100 * 1024 * 1024;

/** A file beyond what is sensible to read. */
class TooLarge extends Error {
  readonly code = 'EFBIG';
}

/** One for all files: of thousands few are kept, and none needs a memory of its own. */
let room = Buffer.allocUnsafeSlow(1 << 17);

/** The bytes of a file. What is read next overwrites them. */
export function readBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    // Of a pipe the system knows no size, and gives a part at a time.
    const { size } = fstatSync(descriptor);
    if (size > largest) throw new TooLarge();
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, room, length, room.length - length, null);
      length += read;
      if (read === 0 || length === size) return room.subarray(0, length);
      if (length > largest) throw new TooLarge();
      if (length === room.length) room = Buffer.concat([room], length * 2);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** All of standard input. */
export async function readStandardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > largest) throw new TooLarge();
  }
  return Buffer.concat(parts);
}

/** Bytes to text. Most files hold no bond: they are told by their bytes, which is far cheaper. */
export function decode(bytes: Buffer): Source {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf16le' || encoding === 'utf16be') return { text: wideText(bytes, encoding), encoding };
  // YAML begins with a character of ASCII: only in UTF-16 one of two bytes is empty.
  if (bytes[0] === 0 || bytes[1] === 0) return unmarked(bytes);
  if (!bytes.includes('bond') && !bytes.includes('Bond')) return { text: '', encoding };
  const text = bytes.toString('utf8', byteOrderMarks[encoding].length);
  if (!text.includes('\n') && text.includes('\r'))
    return { text: text.replaceAll('\r', '\n'), encoding, oldLineEnds: true, ...garbledIn(bytes, text) };
  return { text, encoding, ...garbledIn(bytes, text) };
}

const garbledIn = (bytes: Buffer, text: string): Pick<Source, 'garbled'> =>
  isUtf8(bytes) ? {} : { garbled: Math.max(text.indexOf('\uFFFD'), 0) };

const wideText = (bytes: Buffer, encoding: 'utf16le' | 'utf16be'): string =>
  new TextDecoder(encoding === 'utf16le' ? 'utf-16le' : 'utf-16be').decode(bytes);

function unmarked(bytes: Buffer): Source {
  const text = wideText(bytes, bytes[0] === 0 ? 'utf16be' : 'utf16le');
  return /[bB]ond/.test(text) ? { text, encoding: 'utf8', garbled: 0, unmarked: true } : { text: '', encoding: 'utf8' };
}

const encodingOf = (bytes: Buffer): Encoding => ((bytes[0] ?? 0) < 0xef ? 'utf8' : marked(bytes));

const marked = (bytes: Buffer): Encoding =>
  (['utf8-marked', 'utf16le', 'utf16be'] as const).find((encoding) =>
    byteOrderMarks[encoding].every((byte, index) => bytes[index] === byte),
  ) ?? 'utf8';

/** Text to bytes, in the form of the source that it was read from. */
export function encode(text: string, { encoding, oldLineEnds }: Pick<Source, 'encoding' | 'oldLineEnds'>): Buffer {
  const written = oldLineEnds ? text.replaceAll('\n', '\r') : text;
  const bytes = Buffer.from(written, encoding === 'utf16le' || encoding === 'utf16be' ? 'utf16le' : 'utf8');
  return Buffer.concat([Buffer.from(byteOrderMarks[encoding]), encoding === 'utf16be' ? bytes.swap16() : bytes]);
}
