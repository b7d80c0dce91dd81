/** Why a file cannot be read or written: the system's word for it, and ours. */
import type { Translate } from '../core/translate.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ECHANGED: 'somebody changed it meanwhile',
  EFBIG: 'it is too large for a config',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is no such file or folder',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ESPECIAL: 'it is no ordinary file',
};

/** The system's word for what was thrown. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** The reason behind such a word. */
export const reasonFor = (code: string, t: Translate): string => t(reasons[code] ?? code);
