/** Judge one: Talos' own loader and validator. It was asked beforehand; `npm run oracle` asks again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BondFile } from '../server/src/core/model/file.ts';
import { compare, type Disagreement, refusedAfterwards } from './oracle/compare.ts';
import { deliberate } from './oracle/exceptions.ts';
import { fixesOf } from './oracle/fixed.ts';
import type { Input } from './oracle/generated.ts';
import { inputs } from './oracle/inputs.ts';
import { fixedFor, type Release, releases } from './oracle/releases.ts';
import { readVerdicts, type Verdict, type Verdicts } from './oracle/verdicts.ts';

/** One input after the other, so that no more than one is in memory. */
function disagreementsOn(input: Input): readonly Disagreement[] {
  const verdicts = verdictsOn(input);
  if (!verdicts) return [];
  const file = new BondFile(input.text);
  return [
    ...releases.flatMap((release) => compare(input, file, release, said(verdicts, release))),
    ...fixedFor.flatMap((release) => afterFixes(input, file, release, verdicts)),
  ];
}

const afterFixes = (input: Input, file: BondFile, release: Release, before: Verdicts): readonly Disagreement[] =>
  fixesOf(input, file, release).flatMap((one) => {
    const after = verdictsOn(one);
    return after ? refusedAfterwards(one, release, said(before, release), said(after, release)) : [];
  });

function verdictsOn(input: Input): Verdicts | undefined {
  const verdicts = verdictsOf(input);
  if (!verdicts) unasked.push(input.name);
  return verdicts;
}

const said = (verdicts: Verdicts, { line }: Release): Verdict => verdicts[line]!;

const asked = inputs();
const verdictsOf = readVerdicts();
/** Texts that Talos was never asked about, by name. */
const unasked: string[] = [];
const found = asked.flatMap(disagreementsOn);

const isDeliberate = ({ input, about }: Disagreement): boolean =>
  deliberate.some(([name, what]) => name.test(input.name) && what.test(about));

/** None but those that somebody meant; else the first few of them. */
function checkNone(all: readonly Disagreement[]): void {
  const shown = all
    .filter((one) => !isDeliberate(one))
    .map(({ input, release, what, about }) => `${release.line}, ${input.name}: ${what}: ${about}`);
  assert.equal(shown.length, 0, [`${shown.length} in all`, ...shown.slice(0, 20)].join('\n'));
}

test('at least 3,000 generated bonds are judged', () => {
  assert.ok(asked.filter(({ name }) => !name.startsWith('test/')).length >= 3000);
});

test('Talos was asked about every text, before and after each fix', () => {
  assert.deepEqual(unasked.slice(0, 20), [], `${unasked.length} in all: run npm run oracle`);
});

for (const release of releases) {
  test(`Talos ${release.target} and the rules agree on every input`, () => {
    checkNone(found.filter((one) => one.release === release && one.what !== 'fix refused'));
  });
}

for (const release of fixedFor) {
  test(`Talos ${release.target} accepts what fixes make of a config that is otherwise in order`, () => {
    checkNone(found.filter((one) => one.release === release && one.what === 'fix refused'));
  });
}

test('every deliberate disagreement is still one', () => {
  const unused = deliberate.filter(
    ([name, what]) => !found.some(({ input, about }) => name.test(input.name) && what.test(about)),
  );
  assert.deepEqual(unused, []);
});
