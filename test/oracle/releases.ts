/** A release line of Talos and the release that speaks for it: the newest that resolves with a checksum on record. */
export interface Release {
  readonly line: string;
  /** The release that a config is judged for when the line's machinery judges it. */
  readonly target: string;
  /** The source that decodes META, besides `main.go`. */
  readonly platform: 'platform_by_parts.go' | 'platform_as_a_whole.go';
}

export const releases: readonly Release[] = [
  { line: '1.9', target: '1.9.5', platform: 'platform_by_parts.go' },
  { line: '1.10', target: '1.10.6', platform: 'platform_by_parts.go' },
  { line: '1.11', target: '1.11.6', platform: 'platform_by_parts.go' },
  { line: '1.12', target: '1.12.7', platform: 'platform_as_a_whole.go' },
  { line: '1.13', target: '1.13.9', platform: 'platform_as_a_whole.go' },
  // An early state of the line: v1.14.0-alpha.2.
  { line: '1.14', target: '1.14.0', platform: 'platform_as_a_whole.go' },
];

/** The lines for which fixes are judged: the last of the legacy dialect alone, and the newest stable. */
export const fixedFor: readonly Release[] = releases.filter(({ line }) => line === '1.11' || line === '1.13');
