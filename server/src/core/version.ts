/** A Talos release: `1.13` stands for its newest patch. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  /** Absent: the newest patch of the line. */
  readonly patch?: number;
}

/** The release that a text is judged for, and who says so. */
export interface Target {
  readonly version: Version;
  /** Named by the user, or by a file that decides on it. Only then may a rule call a thing too new for it an error. */
  readonly stated: boolean;
  readonly by: Witness;
  /** The file, key or kind of document that gave it away. */
  readonly from?: string;
}

/** `image`: the tag of an installer image. `content`: it is at least this one. `default`: nobody said anything. */
export type Witness = 'setting' | 'file' | 'image' | 'content' | 'default';

/** The newest stable line of Talos, which is assumed when nothing says otherwise. */
export const newestStable = '1.13';

/** The lines that a user can choose from, the newest first. */
export const knownLines: readonly string[] = ['1.15', '1.14', '1.13', '1.12', '1.11', '1.10', '1.9'];

/** Reads `1.13`, `1.13.2` or `v1.13.2`; `undefined` for anything else. */
export function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, major, minor, patch] = found;
  return { major: Number(major), minor: Number(minor), ...(patch === undefined ? {} : { patch: Number(patch) }) };
}

/** Few, and asked for of every option of every bond. */
const releases = new Map<string, Version>();

/** A release that our own tables name. */
export function release(text: string): Version {
  const version = releases.get(text) ?? parseVersion(text);
  if (!version) throw new RangeError(`not a version: ${text}`);
  releases.set(text, version);
  return version;
}

/** The release in words: `1.13` or `1.13.2`. */
export const releaseName = ({ major, minor, patch }: Version): string =>
  [major, minor, ...(patch === undefined ? [] : [patch])].join('.');

/** Whether `version` is `first` or newer. */
export function isFrom(version: Version, first: string): boolean {
  const from = release(first);
  const order =
    version.major - from.major || version.minor - from.minor || (version.patch ?? Infinity) - (from.patch ?? 0);
  return order >= 0;
}

/** The target for a setting or flag: a version, or `auto`. An unreadable one counts as `auto`. */
export function targetOf(setting: string): Target {
  const version = parseVersion(setting);
  return version
    ? { version, stated: true, by: 'setting' }
    : { version: release(newestStable), stated: false, by: 'default' };
}
