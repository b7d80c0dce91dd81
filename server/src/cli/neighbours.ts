/** The Talos release that a file beside a config names, or one above it in the same repository. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Options } from '../core/options.ts';
import { namedIn } from '../core/target.ts';
import type { Target } from '../core/version.ts';

/** The main files of talhelper, topf and Omni, which say what their machines run. */
const naming = [
  'talconfig.yaml',
  'talconfig.yml',
  'topf.yaml',
  'topf.yml',
  'cluster-template.yaml',
  'cluster-template.yml',
];

/** Looks each folder up once. */
export class Neighbours {
  readonly #named = new Map<string, Target | undefined>();

  /** The options for a file, which need not exist. Where the user chose the release nothing is looked for. */
  optionsFor(file: string | undefined, options: Options): Options {
    if (file === undefined || options.target.by !== 'default') return options;
    const folders = foldersFrom(path.dirname(path.resolve(file)));
    const nearby = folders.map((folder) => this.#in(folder)).find((target) => target !== undefined);
    return nearby ? { ...options, nearby } : options;
  }

  #in(folder: string): Target | undefined {
    if (!this.#named.has(folder)) this.#named.set(folder, lookIn(folder));
    return this.#named.get(folder);
  }
}

/** The folder and those above it up to the root of the repository; outside of one the folder alone. */
function foldersFrom(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    folders.push(at);
    if (existsSync(path.join(at, '.git'))) return folders;
    if (at === path.dirname(at)) return [folder];
  }
}

function lookIn(folder: string): Target | undefined {
  for (const name of naming) {
    const target = namedIn(textOf(path.join(folder, name)), name);
    if (target) return target;
  }
  return undefined;
}

/** What cannot be read names nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
