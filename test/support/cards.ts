/** What hover shows at the cursor of a text. */
import assert from 'node:assert/strict';
import { hover } from '../../server/src/core/hover/hover.ts';
import { BondFile } from '../../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../../server/src/core/options.ts';
import { cursorIn, dedent } from './cursor.ts';

/** What is shown at `$0`, and on which words. */
export function shown(
  marked: string,
  options: Options = defaultOptions,
): { readonly on: string; readonly card: string } | undefined {
  const { text, offset } = cursorIn(marked);
  const found = hover(new BondFile(text, 'config.yaml'), offset, options);
  return found && { on: text.slice(found.span.start, found.span.end), card: found.markdown };
}

/** The card at `$0`; without one there is nothing to look at. */
export function cardOf(marked: string, options?: Options): string {
  const found = shown(marked, options);
  assert.ok(found, `nothing is shown in\n${marked}`);
  return found.card;
}

export function says(marked: string, ...parts: readonly string[]): void {
  const card = cardOf(marked);
  for (const part of parts) assert.ok(card.includes(part), `not said: ${part}\n${card}`);
}

export const saysNot = (marked: string, part: RegExp): void => assert.doesNotMatch(cardOf(marked), part);

/** A BondConfig with these lines and two members. */
export const document = (lines: string): string =>
  `apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\n${dedent(lines)}links: [eth0, eth1]\n`;

/** A bond of the machine config with these options and two members. */
export const legacy = (lines: string): string =>
  `machine:
  network:
    interfaces:
      - interface: bond0
        bond:
${dedent(lines).replaceAll(/^(?=.)/gm, '          ')}          interfaces: [eth0, eth1]
`;
