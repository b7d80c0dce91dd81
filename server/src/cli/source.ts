import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';

/** The text of a file, or as much of it as matters. */
export interface Source {
  /** Empty when no bond can be in it. Without a byte order mark, as editors count columns. */
  readonly text: string;
  /** Where the bytes are no text, if they are not. */
  readonly garbled?: number;
}

/** No config comes near it; larger files are refused before they fill the memory. */
const largest = 100 * 1024 * 1024;

/** A file beyond what is sensible to read. */
export class TooLarge extends Error {
  readonly code = 'EFBIG';
}

export function readSource(file: string): Source {
  if (statSync(file).size > largest) throw new TooLarge();
  return decode(readFileSync(file));
}

/** All of standard input. */
export async function readStandardInput(): Promise<Source> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > largest) throw new TooLarge();
  }
  return decode(Buffer.concat(parts));
}

/** Bytes to text. Most files hold no bond: they are told by their bytes, which is far cheaper. */
export function decode(bytes: Buffer): Source {
  const encoding = wideEncoding(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes) };
  if (!bytes.includes('bond') && !bytes.includes('Bond')) return { text: '' };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return isUtf8(bytes) ? { text } : { text, garbled: Math.max(text.indexOf('\uFFFD'), 0) };
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
