/** The sockets of a process as Linux lists them. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Whether this system can tell. */
export const canList = existsSync('/proc/self/fd');

/** Those to a network, whether connected or waiting; a socket that only joins two processes is in none of these tables. */
export function networkSockets(pid: number): readonly string[] {
  const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].map((name) => `/proc/${pid}/net/${name}`);
  const known = new Set(tables.filter((table) => existsSync(table)).flatMap(inodesOf));
  return socketsOf(pid).filter((inode) => known.has(inode));
}

/** The processes whose command line names a file. */
export const processesRunning = (file: string): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandLineOf(pid).includes(file));

const socketsOf = (pid: number): readonly string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${name}`)) ?? [];
    return inode === undefined ? [] : [inode];
  });

const inodesOf = (table: string): readonly string[] =>
  readFileSync(table, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[9] ?? '');

/** A descriptor may be closed, and a process gone, before it is looked at. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
