import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/status');

/** CPU time of a live process in milliseconds; NaN where the system does not tell. */
export function cpuOf(pid) {
  return unlessGone(() => (hasProc ? (cpuOfThreads(pid) ?? cpuInTicks(pid)) : cpuByPs(pid)));
}

/** Resident memory of a live process in MiB; NaN where the system does not tell. */
export function memoryOf(pid) {
  return unlessGone(() => Number(hasProc ? residentInProc(pid) : ps(pid, 'rss')) / 1024);
}

function unlessGone(read) {
  try {
    return read();
  } catch {
    return Number.NaN;
  }
}

function residentInProc(pid) {
  return /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
}

// utime and stime count ticks of 10 ms, too coarse for a keystroke; schedstat counts nanoseconds but is a kernel option.
function cpuOfThreads(pid) {
  if (!existsSync(`/proc/${pid}/schedstat`)) return undefined;
  const nanoseconds = readdirSync(`/proc/${pid}/task`)
    .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((sum, part) => sum + part, 0);
  return nanoseconds / 1e6;
}

function cpuInTicks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function cpuByPs(pid) {
  const parts = ps(pid, 'cputime').split(/[-:]/).map(Number);
  return parts.reduce((seconds, part) => seconds * 60 + part, 0) * 1000;
}

function ps(pid, column) {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
}

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
