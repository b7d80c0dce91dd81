/** How far a file indents, where nothing on the way down to the cursor shows it. */

import type { BondFile } from '../model/file.ts';
import { type Cursor, chunksOf } from './cursor.ts';

/** Columns by which mappings and lists stand deeper than their keys. */
interface Habit {
  readonly step?: number;
  readonly listStep?: number;
}

/** A key whose value stands on the lines below, and how that begins; one look over the text costs less than its parse. */
const opening = /^([ -]*)["']?\w[\w./-]*["']?:[ \t]*(?:#.*)?\r?$(?=\n(?:[ \t]*(?:#.*)?\r?\n)*( *)(- +)?[^\s-])/gm;

/** By the first of each that is found: in the document of the cursor, else in the others. */
export function habitAround({ chunk }: Cursor, file: BondFile): Habit {
  let habit: Habit = {};
  for (const { reduced } of [chunk, ...chunksOf(file).map((placed) => placed.chunk)]) {
    habit = { ...habitOf(reduced.text), ...habit };
    if (habit.listStep !== undefined) break;
  }
  return habit;
}

function habitOf(text: string): Habit {
  let step: number | undefined;
  for (const [, lead = '', blanks = '', dash] of text.matchAll(opening)) {
    const deeper = blanks.length - lead.length;
    const isUsual = deeper >= 0 && deeper <= 8;
    if (isUsual && dash) return { ...(step && { step }), listStep: deeper };
    if (isUsual && deeper > 0) step ??= deeper;
  }
  return step ? { step } : {};
}
