/** Where a name that a bond uses is given: from a member to the `LinkAliasConfig` that names the link. */

import type { BondFile } from './model/file.ts';
import { everyTextIn } from './model/texts.ts';
import { type Span, shifted, touches } from './text.ts';
import { spanOutward } from './yaml/placement.ts';

/** A member under the cursor. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

/** The member that `offset` touches, if it is called by name. */
export function memberAt(file: BondFile, offset: number): Mention | undefined {
  const within = file.chunks.length > 0 ? file.embeddedAt(offset) : undefined;
  if (within) {
    const found = memberAt(within.file, within.placement.inner(offset));
    return found && { name: found.name, span: spanOutward(found.span, within.placement) };
  }
  for (const { bond, base } of file.bonds) {
    const member = bond.members.find(({ name, span }) => name !== undefined && touches(shifted(span, base), offset));
    if (member?.name !== undefined) return { name: member.name, span: shifted(member.span, base) };
  }
  return undefined;
}

/** A document that gives links their names. */
export interface Alias {
  /** As written: `%d` stands for a number. */
  readonly name: string;
  readonly span: Span;
}

/** Every alias that a text gives, whether it holds a bond or not, in order. */
export const aliasesIn = (file: BondFile): readonly Alias[] =>
  [...everyTextIn(file)].flatMap(({ file: text, placement }) =>
    aliasesOf(text).map(({ name, span }) => ({ name, span: spanOutward(span, placement) })),
  );

const aliasesOf = (file: BondFile): readonly Alias[] =>
  file.stream
    .filter(({ chunk }) => chunk.signs.kind === 'LinkAliasConfig')
    .flatMap(({ chunk, base }) => {
      const name = file.readInstead(chunk).own.neighbour?.name;
      return name ? [{ name: name.text, span: shifted(name.span, base) }] : [];
    });

/** Whether the alias may be what gives a link this name. */
export function givesName({ name: pattern }: Alias, name: string): boolean {
  const [head = '', tail] = pattern.split('%d');
  if (tail === undefined) return pattern === name;
  const number = name.slice(head.length, name.length - tail.length);
  return name.startsWith(head) && name.endsWith(tail) && /^\d+$/.test(number);
}
