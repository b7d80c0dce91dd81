import type { Span } from '../text.ts';
import { lineUpTo } from './blocks.ts';

/** Sections of a machine config in which no bond and nothing about one can stand, in the first column. */
const outer = new Set(['cluster']);

/** The same below `machine:`. */
const inner = new Set([
  'acceptedCAs',
  'baseRuntimeSpecOverrides',
  'ca',
  'certSANs',
  'controlPlane',
  'disks',
  'env',
  'features',
  'files',
  'kernel',
  'kubelet',
  'logging',
  'nodeAnnotations',
  'nodeLabels',
  'nodeTaints',
  'pods',
  'registries',
  'seccompProfiles',
  'sysctls',
  'sysfs',
  'systemDiskEncryption',
  'time',
  'token',
  'udev',
]);

/** An anchor or an alias: a section may hold what another one needs. */
const reference = /(?:^|[\s[{,])[&*][\w-]/;

/**
 * The sections of a machine config that no bond can stand in, as whole lines. A look at lines, far cheaper than a
 * parse; where the text is not laid out as `talosctl` and people do, nothing is left out.
 */
export function sectionsBesideBonds(text: string): readonly Span[] {
  if (!/^machine:[ \t]*(?:#[^\n]*)?\r?$/m.test(text) || reference.test(text) || /^[[{"']/m.test(text)) return [];
  const sections: Span[] = [];
  let within = '';
  let indent = 0;
  let open: { readonly start: number; readonly indent: number } | undefined;
  // Only the keys in the first column and those right below `machine:` count, so deeper lines are passed over.
  const deepest = (): number => (within === 'machine' ? indent || text.length : 0);
  for (let start = 0; start < text.length; start = lineUpTo(text, start + 1, deepest())) {
    const line = lineAt(text, start);
    if (line.blank) continue;
    if (open && (line.indent > open.indent || (line.indent === open.indent && line.dash))) continue;
    if (open) sections.push({ start: open.start, end: line.start });
    open = undefined;
    if (line.indent === 0) [within, indent] = [line.key, 0];
    else if (within === 'machine' && indent === 0) indent = line.indent;
    else if (within === 'machine' && line.indent < indent) return [];
    const beside =
      line.indent === 0 ? outer.has(line.key) : within === 'machine' && line.indent === indent && inner.has(line.key);
    if (beside) open = { start: line.start, indent: line.indent };
  }
  if (open) sections.push({ start: open.start, end: text.length });
  return sections;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly key: string;
  readonly dash: boolean;
  /** Empty, or a comment and nothing else. */
  readonly blank: boolean;
}

const shape = /( *)(?:(-)(?= |\r?$)|([\w-]+)(?=:(?:[ \t]|\r?$))|(#|\r?$))?/my;

function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  shape.lastIndex = start;
  const [, spaces = '', dash, key = '', nothing] = shape.exec(text) ?? [];
  const blank = nothing !== undefined || start + spaces.length === (end < 0 ? text.length : end);
  return { start, indent: spaces.length, key, dash: dash !== undefined, blank };
}
