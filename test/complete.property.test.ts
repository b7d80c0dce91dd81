/** What must hold for every suggestion at every place of every text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { complete, type Suggestion } from '../server/src/core/complete/complete.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { applyEdits, lineBreak, lineEnd, lineStart } from '../server/src/core/text.ts';
import { pairOf } from '../server/src/core/yaml/node.ts';
import { brokenText, type Change, change, changed, texts } from './support/arbitrary.ts';

const suggestionsAt = (text: string, offset: number): readonly Suggestion[] =>
  complete(new BondFile(text), offset, defaultOptions);

const parses = (text: string): boolean =>
  parseAllDocuments(text, { logLevel: 'silent' }).every(({ errors }) => errors.length === 0);

const somewhere = fc.double({ min: 0, max: 1, noNaN: true });

/** A snippet as the user leaves it who presses Tab and types nothing. */
const expanded = (snippet: string): string => {
  const words = new Map<string, string>();
  const filled = snippet.replaceAll(/\$\{(\d+):((?:[^\\}]|\\.)*)\}/g, (_, stop: string, word: string) => {
    words.set(stop, word);
    return word;
  });
  return filled
    .replaceAll(/(?<!\\)\$(\d+)/g, (_, stop: string) => words.get(stop) ?? '')
    .replaceAll(/\\([\\$}])/g, '$1');
};

interface Place {
  readonly text: string;
  readonly at: number;
}

/** Places in and around the bonds of fixtures, at the edges of their words. */
const places: readonly Place[] = texts
  .filter((text) => text.length < 3000)
  .flatMap((text) =>
    new BondFile(text).bonds.flatMap(({ bond, base }) =>
      [...bond.node.pairs, ...bond.link.pairs].flatMap(({ key, value }) =>
        [key.span.start, key.span.end, key.span.end + 1, value?.span.start, value?.span.end].flatMap((at) =>
          at === undefined ? [] : [{ text, at: base + at }],
        ),
      ),
    ),
  );

/** Ways in which people begin to write on a line of its own or inside another. */
const begun = fc.constantFrom('', ' ', 'm', 'mii', '  ', '- ', '- e', '"', 'mode:', 'bond: ', 'miimon: 1', '# ', ', ');

/** The text with a word put at a place, or on a new line below it that begins as its line does. */
function typed(fixture: string, at: number, word: string, newLine: boolean) {
  if (!newLine) return { text: fixture.slice(0, at) + word + fixture.slice(at), offset: at + word.length };
  const line = fixture.slice(lineStart(fixture, at), lineEnd(fixture, at));
  const end = lineEnd(fixture, at);
  const added = `${fixture.includes('\r\n') ? '\r\n' : '\n'}${/^ *(?:- )*/.exec(line)?.[0].replaceAll('-', ' ')}${word}`;
  return { text: fixture.slice(0, end) + added + fixture.slice(end), offset: end + added.length };
}

/** Anywhere in a broken text, or where people write, in a text that is broken elsewhere. */
const anywhere = fc.oneof(
  fc.tuple(brokenText, somewhere).map(([text, where]) => ({ text, offset: Math.floor(where * text.length) })),
  fc.tuple(fc.constantFrom(...places), begun, fc.boolean(), fc.array(change, { maxLength: 2 })).map(writtenIn),
);

function writtenIn([place, word, newLine, changes]: [Place, string, boolean, readonly Change[]]) {
  const { text, offset } = typed(place.text, place.at, word, newLine);
  const before = changes.reduce(changed, text.slice(0, offset));
  return { text: before + text.slice(offset), offset: before.length };
}

test('any place of any text is answered, with edits of the cursor’s own line', () => {
  fc.assert(
    fc.property(anywhere, ({ text, offset }) => {
      for (const { edit, snippet } of suggestionsAt(text, offset)) {
        assert.ok(lineStart(text, offset) <= edit.span.start && edit.span.start <= offset);
        assert.ok(offset <= edit.span.end && edit.span.end <= lineEnd(text, offset));
        if (snippet !== undefined) assert.equal(expanded(snippet), edit.newText);
      }
    }),
    { numRuns: 200 },
  );
});

test('what is applied to sound YAML leaves sound YAML', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), begun, fc.boolean(), (place, word, newLine) => {
      const { text, offset } = typed(place.text, place.at, word, newLine);
      if (!parses(text)) return;
      for (const { edit, label } of suggestionsAt(text, offset)) {
        assert.ok(parses(applyEdits(text, [edit])), `${label}\n${applyEdits(text, [edit])}`);
      }
    }),
    { numRuns: 250, includeErrorInReport: true },
  );
});

test('a key that is applied is in the bond, with its value, and everything else is as it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), (place) => {
      const { text, offset } = typed(place.text, place.at, '', true);
      // What is behind an anchor is in more than one bond.
      if (!parses(text) || text.includes('&')) return;
      const before = entriesOf(place.text);
      for (const { edit, label, kind } of suggestionsAt(text, offset)) {
        // A new bond would move the places of those that are compared.
        if (kind === 'key' && label !== 'bond' && label !== 'bondMaster')
          checkKey(label, before, applyEdits(text, [edit]));
      }
    }),
    { numRuns: 50, includeErrorInReport: true },
  );
});

/** A word on a line of its own, at some column, between two lines of a bond or below its last. */
const betweenLines = fc
  .record({
    place: fc.constantFrom(...places.filter(({ text }) => parses(text))),
    column: fc.nat({ max: 24 }),
    word: fc.constantFrom('', 'm', 'int', 'e', '-', '- ', '- e', '- int'),
  })
  .map(({ place: { text: sound, at }, column, word }) => {
    const end = lineEnd(sound, at);
    const before = `${sound.slice(0, end)}${lineBreak(sound)}${' '.repeat(column)}${word}`;
    return { sound, text: before + sound.slice(end), offset: before.length, word };
  });

test('a word between any two lines is completed to sound YAML, and everything else is as it was', () => {
  fc.assert(
    fc.property(betweenLines, ({ sound, text, offset, word }) => {
      // A dash can part a mapping, whatever follows it.
      const before = sound.includes('&') || word.startsWith('-') ? undefined : entriesOf(sound);
      for (const { edit, label, kind } of suggestionsAt(text, offset)) {
        const after = applyEdits(text, [edit]);
        assert.ok(parses(after), `${label}\n${after}`);
        if (before && kind !== 'snippet' && label !== 'bond' && label !== 'bondMaster') checkKey(label, before, after);
      }
    }),
    { numRuns: 200, includeErrorInReport: true },
  );
});

function checkKey(label: string, before: readonly string[], after: string): void {
  const now = entriesOf(after);
  const added = now.filter((entry) => !before.includes(entry));
  // A key of an item is in the list that holds the item.
  if (now.length === before.length && added.every((entry) => entry.includes(`"${label}"`))) return;
  assert.ok(added.length > 0 && added.every((entry) => entry.includes(` ${label}`)), `${label}\n${after}`);
  assert.ok(
    before.every((entry) => now.includes(entry)),
    `${label}\n${after}`,
  );
}

/** Every bond with every key and value, in words that can be compared. */
const entriesOf = (text: string): readonly string[] =>
  new BondFile(text).bonds.flatMap(({ bond }, index) =>
    bond.node.pairs.map(
      ({ key }) => `${index} ${key.text}: ${JSON.stringify(pairOf(bond.node, key.text)?.value, plain)}`,
    ),
  );

const plain = (name: string, value: unknown): unknown => (name === 'span' || name === 'body' ? undefined : value);
