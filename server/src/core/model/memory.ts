/**
 * What is worked out of a text and may serve for its next version. It is kept on the text itself: a `WeakMap` beside it
 * would do, but what stands in one outlives its text until the whole heap is searched, which over thousands of files is
 * most of the memory of a run.
 */

/** A sort of thing that is remembered; whoever makes it knows what it is. */
export class Slot<T> {
  readonly make: () => T;

  constructor(make: () => T) {
    this.make = make;
  }
}

export class Memory {
  readonly #kept = new Map<Slot<unknown>, unknown>();

  /** What the slot holds; made when first asked for. */
  of<T>(slot: Slot<T>): T {
    if (!this.#kept.has(slot)) this.#kept.set(slot, slot.make());
    return this.#kept.get(slot) as T;
  }
}
