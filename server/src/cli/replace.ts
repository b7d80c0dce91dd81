import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
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

function write(draft: string, bytes: Buffer, { mode, uid, gid }: Stats): void {
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
