/** What fast-check draws from: real fixtures, cut and edited as people and accidents do. */
import fc from 'fast-check';
import { fixturesIn } from './fixtures.ts';

/** Texts of fixtures that a machine can turn over many times in a second. */
export const texts = fixturesIn('.')
  .filter(({ text }) => text.length < 6000)
  .map(({ text }) => text);

const fragments = [
  '',
  '\n',
  '\r\n',
  ' ',
  '  ',
  ':',
  '-',
  '- ',
  '---\n',
  '...\n',
  '# ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '|',
  '>',
  '&a ',
  '*a',
  '<<: *a',
  '!!str ',
  '\t',
  '\0',
  '\ud800',
  '{{ x }}',
  '$' + '{X}',
  '<<<<<<< HEAD\n',
  '=======\n',
  'bond:',
  'bond: null',
  'mode: 802.3ad\n',
  'miimon: 0',
  'miimon: 100',
  'updelay: 250',
  'arpInterval: 1000',
  'kind: BondConfig\n',
  'machine:\n',
  'null',
  '~',
  '0x64',
  '1e3',
  '-1',
  '99999999999',
  'sops:\n',
];

/** One change: a stretch of the text replaced by something. Places are fractions, so that any text will do. */
export interface Change {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

export const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 80 })),
  put: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 8 })),
});

export function changed(text: string, { at, cut, put }: Change): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + cut);
}

/** A fixture, or two as one stream, or anything at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts)).map(([a, b]) => `${a}\n---\n${b}`),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** A fixture after a few changes, cut off somewhere or not. */
export const brokenText: fc.Arbitrary<string> = fc
  .tuple(anyText, fc.array(change, { maxLength: 4 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([text, changes, cut]) => {
    const edited = changes.reduce(changed, text);
    return cut === null ? edited : edited.slice(0, Math.floor(cut * edited.length));
  });
