/** A file that is edited step by step is read as if it had just been opened, whatever was asked of it on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complete } from '../server/src/core/complete/complete.ts';
import { aliasesIn, memberAt } from '../server/src/core/definition.ts';
import { hover } from '../server/src/core/hover/hover.ts';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { symbols } from '../server/src/core/symbols.ts';
import { anyText, type Change, change, changed } from './support/arbitrary.ts';
import { type Fixture, fixturesIn } from './support/fixtures.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** They are worked out when asked for. */
const withFixes = (diagnostics: readonly Diagnostic[]) => diagnostics.map((one) => ({ ...one, fixes: one.fixes }));

/** All that is read of a text, and of texts within it. */
function contentOf(file: BondFile): unknown {
  const { whole, sealed, template, bondCount } = file;
  const documents = file.documents.map(({ document: { root, bonds, interfaces, neighbour, errors }, base }) => ({
    base,
    root,
    errors,
    neighbour,
    interfaces: interfaces.map(({ name, bridgeMembers, vlans }) => ({ name, bridgeMembers, vlans })),
    bonds: bonds.map(({ dialect, name, partial, uncertain, sealed: locked, entries, members, carrier }) => ({
      ...{ dialect, name, partial, uncertain, locked, entries, members, carrier },
    })),
  }));
  const within = file.embedded.map(({ file: inner, placement }) => ({
    content: contentOf(inner),
    places: Array.from(inner.text, (_, offset) => placement.outer(offset)),
  }));
  return { whole, sealed, template, bondCount, documents, within };
}

/** What people ask of a file, all of it or at one place. */
type Question = 'nothing' | 'all' | 'here';

function ask(file: BondFile, question: Question, offset: number): unknown {
  if (question === 'nothing') return undefined;
  const here = [
    hover(file, offset, defaultOptions),
    complete(file, offset, defaultOptions),
    memberAt(file, offset),
    aliasesIn(file),
    file.files,
  ];
  if (question === 'here') return plain(here);
  const { diagnostics, suppressed, failures } = validate(file, defaultOptions);
  assert.deepEqual(failures, []);
  return plain([...[diagnostics, suppressed].map(withFixes), symbols(file), contentOf(file), here]);
}

interface Step {
  readonly change: Change;
  readonly question: Question;
  /** Where in the text, as a fraction. */
  readonly at: number;
}

/** Places near each other, as a cursor moves, and anywhere else. */
const step: fc.Arbitrary<Step> = fc.record({
  change,
  question: fc.constantFrom<Question>('nothing', 'all', 'here'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

const steps = fc.array(step, { minLength: 1, maxLength: 6 });

/** Takes the steps one by one; after each, what is told is what is told of the text alone. */
function follow(start: string, name: string, made: readonly Step[]): void {
  let text = start;
  let file = new BondFile(text, name);
  ask(file, 'all', 0);
  for (const { change: edit, question, at } of made) {
    text = changed(text, edit);
    file = new BondFile(text, name, { before: file });
    const offset = Math.floor(at * text.length);
    assert.deepEqual(ask(file, question, offset), ask(new BondFile(text, name), question, offset), text);
  }
  assert.deepEqual(ask(file, 'all', 0), ask(new BondFile(text, name), 'all', 0), text);
}

test('any text, edited', () => {
  fc.assert(
    fc.property(anyText, steps, (text, made) => follow(text, '', made)),
    { numRuns: 60 },
  );
});

/** Where a word stands as a value or an item. */
const wordsIn = (text: string): readonly number[] => [
  0,
  ...Array.from(text.matchAll(/(?<=(?:: |- |\[|, )['"]?)[\w.+-]+/g), ({ index }) => index),
];

/** A letter in a word, typed or taken away, that leaves it one or makes something else of it. */
const letter = fc.record({
  pick: fc.nat(300),
  into: fc.nat(6),
  drop: fc.nat(1),
  put: fc.constantFrom('', '0', 'a', '-', '.', ' ', ':', '#', ', ', '"', '\n'),
});

test('words, letter by letter', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixturesIn('.').filter(isSmall)),
      fc.array(letter, { maxLength: 4 }),
      (one, typed) => {
        let { text } = one;
        let file = new BondFile(text, one.path);
        ask(file, 'all', 0);
        for (const { pick, into, drop, put } of typed) {
          const words = wordsIn(text);
          const at = (words[pick % words.length] ?? 0) + into;
          text = text.slice(0, at) + put + text.slice(at + drop);
          file = new BondFile(text, one.path, { before: file });
          assert.deepEqual(ask(file, 'all', at), ask(new BondFile(text, one.path), 'all', at), text);
        }
      },
    ),
    { numRuns: 150 },
  );
});

const isSmall = ({ text }: Fixture): boolean => text.length < 8000;
const carrying = fixturesIn('.').filter((one) => isSmall(one) && /\bcarriers?\b/.test(one.path));
const templates = fixturesIn('.').filter((one) => isSmall(one) && /\btemplate|\{\{|\{%/.test(one.path + one.text));

/** Two files as one stream: what one leaves open reaches the other. */
const streamOf = (fixtures: readonly Fixture[]): fc.Arbitrary<Fixture> =>
  fc
    .tuple(fc.constantFrom(...fixtures), fc.option(fc.constantFrom(...fixtures)))
    .map(([a, b]) => ({ path: a.path, text: b ? `${a.text}\n---\n${b.text}` : a.text }));

/** Where a text stands in another, so that edits come there as often as around it. */
function bodiesIn(text: string): readonly number[] {
  const starts = [...text.matchAll(/[|>][-+0-9]*\n/g)].map(({ index, 0: header }) => index + header.length);
  return starts.length > 0 ? starts : [0];
}

const near = (text: string, { change: edit, ...rest }: Step, pick: number): Step => {
  const starts = bodiesIn(text);
  const start = starts[pick % starts.length] ?? 0;
  return { ...rest, change: { ...edit, at: Math.min(1, (start + edit.at * 300) / Math.max(text.length, 1)) } };
};

/** What turns a text into another sort of scalar, encrypts a file, makes it whole, or opens and closes blocks. */
const turns = [
  '|-\n',
  '>-\n',
  '|2\n',
  'sops:\n  mac: x\n',
  '{% if x %}\n',
  '{% endif %}\n',
  '---\n',
  '...\n',
  '  ',
  "'",
];

for (const [what, fixtures] of Object.entries({ carrying, templates })) {
  test(`files of other tools and templates: ${what}, edited within texts and around them`, () => {
    const inside = fc.tuple(step, fc.option(fc.nat(20)), fc.option(fc.constantFrom(...turns)));
    fc.assert(
      fc.property(streamOf(fixtures), fc.array(inside, { minLength: 1, maxLength: 5 }), ({ path, text }, made) => {
        const placed = made.map(([one, pick, turn]) => {
          const there = pick === null ? one : near(text, one, pick);
          return turn === null ? there : { ...there, change: { ...there.change, put: turn } };
        });
        follow(text, path, placed);
      }),
      { numRuns: 60 },
    );
  });
}

test('an edit of an embedded text, and its way back', () => {
  fc.assert(
    fc.property(streamOf(carrying), step, fc.nat(20), ({ path, text }, made, pick) => {
      const there = near(text, made, pick);
      const edited = changed(text, there.change);
      const before = new BondFile(text, path);
      const first = ask(before, 'all', 0);
      const further = new BondFile(edited, path, { before });
      ask(further, there.question, 0);
      assert.deepEqual(ask(new BondFile(text, path, { before: further }), 'all', 0), first);
    }),
    { numRuns: 40 },
  );
});
