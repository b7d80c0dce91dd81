/** What `--format json` prints. */
export interface Printed {
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look at it as a foreign program would.
  readonly problems: readonly any[];
}

export const printed = (stdout: string): Printed => JSON.parse(stdout) as Printed;

/** Its problems, each by some of what it says of itself: `a.yaml missing-link-monitoring`. */
export const problemsBy = (stdout: string, ...keys: readonly string[]): readonly string[] =>
  printed(stdout).problems.map((problem) => keys.map((key) => problem[key]).join(' '));
