import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
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
 * other. Mode and owner stay; of a link the target is replaced. What somebody wrote meanwhile is left alone. A file
 * with several names keeps them all, for which it has to be overwritten.
 */
export function replaceFile(file: string, before: Buffer, after: Buffer): void {
  const target = realpathSync(file);
  // A new file in its place would get around a mode that forbids to write.
  accessSync(target, constants.W_OK);
  const stats = statSync(target);
  if (!stats.isFile()) throw new Irreplaceable('ESPECIAL');
  if (stats.nlink > 1) overwrite(target, before, after);
  else exchange(target, before, after, stats);
}

function exchange(target: string, before: Buffer, after: Buffer, stats: Stats): void {
  // Nobody else can look into it.
  const folder = mkdtempSync(path.join(path.dirname(target), '.talos-bond-'));
  try {
    const draft = path.join(folder, 'draft');
    write(draft, after, stats);
    if (!readFileSync(target).equals(before)) throw new Irreplaceable('ECHANGED');
    renameSync(draft, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new file would have but one of the names, and the others would go on with the old text. */
function overwrite(target: string, before: Buffer, after: Buffer): void {
  const descriptor = openSync(target, 'r+');
  try {
    if (!readFileSync(descriptor).equals(before)) throw new Irreplaceable('ECHANGED');
    try {
      fill(descriptor, after);
    } catch (error) {
      // Its old room is still its own, also on a full disk.
      fill(descriptor, before);
      throw error;
    }
  } finally {
    closeSync(descriptor);
  }
}

function fill(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
  ftruncateSync(descriptor, bytes.length);
  fsyncSync(descriptor);
}

function write(draft: string, bytes: Buffer, { mode, uid, gid }: Stats): void {
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    give(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o7777);
    // Without it a power cut could leave an empty file under the old name. git spares itself the wait, as it has every
    // text twice; this may be the only copy of a cluster's secrets, which are worth a quarter of the time of a run.
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
