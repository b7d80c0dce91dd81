/** What must hold for every text, whatever is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { applyFix, fixAll, fixAllEdits } from '../server/src/core/judge/fix.ts';
import { levels } from '../server/src/core/judge/rule.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { applyEdits } from '../server/src/core/text.ts';
import { brokenText, change, changed, texts } from './support/arbitrary.ts';

const judge = (file: BondFile): readonly Diagnostic[] => {
  const { diagnostics, failures } = validate(file, defaultOptions);
  assert.deepEqual(failures, []);
  return diagnostics;
};

const parses = (text: string): boolean =>
  parseAllDocuments(text, { logLevel: 'silent' }).every(({ errors }) => errors.length === 0);

/** Lines before and behind what differs. */
function changedLines(before: string, after: string): { readonly start: number; readonly end: number } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return { start, end: a.length - tail };
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

test('any text is judged without a crash, and every finding lies inside it, on one line', () => {
  fc.assert(
    fc.property(brokenText, (text) => {
      for (const { span, fixes } of judge(new BondFile(text))) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        assert.ok(!text.slice(span.start, span.end).includes('\n'));
        for (const edit of fixes.flatMap((fix) => fix.edits))
          assert.ok(0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= text.length);
      }
    }),
    { numRuns: 400 },
  );
});

test('every fix leaves sound YAML, takes its finding away, and touches no line outside its bond', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { maxLength: 2 }), (fixture, changes) => {
      const text = changes.reduce(changed, fixture);
      if (!parses(text)) return;
      const file = new BondFile(text);
      for (const found of judge(file)) {
        for (const fix of found.fixes) checkFix(file, found, applyFix(text, fix), fix.title);
      }
    }),
    { numRuns: 300 },
  );
});

function checkFix(file: BondFile, found: Diagnostic, after: string, title: string): void {
  const { text } = file;
  assert.ok(parses(after), `${found.code}, ${title}: no YAML any more\n${after}`);
  // A suppression whose code is mended may still have nothing to silence: that is another finding of the same rule.
  const same = ({ code, message }: Diagnostic) => code === found.code && (found.dialect || message === found.message);
  const before = judge(file).filter(same).length;
  const left = judge(new BondFile(after)).filter(same).length;
  assert.ok(left < before, `${found.code}, ${title}: still there\n${after}`);
  assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text), `${found.code}, ${title}: line ends changed`);
  const { start, end } = changedLines(text, after);
  const own = lineOf(text, found.span.start);
  const homes = found.dialect
    ? homesIn(file).map(([from, to]) => [lineOf(text, from), lineOf(text, to)] as const)
    : [[own, own] as const];
  assert.ok(
    homes.some(([from, to]) => from <= start && end <= to + 1),
    `${found.code}, ${title}: lines ${start}-${end} are not its own`,
  );
}

/** Where bonds stand, those of texts within the text included. */
const homesIn = (
  file: BondFile,
  outer = (offset: number) => offset,
): readonly (readonly [start: number, end: number])[] => [
  ...file.bonds.map(
    ({ bond, base }) => [outer(bond.link.span.start + base), outer(bond.link.span.end + base)] as const,
  ),
  ...file.embedded.flatMap((inner) => homesIn(inner.file, (offset) => outer(inner.placement.outer(offset)))),
];

test('fix all twice is fix all once, finds nothing graver than before, and its edits say the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { maxLength: 2 }), (fixture, changes) => {
      const text = changes.reduce(changed, fixture);
      const file = new BondFile(text);
      const fixed = fixAll(file, defaultOptions);
      assert.equal(fixAll(new BondFile(fixed), defaultOptions), fixed);
      assert.equal(applyEdits(text, fixAllEdits(file, defaultOptions)), fixed);
      if (parses(text)) assert.ok(parses(fixed), fixed);
      const gravest = (one: BondFile): number =>
        Math.min(levels.length, ...judge(one).map(({ level }) => levels.indexOf(level)));
      assert.ok(gravest(new BondFile(fixed)) >= gravest(file), fixed);
    }),
    { numRuns: 300 },
  );
});
