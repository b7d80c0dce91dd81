/** What completion offers at the cursor of a text, and what becomes of the text that takes an offer. */
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { complete, type Suggestion } from '../../server/src/core/complete/complete.ts';
import { BondFile } from '../../server/src/core/model/file.ts';
import { defaultOptions } from '../../server/src/core/options.ts';
import { applyEdits } from '../../server/src/core/text.ts';
import { targetOf } from '../../server/src/core/version.ts';
import { cursorIn, dedent } from './cursor.ts';

interface Setting {
  readonly name?: string;
  readonly version?: string;
  readonly crlf?: true;
}

/** What is offered at `$0`, as a client sorts it. */
export function offered(marked: string, { name = '', version = 'auto', crlf }: Setting = {}) {
  const { text, offset } = cursorIn(crlf ? dedent(marked).replaceAll('\n', '\r\n') : marked);
  const found = complete(new BondFile(text, name), offset, { ...defaultOptions, target: targetOf(version) });
  return { text, found: found.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1)) };
}

const labels = (found: readonly Suggestion[]): readonly string[] => found.map(({ label }) => label);

/** These come first, in this order. */
export function offers(marked: string, first: readonly string[], setting?: Setting): void {
  assert.deepEqual(labels(offered(marked, setting).found).slice(0, first.length), first);
}

export function offersOnly(marked: string, all: readonly string[], setting?: Setting): void {
  assert.deepEqual(labels(offered(marked, setting).found), all);
}

export const isSilent = (marked: string, setting?: Setting): void => offersOnly(marked, [], setting);

/** Something is offered, but none of these. */
export function keepsBack(marked: string, unwanted: readonly string[], setting?: Setting): void {
  const all = labels(offered(marked, setting).found);
  assert.ok(all.length > 0, 'something is offered');
  assert.deepEqual(
    unwanted.filter((label) => all.includes(label)),
    [],
  );
}

export function suggestion(marked: string, label: string, setting?: Setting) {
  const { text, found } = offered(marked, setting);
  const chosen = found.find((one) => one.label === label);
  assert.ok(chosen, `${label} is offered among ${labels(found).join(', ')}`);
  return { text, chosen };
}

/** Taking the suggestion gives this text. Blanks at the ends of lines do not count. */
export function becomes(marked: string, label: string, wanted: string, setting?: Setting): string {
  const { text, chosen } = suggestion(marked, label, setting);
  const after = applyEdits(text, [chosen.edit]);
  assert.equal(
    after.replaceAll(/[ \t]+(?=\r?$)/gm, ''),
    setting?.crlf ? dedent(wanted).replaceAll('\n', '\r\n') : dedent(wanted),
  );
  return after;
}

/** Taking the suggestion gives this text, which is YAML. */
export function completes(marked: string, label: string, wanted: string, setting?: Setting): void {
  const after = becomes(marked, label, wanted, setting);
  assert.deepEqual(
    parseAllDocuments(after).flatMap(({ errors }) => errors),
    [],
  );
}

/** A key half-typed between others. */
export const inTheMiddle = `
  machine:
    network:
      interfaces:
        - interface: bond0
          bond:
            mode: 802.3ad
            lac$0
            miimon: 100
`;

/** A BondConfig of these lines. */
export const documentWith = (lines: string) => `kind: BondConfig\nname: bond0\n${lines}\n`;

/** A machine config whose list of interfaces is this. */
export const entryWith = (lines: string) => `
  machine:
    network:
      interfaces:
        ${lines}
`;
