/** What the exit code says, as the contract has it. */
export const exitCodes = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Something at or above `--fail-on`. */
  found: 1,
  /** Wrong arguments, or a named path that cannot be read. */
  wrong: 2,
  /** Our own failure. */
  failed: 3,
} as const;
