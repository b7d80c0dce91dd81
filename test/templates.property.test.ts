/** Nothing is said of a template that may render to a file of which nothing is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { targetOf } from '../server/src/core/version.ts';
import { levelsIn, versionIn } from './support/annotations.ts';
import { type Fixture, fixturesIn } from './support/fixtures.ts';

/** What Talos reads itself, or nobody's business of ours. A suppression goes by lines, which come and go here. */
const isPlain = ({ path, text }: Fixture): boolean =>
  /^(?!.*\/(?:carriers?|template|broken|sops)\b).*\.yaml$/.test(path) && !/talos-bond-ignore|\{\{/.test(text);

const sound = fixturesIn('quiet').filter(isPlain);

const blocks = [
  ['{% if x %}', '{% endif %}'],
  ['{%- for a in b -%}', '{%- endfor -%}'],
  ['{{- if .x }}', '{{- end }}'],
  ['{{- range $i, $x := .list }}', '{{ end -}}'],
  ['%{ if x ~}', '%{ endif ~}'],
] as const;

const indentOf = (line = ''): number => line.search(/\S|$/);

/** Where a document begins, whose it is, and whether Talos looks at a link at all: unknown, it is taken for what it mostly is. */
const decisive = /^---|\b(?:apiVersion|ignore):/;

/** A step from a text to a template that may render to it. */
type Step = (lines: readonly string[], from: number, to: number) => readonly string[];

const inBlock =
  ([opening, closing]: readonly [string, string], isIndented: boolean): Step =>
  (lines, from, to) => {
    const indent = ' '.repeat(isIndented ? indentOf(lines[from]) : 0);
    const within = lines.slice(from, to + 1);
    return [...lines.slice(0, from), indent + opening, ...within, indent + closing, ...lines.slice(to + 1)];
  };

/** Keys or items with all that is below them. */
const included: Step = (lines, from, to) => {
  const indent = indentOf(lines[from]);
  const gone = lines.slice(from, to + 1);
  const isWhole = gone.every((line) => !decisive.test(line) && (line.trim() === '' || indentOf(line) >= indent));
  if (!isWhole || indentOf(lines[to + 1]) > indent) return lines;
  return [...lines.slice(0, from), '{{- include "it" . | nindent 4 }}', ...lines.slice(to + 1)];
};

const rewritten =
  (pattern: RegExp, by: (word: string) => string): Step =>
  (lines, from) =>
    lines.with(
      from,
      (lines[from] ?? '').replace(pattern, (_, before: string, word: string) => before + by(word)),
    );

const value = /^((?!.*\b(?:apiVersion|ignore):).*: )([^\s|>&*!{["'#%`][^\s#"'{}]*)$/;
const entry = /^(\s*- )([^\s|>&*!{["'#%`:][^\s#"'{}:]*)$/;

const step = fc.oneof(
  fc.tuple(fc.constantFrom(...blocks), fc.boolean()).map(([marks, isIndented]) => inBlock(marks, isIndented)),
  fc.constantFrom(...blocks).map(([opening, closing]) => rewritten(value, (word) => opening + word + closing)),
  fc.constantFrom(value, entry).map((pattern) => rewritten(pattern, () => '{{ x }}')),
  fc.constant(included),
);

const change = fc.record({ at: fc.nat(200), length: fc.nat(8), make: step });

const template = fc
  .tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([fixture, changes]) => {
    const lines = changes.reduce<readonly string[]>((before, { at, length, make }) => {
      const from = at % before.length;
      return make(before, from, Math.min(from + length, before.length - 1));
    }, fixture.text.split('\n'));
    return { fixture, text: lines.join('\n') };
  });

/** What is said, for people to read. */
function findingsIn(text: string, { text: original, path }: Fixture): readonly string[] {
  const options = { ...defaultOptions, levels: levelsIn(original), target: targetOf(versionIn(original)) } as Options;
  const { diagnostics, failures } = validate(new BondFile(text, path), options);
  assert.deepEqual(failures, []);
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

test('of a sound file nothing is said, whichever of its values, lines and blocks come from a template', () => {
  fc.assert(
    fc.property(template, ({ fixture, text }) => {
      assert.deepEqual(findingsIn(text, fixture), [], text);
    }),
    { numRuns: 300 },
  );
});
