import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A file that cannot be replaced, by what the system or we have against it. */
class Irreplaceable extends Error {
  readonly code: 'ECHANGED' | 'ESPECIAL';

  constructor(code: Irreplaceable['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Puts `after` in the place of a file that was read as `before`, at one stroke: whoever reads it sees the one or the
 * other. Mode and owner stay; of a link the target is replaced. What somebody wrote meanwhile is left alone.
 */
export function replaceFile(file: string, before: Buffer, after: Buffer): void {
  const target = realpathSync(file);
  // A new file in its place would get around a mode that forbids to write.
  accessSync(target, constants.W_OK);
  const stats = statSync(target);
  if (!stats.isFile()) throw new Irreplaceable('ESPECIAL');
  const draft = path.join(path.dirname(target), `.talos-bond-${randomBytes(6).toString('hex')}`);
  try {
    write(draft, after, stats);
    if (!readFileSync(target).equals(before)) throw new Irreplaceable('ECHANGED');
    renameSync(draft, target);
  } catch (error) {
    remove(draft);
    throw error;
  }
}

function write(draft: string, bytes: Buffer, { mode, uid, gid }: Stats): void {
  // It may hold secrets: nobody else sees it before it has the mode of the file.
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    give(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The owner where the system allows it, else the group alone. */
function give(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    try {
      fchownSync(descriptor, -1, gid);
    } catch {
      // It then belongs to whoever mends it.
    }
  }
}

function remove(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // It was never made.
  }
}
