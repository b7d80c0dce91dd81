/** What must hold for every bond in every carrier: it is judged and mended there as it is by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { applyFix } from '../server/src/core/judge/fix.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { type Target, targetOf } from '../server/src/core/version.ts';
import { dialectOf, optionsOf, written } from './support/bonds.ts';
import { type Carrier, carriers } from './support/carriers.ts';
import type { Placed } from './support/placing.ts';

const judged = (text: string, file: string, target = defaultOptions.target): readonly Diagnostic[] => {
  const options = { ...defaultOptions, target };
  const { diagnostics, failures } = validate(new BondFile(text, file), options);
  assert.deepEqual(failures, []);
  return diagnostics;
};

/** The release that the carrier names, as its file does. */
const targetIn = ({ version, file }: Carrier): Target | undefined =>
  version === undefined ? undefined : { ...targetOf(version), by: 'file', from: file };

const parses = (text: string): boolean =>
  parseAllDocuments(text, { logLevel: 'silent' }).every(({ errors }) => errors.length === 0);

/** From a place of the bare text to the same in the carrier. */
interface Way {
  readonly start: (offset: number) => number;
  /** Behind the whole of an escape, before the break of a line. */
  readonly end: (offset: number) => number;
}

const nowhere: Way = { start: (offset) => offset, end: (offset) => offset };

function between(bond: string, bare: Placed, carried: Placed): Way {
  const places = Array.from({ length: bond.length + 1 }, (_, at) => [bare.at(at), carried.at(at)] as const);
  const outer = new Map(places);
  const start = (offset: number): number => outer.get(offset) ?? assert.fail(`${offset} is no place of the bond`);
  const end = (offset: number): number => {
    const letter = carried.text.slice(start(offset - 1), outer.get(offset));
    return start(offset - 1) + (/^[^\r\n]+$/.test(letter) ? letter.length : 1);
  };
  return { start, end };
}

/** A finding as both should tell it. */
function told({ code, level, message, span }: Diagnostic, { lenient, nameless }: Carrier, to = nowhere) {
  const unlike = lenient === true && code === 'unknown-field';
  const place = [to.start(span.start), to.end(span.end)];
  return [code, ...place, ...(unlike ? [] : [level]), ...(unlike || nameless ? [] : [message])].join(' ');
}

/** What does not hold for a carrier by its nature: the name that the bond does not have there. */
const bearsOn = ({ code }: Diagnostic, { nameless }: Carrier): boolean =>
  !nameless || !['bond-contains-itself', 'missing-name', 'invalid-link-name'].includes(code);

for (const carrier of carriers) {
  const { what, file, form } = carrier;
  test(`${what}: any bond is judged and mended as it is by itself`, () => {
    fc.assert(
      fc.property(optionsOf(dialectOf(form)), (options) => {
        const bond = written(form, options);
        const [bare, carried] = [carrier.bare(bond), carrier.put(bond)];
        if (!parses(bare.text)) return;
        assert.deepEqual(carrier.take(carried.text), carrier.takeBare(bare.text), 'the test puts it in as it is');
        const alone = judged(bare.text, '', targetIn(carrier)).filter((one) => bearsOn(one, carrier));
        const found = judged(carried.text, file);
        const to = between(bond, bare, carried);
        assert.deepEqual(
          found.map((one) => told(one, carrier)).toSorted(),
          alone.map((one) => told(one, carrier, to)).toSorted(),
        );
        for (const one of alone) {
          const same = found.find((other) => told(other, carrier) === told(one, carrier, to))!;
          checkFixes(carrier, { text: bare.text, found: one }, { text: carried.text, found: same });
        }
      }),
      { numRuns: 40 },
    );
  });
}

interface Told {
  readonly text: string;
  readonly found: Diagnostic;
}

/** Each fix does in the carrier what it does to the bond alone; none is missing where all can be written. */
function checkFixes(carrier: Carrier, bare: Told, carried: Told): void {
  const titles = ({ found }: Told): readonly string[] => found.fixes.map(({ title }) => title);
  const usual = titles(bare);
  if (carrier.fixes === 'all' && !carrier.nameless) assert.deepEqual(titles(carried), usual);
  for (const fix of carried.found.fixes) {
    const own = bare.found.fixes.find(({ title }) => title === fix.title);
    assert.ok(own, `${fix.title} is not among ${usual.join(', ')}`);
    assert.deepEqual([fix.preferred, fix.safe], [own.preferred, own.safe]);
    assert.deepEqual(
      carrier.take(applyFix(carried.text, fix)),
      carrier.takeBare(applyFix(bare.text, own)),
      `${bare.found.code}, ${fix.title}\n${applyFix(carried.text, fix)}`,
    );
  }
}
