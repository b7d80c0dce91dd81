/** A Talos release: `1.13` stands for its newest patch. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  /** Absent: the newest patch of the line. */
  readonly patch?: number;
}

/** The release that a text is judged for. */
export interface Target {
  readonly version: Version;
  /** Named by the user, a flag or the file; otherwise assumed. */
  readonly stated: boolean;
}

/** The newest stable line of Talos, which is assumed when nothing says otherwise. */
export const newestStable = '1.13';

/** Reads `1.13`, `1.13.2` or `v1.13.2`; `undefined` for anything else. */
export function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, major, minor, patch] = found;
  return { major: Number(major), minor: Number(minor), ...(patch === undefined ? {} : { patch: Number(patch) }) };
}

/** Whether `version` is `first` or newer. */
export function isFrom(version: Version, first: string): boolean {
  const from = parseVersion(first);
  if (!from) throw new RangeError(`not a version: ${first}`);
  const order =
    version.major - from.major || version.minor - from.minor || (version.patch ?? Infinity) - (from.patch ?? 0);
  return order >= 0;
}

/** The target for a setting or flag: a version, or `auto`. An unreadable one counts as `auto`. */
export function targetOf(setting: string): Target {
  const version = parseVersion(setting);
  return version
    ? { version, stated: true }
    : { version: parseVersion(newestStable) ?? { major: 1, minor: 13 }, stated: false };
}
