/** Which lines of a config may be seen in full: those of its bonds, and those that hold nothing but structure. */
import type { BondFile } from '../core/model/file.ts';
import { linesOf } from './diff.ts';
import { showable } from './own.ts';

/** Whether a line, counted from 0, may be seen. */
export function shownLines(file: BondFile): (line: number) => boolean {
  const starts = [0];
  const lines = linesOf(file.text);
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  const own = showable(file);
  return (index) => {
    const line = lines[index];
    const start = starts[index];
    if (line === undefined || start === undefined) return false;
    if (structure.test(line)) return true;
    const inside = own.filter((span) => span.start < start + line.length && span.end > start);
    return (
      inside.length > 0 &&
      aroundBonds.test(
        without(
          line,
          inside.map(({ start: from, end }) => [from - start, end - start]),
        ),
      )
    );
  };
}

function without(line: string, parts: ReadonlyArray<readonly [number, number]>): string {
  let rest = '';
  let at = 0;
  for (const [start, end] of parts) {
    rest += line.slice(at, Math.max(start, at));
    at = Math.max(at, end);
  }
  return rest + line.slice(at);
}

/** Sections that stand behind bonds. */
const sections = [
  'addresses',
  'bond',
  'bridge',
  'bridgePort',
  'certSANs',
  'cluster',
  'controlPlane',
  'deviceSelector',
  'deviceSelectors',
  'dhcpOptions',
  'disks',
  'etcd',
  'extraHostEntries',
  'extraKernelArgs',
  'features',
  'files',
  'install',
  'interfaces',
  'kernel',
  'kernelArgs',
  'kubelet',
  'kubespan',
  'links',
  'machine',
  'nameservers',
  'network',
  'networkInterfaces',
  'nodeLabels',
  'nodes',
  'patches',
  'registries',
  'routes',
  'searchDomains',
  'stp',
  'sysctls',
  'systemDiskEncryption',
  'time',
  'udev',
  'vip',
  'vlan',
  'vlans',
  'wireguard',
];

/** What a JSON patch does, and in which of the sections. */
const operation = [
  `op["']?: *["']?(?:add|replace)(?![\\w-])`,
  `path["']?: *["']?(?:/(?:${sections.join('|')}|\\d+|-))+(?![\\w/~-])`,
];

/** What may stand beside a bond on its line: brackets, commas, dashes, quotes, keys that hold bonds, operations, a comment. */
const aroundBonds = new RegExp(
  `^(?:[\\s[\\]{},'"-]|(?:${sections.join('|')}|value)["']?:|bond=|${operation.join('|')})*(?:#.*)?$`,
);

/** Blank lines, document marks, brackets, sections without a value, and links by a name such as Linux gives. */
const structure = new RegExp(
  `^(?:---|\\.\\.\\.|[\\s[\\]{},]*|[ -]*["']?(?:${sections.join('|')})["']?: *[[{]?|[ -]*interface: (?:eth|en|bond|br|dummy|lo|wg)[a-z0-9]{0,12}|[ -]*dhcp: (?:true|false))\\s*$`,
);
