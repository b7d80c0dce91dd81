/** What was asked for cannot be done; the message is a sentence for the user. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The arguments are at fault by themselves. */
  readonly byArguments: boolean = false;
}

/** By its name: the commands are a bundle of their own, with a class of their own. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';
