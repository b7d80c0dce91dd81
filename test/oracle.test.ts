/** Judge one: Talos' own loader and validator. It was asked beforehand; `npm run oracle` asks again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BondFile } from '../server/src/core/model/file.ts';
import { compare, type Disagreement, refusedAfterwards } from './oracle/compare.ts';
import { deliberate } from './oracle/exceptions.ts';
import { fixesOf } from './oracle/fixed.ts';
import type { Input } from './oracle/generated.ts';
import { inputs } from './oracle/inputs.ts';
import { fixedFor, releases } from './oracle/releases.ts';
import { readVerdicts, type Verdicts } from './oracle/verdicts.ts';

const asked = inputs().map((input) => ({ input, file: new BondFile(input.text) }));
const verdictsOf = readVerdicts();

function verdictsOn(input: Pick<Input, 'kind' | 'name' | 'text'>): Verdicts {
  const found = verdictsOf(input);
  assert.ok(found, `Talos was never asked about "${input.name}": run npm run oracle`);
  return found;
}

/** The disagreements that nobody meant, the first few of them. */
function checkNone(all: readonly Disagreement[]): void {
  const shown = all
    .filter(({ input, about }) => !deliberate.some(([name, what]) => name.test(input.name) && what.test(about)))
    .map(({ input, release, what, about }) => `${release.line}, ${input.name}: ${what}: ${about}`);
  assert.equal(shown.length, 0, [`${shown.length} in all`, ...shown.slice(0, 20)].join('\n'));
}

test('at least 3,000 generated bonds are judged', () => {
  assert.ok(asked.filter(({ input }) => !input.name.startsWith('test/')).length >= 3000);
});

for (const release of releases) {
  test(`Talos ${release.target} and the rules agree on every input`, () => {
    checkNone(asked.flatMap(({ input, file }) => compare(input, file, release, verdictsOn(input)[release.line]!)));
  });
}

for (const release of fixedFor) {
  test(`Talos ${release.target} accepts what fixes make of a config that is otherwise in order`, () => {
    const fixed = asked.flatMap(({ input, file }) => fixesOf(input, file, release));
    checkNone(
      fixed.flatMap((one) =>
        refusedAfterwards(one, release, verdictsOn(one.of)[release.line]!, verdictsOn(one)[release.line]!),
      ),
    );
  });
}

test('every deliberate disagreement is still one', () => {
  const all = releases.flatMap((release) =>
    asked.flatMap(({ input, file }) => compare(input, file, release, verdictsOn(input)[release.line]!)),
  );
  const unused = deliberate.filter(
    ([name, what]) => !all.some(({ input, about }) => name.test(input.name) && what.test(about)),
  );
  assert.deepEqual(unused, []);
});
