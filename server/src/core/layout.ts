/** How people lay out the files of a cluster: what is applied together stands in one folder, or in folders below it. */

import { templateEnding } from './yaml/template-languages.ts';

/** Folders for a part of the machines, or for patches: what they belong to is the folder above. */
const parts = new Set([
  'all',
  'control-plane',
  'controlplane',
  'controlplanes',
  'hosts',
  'machines',
  'node',
  'nodes',
  'patches',
  'templates',
  'worker',
  'workers',
]);

/** The folder of the layout that a file belongs to, with a slash at its end. Paths and URIs alike. */
export function layoutOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const isPart = (name: string | undefined): boolean => name !== undefined && parts.has(name);
  // A folder of one machine: `node/<host>/`.
  if (!isPart(folders.at(-1)) && isPart(folders.at(-2))) folders.pop();
  while (isPart(folders.at(-1))) folders.pop();
  return `${folders.join('/')}/`;
}

/** Which files of a layout are looked at, as an adapter is told. */
export interface LayoutSearch {
  /** A regular expression: names of files that may hold Talos configuration, in small letters. */
  readonly names: string;
  /** How many folders deep. */
  readonly depth: number;
  /** The rest of a layout with more files is left aside. */
  readonly most: number;
}

export const layoutSearch: LayoutSearch = {
  names: String.raw`\.(?:ya?ml|json)(?:${templateEnding})?$`,
  depth: 2,
  most: 400,
};
